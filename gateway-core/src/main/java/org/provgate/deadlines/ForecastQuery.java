package org.provgate.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.DeadlineRule.Duty;
import org.provgate.deadlines.Forecast.Count;
import org.provgate.deadlines.Forecast.Filter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** All duties in one statement: those of records, and those of targets that have no result yet. */
final class ForecastQuery {

    /**
     * {@code chain}: corrections with the record they go back to. {@code duty}: of each such family and rule the newest date.
     * {@code way}: what became of a family. {@code planned}: what tasks still lack, with dates computed here.
     */
    private static final String JUDGED = """
            WITH RECURSIVE chain AS (
                SELECT b.id AS root, c.id AS member, 1 AS depth
                  FROM record c JOIN record b ON b.id = c.correction_of
                 WHERE c.correction_of IS NOT NULL AND b.correction_of IS NULL
                UNION ALL
                SELECT p.root, c.id, p.depth + 1 FROM chain p JOIN record c ON c.correction_of = p.member),
            duty AS (
                SELECT DISTINCT ON (coalesce(c.root, d.record_id), d.rule)
                       coalesce(c.root, d.record_id) AS root, d.record_id, d.rule, d.duty, d.due_on
                  FROM deadline d LEFT JOIN chain c ON c.member = d.record_id
                 ORDER BY coalesce(c.root, d.record_id), d.rule, c.depth DESC NULLS LAST),
            member AS (
                SELECT root, member, depth FROM chain
                UNION ALL
                SELECT DISTINCT root, root, 0 FROM duty),
            way AS (
                SELECT m.root, max(m.depth) AS corrections,
                       (array_agg(m.member ORDER BY m.depth DESC, v.id DESC))[1] AS newest,
                       (array_agg(v.state ORDER BY m.depth DESC, v.id DESC))[1] AS delivery,
                       (array_agg(v.reason ORDER BY m.depth DESC, v.id DESC))[1] AS reason,
                       min(v.accepted_at) FILTER (WHERE v.state IN ('ACCEPTED', 'PUBLISHED')) AS accepted_at,
                       min(v.published_on) AS published_on
                  FROM member m JOIN record r ON r.id = m.member
                  LEFT JOIN delivery v ON v.record_id = r.id AND v.province = r.province AND v.channel = r.kind || 'S'
                 GROUP BY m.root),
            waived AS (
                SELECT m.root, w.rule, max(w.until) AS until
                  FROM deadline_waiver w JOIN member m ON m.member = w.record_id
                 WHERE w.approved_by IS NOT NULL GROUP BY m.root, w.rule),
            planned AS (
                SELECT p.*, s.subject_key, s.department
                  FROM unnest(CAST(:tasks AS text[]), CAST(:provinces AS text[]), CAST(:rules AS text[]),
                              CAST(:duties AS text[]), CAST(:dues AS date[])) AS p (task, province, rule, duty, due_on)
                  JOIN (SELECT DISTINCT task_id, subject_key, department FROM task_seat
                         WHERE task_id = ANY(CAST(:tasks AS text[]))) s ON s.task_id = p.task
                 WHERE NOT EXISTS (SELECT FROM record r
                                    WHERE r.kind = 'RESULT' AND r.correction_of IS NULL AND r.task_id = s.task_id
                                      AND r.subject_key = s.subject_key AND r.department = s.department)),
            line AS (
                SELECT d.record_id AS record, CASE WHEN w.corrections > 0 THEN w.newest END AS newest, r.task_id AS task,
                       r.subject_key AS subject, r.department, r.province, d.rule, d.duty, d.due_on, x.until,
                       CASE d.duty WHEN 'ENTERED' THEN CAST(w.accepted_at AT TIME ZONE 'Asia/Shanghai' AS date)
                                   ELSE w.published_on END AS met_on,
                       w.delivery, w.reason, d.record_id || ' ' || d.rule AS key
                  FROM duty d JOIN record r ON r.id = d.record_id JOIN way w ON w.root = d.root
                  LEFT JOIN waived x ON x.root = d.root AND x.rule = d.rule
                UNION ALL
                SELECT NULL, NULL, task, subject_key, department, province, rule, duty, due_on, NULL, NULL, NULL, NULL,
                       task || '/' || subject_key || '/' || department || ' ' || rule
                  FROM planned),
            dated AS (SELECT *, CASE WHEN due_on IS NOT NULL THEN greatest(due_on, until) END AS last_day FROM line),
            judged AS (
                SELECT *, CASE WHEN last_day IS NULL THEN CASE WHEN met_on < :unknownAfter THEN 'MET' ELSE 'UNKNOWN' END
                               WHEN met_on <= due_on THEN 'MET'
                               WHEN met_on > due_on THEN 'MET_LATE'
                               WHEN last_day < :today THEN 'OVERDUE'
                               WHEN last_day <= :soon THEN 'DUE'
                               ELSE 'LATER' END AS state
                  FROM dated
                 WHERE (CAST(:province AS text) IS NULL OR province = :province)
                   AND (CAST(:department AS text) IS NULL OR department = :department))
            """;

    private static final String DUTIES = JUDGED + """
            SELECT * FROM judged
             WHERE state = ANY(CAST(:states AS text[])) AND (CAST(:until AS date) IS NULL OR last_day <= :until)
               AND (coalesce(last_day, DATE '9999-12-31'), key COLLATE "C") > (:afterDay, :afterKey)
             ORDER BY coalesce(last_day, DATE '9999-12-31'), key COLLATE "C" LIMIT :most
            """;
    private static final String COUNTS = JUDGED + """
            SELECT province, state, count(*) AS duties,
                   count(*) FILTER (WHERE state = 'OVERDUE' OR state = 'MET_LATE' AND met_on > last_day) AS liabilities
              FROM judged GROUP BY province, state
            """;
    private static final String TASKS = """
            SELECT t.id, t.province, t.area_code, t.ends FROM task t LEFT JOIN batch b ON b.id = t.batch_id
             WHERE t.state = 'OPEN' AND b.state IS DISTINCT FROM 'ABORTED'
            """;

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final DeadlineRules rules;

    ForecastQuery(JdbcClient jdbc, WorkingCalendar calendar, DeadlineRules rules) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.rules = rules;
    }

    /** What the results of a task will be due by. */
    private record Planned(
            String task,
            String province,
            DeadlineRule rule,
            @Nullable LocalDate due) {}

    List<Due> duties(LocalDate today, Filter filter, Cursor from, int most) {
        var until = filter.days() == null ? null : knownAfter(today, filter.days());
        return asked(DUTIES, today, filter.province(), filter.department())
                .param("states", filter.states().stream().map(Enum::name).toArray(String[]::new))
                .param("until", until)
                .param("afterDay", from.day())
                .param("afterKey", from.key())
                .param("most", most)
                .query((r, n) -> due(r, today))
                .list();
    }

    List<Count> counts(LocalDate today, @Nullable String province) {
        return asked(COUNTS, today, province, null)
                .query((r, n) -> new Count(
                        r.getString("province"),
                        Due.State.valueOf(r.getString("state")),
                        r.getLong("duties"),
                        r.getLong("liabilities")))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Count::province).thenComparing(Count::state))
                .toList();
    }

    private StatementSpec asked(String sql, LocalDate today, @Nullable String province, @Nullable String department) {
        var planned = planned();
        return jdbc.sql(sql)
                .param("today", today)
                .param("soon", knownAfter(today, Forecast.SOON))
                .param("unknownAfter", calendar.unknownAfter(today))
                .param("province", province)
                .param("department", department)
                .param("tasks", Column.of(planned, Planned::task))
                .param("provinces", Column.of(planned, Planned::province))
                .param("rules", Column.of(planned, p -> p.rule.id()))
                .param("duties", Column.of(planned, p -> p.rule.duty()))
                .param("dues", Column.of(planned, Planned::due));
    }

    /** A date that is known lies before every unknown day, so where {@code n} days ahead is unknown that day decides as well. */
    private LocalDate knownAfter(LocalDate today, int n) {
        var day = calendar.afterIfKnown(today, n);
        return day != null ? day : calendar.unknownAfter(today);
    }

    private List<Planned> planned() {
        var planned = new ArrayList<Planned>();
        jdbc.sql(TASKS).query((ResultSet r) -> {
            var ends = r.getObject("ends", LocalDate.class);
            for (var rule : rules.ofTask(r.getString("area_code"), r.getString("province"), ends))
                planned.add(
                        new Planned(r.getString("id"), r.getString("province"), rule, rule.due(ends, ends, calendar)));
        });
        return planned;
    }

    private Due due(ResultSet r, LocalDate today) throws SQLException {
        var state = Due.State.valueOf(r.getString("state"));
        var duty = Duty.valueOf(r.getString("duty"));
        var waivedUntil = r.getObject("until", LocalDate.class);
        var last = r.getObject("last_day", LocalDate.class);
        var metOn = r.getObject("met_on", LocalDate.class);
        var record = r.getString("record");
        var delivery = r.getString("delivery");
        return new Due(
                record,
                r.getString("newest"),
                r.getString("task"),
                r.getString("subject"),
                r.getString("department"),
                r.getString("province"),
                r.getString("rule"),
                duty,
                r.getObject("due_on", LocalDate.class),
                waivedUntil,
                state,
                daysLeft(today, last),
                state == Due.State.OVERDUE || state == Due.State.MET_LATE && metOn != null && metOn.isAfter(last),
                metOn,
                delivery,
                r.getString("reason"),
                NextStep.of(state, duty, record, delivery));
    }

    private @Nullable Integer daysLeft(LocalDate today, @Nullable LocalDate last) {
        if (last == null || !calendar.knows(today) || !calendar.knows(last)) return null;
        return calendar.between(today, last);
    }
}
