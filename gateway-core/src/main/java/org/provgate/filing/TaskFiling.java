package org.provgate.filing;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Contents;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;
import org.provgate.spi.inspection.InspectionTask.Target;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks with what was drawn for them, once dispatched; again when a recusal has changed their officers (R1, R2, R27). */
final class TaskFiling {

    /** A drawn task is as its draw's document says: its digest is the version. One outside the draw never changes. */
    private static final String DUE = """
            SELECT t.*, b.plan_id, b.filter, b.frame_root, b.frame_size, b.document_digest, b.lead_department,
                   CASE WHEN f.filed > 0 THEN b.document END AS document, f.filed
              FROM task t LEFT JOIN batch b ON b.id = t.batch_id,
                   LATERAL (SELECT count(*) AS filed FROM record r JOIN delivery d ON d.record_id = r.id
                             WHERE r.kind = 'TASK' AND r.province = t.province AND r.task_id = t.id AND d.state <> 'REJECTED') f
             WHERE t.province = :province AND (t.batch_id IS NULL OR b.state IN ('DISPATCHED', 'CLOSED'))
               AND NOT EXISTS (SELECT FROM record r WHERE r.kind = 'TASK' AND r.task_id = t.id
                                  AND r.submission = coalesce(b.document_digest, 'triggered'))
             ORDER BY t.id
            """;

    /** A subject that has left the register since it was drawn is named as it was last known. */
    private static final String TARGETS = """
            SELECT tt.subject_key, tt.form_no, coalesce(tt.stratum, :ground) AS stratum, s.uscc, s.source_key,
                   coalesce(s.name, tt.subject_key) AS name,
                   ARRAY(SELECT o.cert_no FROM task_seat e JOIN officer o ON o.id = e.officer_id
                          WHERE e.task_id = tt.task_id AND e.subject_key = tt.subject_key ORDER BY e.department, e.seat) AS certs
              FROM task_target tt
              LEFT JOIN LATERAL (
                  SELECT uscc, source_key, name FROM (
                      SELECT uscc, source_key, name, NULL::timestamptz AS until FROM subject
                       WHERE province = :province AND identity = tt.subject_key
                      UNION ALL
                      SELECT uscc, source_key, name, valid_to FROM subject_history
                       WHERE province = :province AND identity = tt.subject_key) v
                   ORDER BY until DESC NULLS FIRST LIMIT 1) s ON true
             WHERE tt.task_id = :task ORDER BY tt.position
            """;

    private final JdbcClient jdbc;

    TaskFiling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param document of the draw; null the first time and outside the draw */
    private record Head(
            String id,
            @Nullable String planId,
            @Nullable String ground,
            String name,
            boolean directed,
            LocalDate starts,
            LocalDate ends,
            @Nullable String drawRoot,
            int poolSize,
            String version,
            @Nullable String document,
            String department,
            int filed) {}

    List<Filed> due(String province) {
        var heads = jdbc.sql(DUE)
                .param("province", province)
                .query((r, n) -> new Head(
                        r.getString("id"),
                        r.getString("plan_id"),
                        r.getString("ground"),
                        r.getString("name"),
                        !"{}".equals(r.getString("filter")),
                        r.getObject("starts", LocalDate.class),
                        r.getObject("ends", LocalDate.class),
                        r.getString("frame_root"),
                        r.getInt("frame_size"),
                        Objects.requireNonNullElse(r.getString("document_digest"), "triggered"),
                        r.getString("document"),
                        Objects.requireNonNullElse(r.getString("lead_department"), province),
                        r.getInt("filed")))
                .list();
        return heads.stream()
                .map(h -> new Filed(
                        Channel.TASKS, "TASK", h.id, h.version, h.department, Contents.write(task(province, h))))
                .toList();
    }

    private InspectionTask task(String province, Head head) {
        boolean drawn = head.ground == null;
        return new InspectionTask(
                head.id,
                head.planId,
                head.name,
                drawn ? head.directed : null,
                head.starts,
                head.ends,
                head.drawRoot,
                drawn ? head.poolSize : null,
                targets(province, head),
                head.filed == 0 ? null : new Amendment(head.filed, reasons(head.document)));
    }

    private List<Target> targets(String province, Head head) {
        var targets = new ArrayList<Target>();
        jdbc.sql(TARGETS)
                .param("province", province)
                .param("task", head.id)
                .param("ground", head.ground)
                .query((ResultSet r) -> {
                    targets.add(new Target(
                            r.getString("uscc"),
                            r.getString("source_key"),
                            r.getString("name"),
                            r.getString("stratum"),
                            List.of((String[]) r.getArray("certs").getArray()),
                            r.getString("form_no")));
                });
        return targets;
    }

    /** Why officers were replaced, as the draw's document says it. */
    private static String reasons(@Nullable String document) {
        var reasons = new TreeSet<String>();
        if (document != null)
            for (var amendment : Contents.read(document, JsonNode.class).path("amendments"))
                reasons.add(amendment.path("reason").asText());
        return reasons.isEmpty() ? "人员调整" : String.join("；", reasons);
    }
}
