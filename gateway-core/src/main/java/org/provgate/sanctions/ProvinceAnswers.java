package org.provgate.sanctions;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.evidence.Digest;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Contents;
import org.provgate.outbox.Outbox;
import org.provgate.outbox.Outgoing;
import org.provgate.spi.credit.SanctionFeedback;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings what was done about the province's own measures to the province: through the outbox, as a record of its own. */
public final class ProvinceAnswers {

    private static final String BEGINS =
            "SELECT begins FROM province_measure WHERE id = :id AND gone_at IS NULL AND field = ANY(:fields)";
    private static final String ORDER = """
            SELECT m.province, m.order_id, m.uscc, (SELECT name_zh FROM department WHERE code = :department) AS executor
              FROM province_measure m WHERE m.id = :id
            """;
    private static final String RECORD = """
            INSERT INTO record (id, kind, province, area_code, department, subject_key, business_key, content, digest, event_on, submission,
                                submitted_by, submitted_at)
            VALUES (:id, 'FEEDBACK', :province, :area, :department, :subject, :order, '{}', :digest, :day, :id, :by, :at)
            """;

    private final JdbcClient jdbc;
    private final FieldRights executed;
    private final Outbox outbox;
    private final Map<String, String> areaCodes;

    /**
     * @param executed the fields a department executes
     * @param areaCodes 行政区划代码 by entry of the settings
     */
    public ProvinceAnswers(JdbcClient jdbc, FieldRights executed, Outbox outbox, Map<String, String> areaCodes) {
        this.jdbc = jdbc;
        this.executed = executed;
        this.outbox = outbox;
        this.areaCodes = Map.copyOf(areaCodes);
    }

    private record Order(String province, String id, String uscc, String executor) {}

    private record Begins(@Nullable LocalDate day) {}

    /** Returns the first day of a measure of the caller's field; null if the province names none. */
    @Nullable
    LocalDate begins(Caller caller, MeasureId of) {
        return jdbc.sql(BEGINS)
                .param("id", of.provinces())
                .param("fields", SanctionLookUp.names(executed.of(caller)))
                .query((r, n) -> new Begins(r.getObject(1, LocalDate.class)))
                .optional()
                .orElseThrow(() -> SanctionLookUp.unknown(of.text()))
                .day();
    }

    /** In the caller's transaction. */
    void send(Feedback feedback, long measure) {
        var order = jdbc.sql(ORDER)
                .param("id", measure)
                .param("department", feedback.department())
                .query((r, n) -> new Order(r.getString(1), r.getString(2), r.getString(3), r.getString(4)))
                .single();
        var content = Contents.write(new SanctionFeedback(
                order.id, feedback.id(), order.executor, feedback.action(), feedback.date(), feedback.remark()));
        jdbc.sql(RECORD)
                .param("id", feedback.id())
                .param("province", order.province)
                .param("area", areaCodes.getOrDefault(order.province, ""))
                .param("department", feedback.department())
                .param("subject", order.uscc)
                .param("order", order.id)
                .param("digest", Digest.of(content))
                .param("day", feedback.date())
                .param("by", feedback.writtenBy())
                .param("at", Timestamp.from(feedback.writtenAt()))
                .update();
        outbox.enqueue(List.of(new Outgoing(
                feedback.id(), order.province, Channel.SANCTION_FEEDBACK, feedback.id(), order.uscc, "", content)));
    }
}
