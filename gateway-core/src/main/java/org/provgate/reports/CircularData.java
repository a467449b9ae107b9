package org.provgate.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.forms.Words;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the circular of a task says. */
final class CircularData {

    private static final String TASK = """
            SELECT t.*, b.plan_id, b.plan_version, b.plan_round, p.name AS plan_name
              FROM task t LEFT JOIN batch b ON b.id = t.batch_id
                   LEFT JOIN plan p ON p.plan_id = b.plan_id AND p.version = b.plan_version
             WHERE t.id = :task
            """;

    /** Of the newest list fixed when the batch was frozen; a task outside the draw has the items its results name. */
    private static final String ITEMS = """
            SELECT DISTINCT ON (x.code) x.code, l.name, l.legal_basis
              FROM task t LEFT JOIN batch b ON b.id = t.batch_id CROSS JOIN LATERAL (
                       SELECT unnest(item_codes) AS code FROM batch_department WHERE batch_id = t.batch_id
                       UNION
                       SELECT jsonb_array_elements_text(content -> 'itemCodes') FROM record WHERE task_id = t.id AND kind = 'RESULT') x
                   LEFT JOIN (
                       SELECT i.code, i.name, i.legal_basis, l.year, l.version, l.fixed_at
                         FROM item i JOIN item_list l ON l.id = i.list_id WHERE l.state = 'FIXED') l
                     ON l.code = x.code AND l.fixed_at <= coalesce(b.frozen_at, t.created_at)
             WHERE t.id = :task ORDER BY x.code, l.year DESC NULLS LAST, l.version DESC
            """;

    private static final String CHECKS = Records.OF_TASK + """
            , checked AS (
                SELECT r.subject_key, r.department, r.event_on, r.content, v.state, v.published_on,
                       ARRAY(SELECT jsonb_array_elements_text(r.content -> 'findings')) AS findings
                  FROM valid v JOIN record r USING (id))
            SELECT tt.subject_key, coalesce(s.uscc, s.reg_no, tt.subject_key) AS number, s.name, tt.stratum,
                   coalesce(n.name, d.department) AS department, c.event_on, c.findings, c.content ->> 'problems' AS problems,
                   c.content ->> 'disposition' AS disposition, coalesce((c.content ->> 'signed')::boolean, true) AS signed,
                   c.state, c.published_on
              FROM task t JOIN task_target tt ON tt.task_id = t.id
                   LEFT JOIN subject s ON s.province = t.province AND s.identity = tt.subject_key
                   LEFT JOIN LATERAL (
                       SELECT department, min(position) AS position
                         FROM (SELECT department, position FROM batch_department WHERE batch_id = t.batch_id
                               UNION ALL
                               SELECT department, 1000 FROM task_seat ts
                                WHERE ts.task_id = tt.task_id AND ts.subject_key = tt.subject_key
                               UNION ALL
                               SELECT department, 1000 FROM checked WHERE subject_key = tt.subject_key) each
                        GROUP BY department) d ON true
                   LEFT JOIN named n ON n.department = d.department
                   LEFT JOIN checked c ON c.subject_key = tt.subject_key AND c.department = d.department
             WHERE t.id = :task ORDER BY tt.position, d.position, d.department
            """;

    private final JdbcClient jdbc;

    CircularData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Circular circular(String task, LocalDate asOf) {
        return jdbc.sql(TASK)
                .param("task", task)
                .query((row, n) -> circular(row, asOf))
                .optional()
                .orElseThrow(
                        () -> new Refusal("task-unknown", "there is no task " + task + "; list them with: tasks list"));
    }

    private Circular circular(ResultSet row, LocalDate asOf) throws SQLException {
        var task = row.getString("id");
        var batch = row.getString("batch_id");
        var targets = targets(task);
        return new Circular(
                task,
                row.getString("name"),
                batch == null
                        ? Words.ground(row.getString("ground")) + "（" + row.getString("ground_ref") + "）"
                        : "随机抽取（批次 " + batch + "）",
                plan(row),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                targets.stream()
                        .flatMap(target -> target.checks().stream())
                        .map(Circular.Check::department)
                        .distinct()
                        .toList(),
                jdbc.sql(ITEMS)
                        .param("task", task)
                        .query((r, n) ->
                                new Circular.Item(r.getString("code"), r.getString("name"), r.getString("legal_basis")))
                        .list(),
                targets,
                asOf);
    }

    private static @Nullable String plan(ResultSet row) throws SQLException {
        return row.getString("plan_id") == null
                ? null
                : "%s（%s，第 %d 版，第 %d 轮）"
                        .formatted(
                                row.getString("plan_name"),
                                row.getString("plan_id"),
                                row.getInt("plan_version"),
                                row.getInt("plan_round"));
    }

    private List<Circular.Target> targets(String task) {
        var targets = new LinkedHashMap<String, Circular.Target>();
        var checks = new LinkedHashMap<String, List<Circular.Check>>();
        jdbc.sql(CHECKS).param("task", task).query(row -> {
            var key = row.getString("subject_key");
            targets.putIfAbsent(
                    key,
                    new Circular.Target(
                            row.getString("number"), row.getString("name"), row.getString("stratum"), List.of()));
            var of = checks.computeIfAbsent(key, k -> new ArrayList<>());
            if (row.getString("department") != null)
                of.add(new Circular.Check(row.getString("department"), result(row)));
        });
        return targets.entrySet().stream()
                .map(e -> new Circular.Target(
                        e.getValue().number(), e.getValue().name(), e.getValue().stratum(), checks.get(e.getKey())))
                .toList();
    }

    private static Circular.@Nullable Result result(ResultSet row) throws SQLException {
        var day = row.getObject("event_on", LocalDate.class);
        return day == null
                ? null
                : new Circular.Result(
                        day,
                        List.of((String[]) row.getArray("findings").getArray()),
                        row.getString("problems"),
                        row.getString("disposition"),
                        row.getBoolean("signed"),
                        row.getString("state"),
                        row.getObject("published_on", LocalDate.class));
    }
}
