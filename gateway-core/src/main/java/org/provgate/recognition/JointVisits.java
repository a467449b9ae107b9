package org.provgate.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits that could be one (进一次门，查多项事, R37): proposals, nothing is changed. For several threads. */
public final class JointVisits {

    /**
     * Of each subject, the day on which most of its open visits could be made together: a first day of one of them, or today. Visits made
     * (a result is there) and tasks of aborted draws are none.
     */
    private static final String VISITS = """
            WITH twice AS (
                SELECT tt.subject_key FROM task t LEFT JOIN batch b ON b.id = t.batch_id JOIN task_target tt ON tt.task_id = t.id
                 WHERE t.state = 'OPEN' AND t.ends >= :today AND b.state IS DISTINCT FROM 'ABORTED' AND tt.subject_key > :after
                 GROUP BY tt.subject_key HAVING count(*) > 1),
            visit AS (
                SELECT DISTINCT tt.subject_key, t.id AS task, t.batch_id, s.department, greatest(t.starts, :today) AS starts, t.ends
                  FROM twice w JOIN task_target tt USING (subject_key) JOIN task t ON t.id = tt.task_id
                       LEFT JOIN batch b ON b.id = t.batch_id
                       JOIN task_seat s ON s.task_id = tt.task_id AND s.subject_key = tt.subject_key
                 WHERE t.state = 'OPEN' AND t.ends >= :today AND b.state IS DISTINCT FROM 'ABORTED'
                   AND NOT EXISTS (SELECT FROM record r WHERE r.kind = 'RESULT' AND r.task_id = t.id AND r.correction_of IS NULL
                                                          AND r.subject_key = tt.subject_key AND r.department = s.department)),
            together AS (
                SELECT d.subject_key, d.starts, min(v.ends) AS ends, array_agg(DISTINCT v.task) AS tasks,
                       array_agg(DISTINCT v.department) AS departments,
                       coalesce(array_agg(DISTINCT i.code) FILTER (WHERE i.code IS NOT NULL), '{}') AS items
                  FROM (SELECT DISTINCT subject_key, starts FROM visit) d
                       JOIN visit v ON v.subject_key = d.subject_key AND v.starts <= d.starts AND v.ends >= d.starts
                       LEFT JOIN batch_department bd ON bd.batch_id = v.batch_id AND bd.department = v.department
                       LEFT JOIN LATERAL unnest(bd.item_codes) i (code) ON true
                 GROUP BY d.subject_key, d.starts
                HAVING count(DISTINCT v.task) > 1 AND count(DISTINCT v.department) > 1)
            SELECT DISTINCT ON (subject_key) * FROM together WHERE :all OR :department = ANY (departments)
             ORDER BY subject_key, cardinality(departments) DESC, cardinality(tasks) DESC, starts LIMIT :most
            """;

    /** Before a batch is frozen nobody is in its frame, so how many there will be is not known. */
    private static final String PLANNED = """
            SELECT b.id AS batch, t.id AS task, greatest(b.window_start, t.starts, :today) AS starts, least(b.window_end, t.ends) AS ends,
                   bd.departments AS planned, s.departments AS inspecting, bd.items,
                   CASE WHEN b.state <> 'DRAFT' THEN (
                       SELECT count(*) FROM task_target tt JOIN batch_frame f ON f.batch_id = b.id AND f.subject_key = tt.subject_key
                        WHERE tt.task_id = t.id) END AS subjects
              FROM batch b JOIN task t ON t.province = b.province AND t.state = 'OPEN' AND t.batch_id IS DISTINCT FROM b.id
                        AND t.starts <= b.window_end AND t.ends >= greatest(b.window_start, :today)
                   LEFT JOIN batch o ON o.id = t.batch_id
                   CROSS JOIN LATERAL (SELECT array_agg(DISTINCT d.department) AS departments, array_agg(DISTINCT i.code) AS items
                                         FROM batch_department d, unnest(d.item_codes) i (code) WHERE d.batch_id = b.id) bd
                   CROSS JOIN LATERAL (SELECT array_agg(DISTINCT department) AS departments FROM task_seat WHERE task_id = t.id) s
             WHERE b.state IN ('DRAFT', 'FROZEN', 'COMMITTED', 'REVEALED') AND b.window_end >= :today
               AND o.state IS DISTINCT FROM 'ABORTED' AND NOT s.departments <@ bd.departments
               AND (:all OR :department = ANY (bd.departments || s.departments))
             ORDER BY starts, b.id, t.id LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public JointVisits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Departments could see a subject together.
     *
     * @param from first day on which all could, from today on, in Asia/Shanghai @param to last one
     * @param tasks open ones it stands in @param itemCodes of drawn tasks; tasks outside the draw name none
     */
    public record JointVisit(
            String subject,
            LocalDate from,
            LocalDate to,
            List<String> departments,
            List<String> tasks,
            List<String> itemCodes) {}

    /**
     * A draw to come and an open task of other departments fall together: what it draws could be visited with the task.
     *
     * @param planned departments of the batch @param inspecting departments of the task
     * @param subjects how many of the task's could be drawn; null before the freeze
     */
    public record PlannedVisit(
            String batch,
            String task,
            LocalDate from,
            LocalDate to,
            List<String> planned,
            List<String> inspecting,
            List<String> itemCodes,
            @Nullable Long subjects) {}

    /** @param next what {@code after} is for further visits; null on the last page. PlannedVisit ones stand on the first page alone. */
    public record VisitPage(
            List<JointVisit> visits,
            List<PlannedVisit> planned,
            @Nullable String next) {}

    /**
     * Returns proposals that the caller's department has part in; for the office all.
     *
     * @param after {@code next} of the page before; null for the first
     */
    public VisitPage proposals(Caller caller, @Nullable String after, int most) {
        var visits = ask(VISITS, caller, most)
                .param("after", after == null ? "" : after)
                .query((r, n) -> visit(r))
                .list();
        List<PlannedVisit> planned = after != null
                ? List.of()
                : ask(PLANNED, caller, most).query((r, n) -> planned(r)).list();
        return new VisitPage(
                visits,
                planned,
                visits.size() < most ? null : visits.get(visits.size() - 1).subject());
    }

    private JdbcClient.StatementSpec ask(String sql, Caller caller, int most) {
        return jdbc.sql(sql)
                .param("today", LocalDate.ofInstant(clock.instant(), Inspections.SHANGHAI))
                .param("all", caller.reach() == Reach.OFFICE)
                .param("department", caller.department())
                .param("most", most);
    }

    private static JointVisit visit(ResultSet r) throws SQLException {
        return new JointVisit(
                r.getString("subject_key"),
                day(r, "starts"),
                day(r, "ends"),
                texts(r, "departments"),
                texts(r, "tasks"),
                texts(r, "items"));
    }

    private static PlannedVisit planned(ResultSet r) throws SQLException {
        return new PlannedVisit(
                r.getString("batch"),
                r.getString("task"),
                day(r, "starts"),
                day(r, "ends"),
                texts(r, "planned"),
                texts(r, "inspecting"),
                texts(r, "items"),
                r.getObject("subjects", Long.class));
    }

    private static LocalDate day(ResultSet r, String column) throws SQLException {
        return r.getObject(column, LocalDate.class);
    }

    private static List<String> texts(ResultSet r, String column) throws SQLException {
        return List.of((String[]) r.getArray(column).getArray());
    }
}
