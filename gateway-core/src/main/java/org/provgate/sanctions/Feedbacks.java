package org.provgate.sanctions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in what executors did about measures (R56); about the province's own it goes on to the province. For several threads. */
public final class Feedbacks {

    private static final String EXECUTES = """
            SELECT begins FROM sanction WHERE id = :id AND :department = ANY (executors)
            """;
    private static final String INSERT = """
            INSERT INTO sanction_feedback (id, sanction_id, province_measure_id, department, action, done_on, remark, written_by, written_at)
            VALUES (:id, :own, :provinces, :department, :action, :date, :remark, :by, :at)
            """;
    private static final String OF = """
            SELECT f.* FROM sanction_feedback f LEFT JOIN sanction o ON o.id = f.sanction_id
             WHERE (:office OR f.department = :department OR o.requester = :department)
               AND (f.sanction_id = :own OR f.province_measure_id = :provinces)
             ORDER BY f.written_at, f.id
            """;
    private static final String UNANSWERED = """
            SELECT o.id, d AS department, o.field, o.measure_zh, o.subject_key, o.name, o.opened_at
              FROM sanction o, unnest(o.executors) d
             WHERE o.state = 'OPEN' AND o.needs_feedback AND o.opened_at <= :before AND (:office OR d = :department) AND o.id > :after
               AND NOT EXISTS (SELECT FROM sanction_feedback f WHERE f.sanction_id = o.id AND f.department = d)
             ORDER BY o.id, d LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProvinceAnswers province;
    private final Evidence evidence;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** @param ids gives a random one each time */
    public Feedbacks(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ProvinceAnswers province,
            Evidence evidence,
            Clock clock,
            Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.province = province;
        this.evidence = evidence;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Takes in what the caller's department did.
     *
     * @param measure as {@link Measure#id}
     * @param action at most 255 characters
     * @throws Refusal if there is no such measure for this executor, or with all that is wrong
     */
    public Feedback give(
            Caller caller, String measure, @Nullable String action, @Nullable LocalDate date, @Nullable String remark) {
        var of = MeasureId.of(measure);
        // what goes to the province is written where departments write nothing by themselves
        return of.provinces() == null
                ? give(caller, of, action, date, remark)
                : caller.acrossDepartments().run(() -> give(caller, of, action, date, remark));
    }

    private Feedback give(
            Caller caller, MeasureId of, @Nullable String action, @Nullable LocalDate date, @Nullable String remark) {
        return transaction.execute(tx -> {
            var begins = of.own() != null ? begins(caller, of.own()) : province.begins(caller, of);
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var faults = new ArrayList<String>();
            var done = Texts.line("action", action, 255, true, faults);
            var note = Texts.line("remark", remark, 255, false, faults);
            if (date == null) faults.add("date is missing");
            else if (date.isAfter(LocalDate.ofInstant(at, Sanctions.SHANGHAI)))
                faults.add("date " + date + " is still to come");
            else if (begins != null && date.isBefore(begins))
                faults.add("date " + date + " is before the measure begins, on " + begins);
            if (date == null || !faults.isEmpty()) throw new Refusal("feedback-refused", String.join("; ", faults));
            var feedback = new Feedback(
                    "F" + ids.get().toString().replace("-", ""),
                    of.text(),
                    caller.department(),
                    done,
                    date,
                    note.isEmpty() ? null : note,
                    caller.actor(),
                    at);
            insert(feedback, of);
            if (of.provinces() != null) province.send(feedback, of.provinces());
            evidence.append(new Entry(
                    feedback.department(),
                    feedback.writtenBy(),
                    "sanctions.feedback-given",
                    "sanction/" + of.text(),
                    "feedback " + feedback.id(),
                    "sanction-" + of.text(),
                    null,
                    Digest.of(feedback.id() + "\t" + done + "\t" + date + "\t" + note)));
            return feedback;
        });
    }

    /** Returns what was done about a measure: an executor sees its own, the requester and the office all. */
    public List<Feedback> of(Caller caller, String measure) {
        var of = MeasureId.of(measure);
        return params(OF, caller)
                .param("own", of.own())
                .param("provinces", of.provinces())
                .query(Feedbacks::feedback)
                .list();
    }

    /**
     * Returns measures that need an answer and have none, the oldest first.
     *
     * @param patience how long an executor has
     * @param after id of the last measure of the page before; 0 for the first
     */
    public List<Feedback.Unanswered> unanswered(Caller caller, Duration patience, long after, int most) {
        return params(UNANSWERED, caller)
                .param("before", Timestamp.from(clock.instant().minus(patience)))
                .param("after", after)
                .param("most", most)
                .query((r, n) -> new Feedback.Unanswered(
                        r.getString("id"),
                        r.getString("department"),
                        Field.valueOf(r.getString("field")),
                        r.getString("measure_zh"),
                        r.getString("subject_key"),
                        r.getString("name"),
                        r.getTimestamp("opened_at").toInstant()))
                .list();
    }

    private LocalDate begins(Caller caller, long id) {
        return jdbc.sql(EXECUTES)
                .param("id", id)
                .param("department", caller.department())
                .query((r, n) -> r.getObject(1, LocalDate.class))
                .optional()
                .orElseThrow(() -> SanctionLookUp.unknown(String.valueOf(id)));
    }

    private void insert(Feedback feedback, MeasureId of) {
        jdbc.sql(INSERT)
                .param("id", feedback.id())
                .param("own", of.own())
                .param("provinces", of.provinces())
                .param("department", feedback.department())
                .param("action", feedback.action())
                .param("date", feedback.date())
                .param("remark", feedback.remark())
                .param("by", feedback.writtenBy())
                .param("at", Timestamp.from(feedback.writtenAt()))
                .update();
    }

    private JdbcClient.StatementSpec params(String sql, Caller caller) {
        return jdbc.sql(sql).param("office", caller.reach() == Reach.OFFICE).param("department", caller.department());
    }

    private static Feedback feedback(ResultSet r, int n) throws SQLException {
        var own = r.getString("sanction_id");
        return new Feedback(
                r.getString("id"),
                own == null ? "P" + r.getString("province_measure_id") : own,
                r.getString("department"),
                r.getString("action"),
                r.getObject("done_on", LocalDate.class),
                r.getString("remark"),
                r.getString("written_by"),
                r.getTimestamp("written_at").toInstant());
    }
}
