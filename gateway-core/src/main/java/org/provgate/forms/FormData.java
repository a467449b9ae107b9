package org.provgate.forms;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the form of a subject says; some statements for a file, none for a subject. */
final class FormData {

    private static final String TASK = """
            SELECT t.id, t.name, t.batch_id, t.ground, t.ground_ref, b.plan_id, t.starts, t.ends
              FROM task t LEFT JOIN batch b ON b.id = t.batch_id WHERE t.id = :task
            """;

    /** A subject that has left the register still has its key. */
    private static final String TARGETS = """
            SELECT tt.form_no, tt.subject_key, coalesce(s.uscc, s.reg_no, tt.subject_key) AS number, s.name, s.address,
                   s.legal_rep, s.est_date, s.scope
              FROM task t JOIN task_target tt ON tt.task_id = t.id
                   LEFT JOIN subject s ON s.province = t.province AND s.identity = tt.subject_key
             WHERE t.id = :task AND tt.position >= :first AND (:all OR tt.subject_key = :subject OR s.uscc = :subject)
             ORDER BY tt.position LIMIT :count
            """;

    private static final String SEATS = """
            SELECT ts.subject_key, ts.department, o.name, o.cert_no
              FROM task_seat ts LEFT JOIN officer o ON o.id = ts.officer_id
             WHERE ts.task_id = :task AND ts.subject_key = ANY(:keys) ORDER BY ts.department, ts.seat
            """;

    /** The newest list that was fixed when the batch was frozen, the department's own before a joint one. */
    static final String ITEMS = """
            SELECT DISTINCT ON (d.position, c.place) d.department, c.code, i.name, i.content, i.method, i.legal_basis
              FROM batch b JOIN batch_department d ON d.batch_id = b.id
                   CROSS JOIN LATERAL unnest(d.item_codes) WITH ORDINALITY c (code, place)
                   LEFT JOIN (item i JOIN item_list l ON l.id = i.list_id AND l.state = 'FIXED')
                     ON i.code = c.code AND l.fixed_at <= coalesce(b.frozen_at, l.fixed_at)
             WHERE b.id = :batch
             ORDER BY d.position, c.place, (l.department = d.department) DESC NULLS LAST, l.year DESC, l.version DESC
            """;

    /** Departments have codes; what most of their officers call their unit is their name. */
    private static final String NAMES =
            "SELECT department, mode() WITHIN GROUP (ORDER BY unit) AS name FROM officer GROUP BY department";

    private final JdbcClient jdbc;

    FormData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record TaskRow(FormSheet.Task task, @Nullable String batch) {}

    private record Target(String key, String formNo, FormSheet.Subject subject) {}

    private record SeatRow(String key, String department, FormSheet.Seat seat) {}

    private record ItemRow(String department, FormSheet.Item item) {}

    List<FormSheet> sheets(Selection selection) {
        var task = task(selection.task());
        var targets = targets(selection);
        if (targets.isEmpty())
            throw new Refusal(
                    "target-unknown",
                    "task " + selection.task() + " has no subject "
                            + (selection.subject() == null
                                    ? "from number " + selection.first() + " on"
                                    : selection.subject())
                            + "; it has " + size(selection.task()) + " subjects");
        var seats = seats(selection.task(), targets);
        var names = names();
        var items = task.batch == null ? Map.<String, List<FormSheet.Item>>of() : items(task.batch);
        return targets.stream()
                .map(target -> new FormSheet(
                        target.formNo,
                        task.task,
                        target.subject,
                        departments(items, seats.getOrDefault(target.key, Map.of()), names)))
                .toList();
    }

    String taskOf(String batch) {
        return jdbc.sql("SELECT id FROM task WHERE batch_id = :batch")
                .param("batch", batch)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refusal(
                        "task-unknown",
                        "batch " + batch + " has no task, so no forms; is it named rightly, and drawn?"));
    }

    String batchOf(String task) {
        var batch = task(task).batch;
        if (batch == null) throw new Refusal("not-drawn", "task " + task + " was not drawn, so it has no work plan");
        return batch;
    }

    int size(String task) {
        return jdbc.sql("SELECT count(*) FROM task_target WHERE task_id = :task")
                .param("task", task)
                .query(Integer.class)
                .single();
    }

    /** Returns department codes with their names. */
    Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        jdbc.sql(NAMES).query(row -> {
            names.put(row.getString("department"), row.getString("name"));
        });
        return names;
    }

    /** Returns departments in the order of the batch, with their items. */
    Map<String, List<FormSheet.Item>> items(String batch) {
        return jdbc.sql(ITEMS).param("batch", batch).query((row, n) -> item(row)).stream()
                .collect(groupingBy(ItemRow::department, LinkedHashMap::new, mapping(ItemRow::item, toList())));
    }

    private static List<FormSheet.Department> departments(
            Map<String, List<FormSheet.Item>> items,
            Map<String, List<FormSheet.Seat>> seats,
            Map<String, String> names) {
        Set<String> codes = new LinkedHashSet<>(items.keySet());
        codes.addAll(seats.keySet());
        return codes.stream()
                .map(code -> new FormSheet.Department(
                        names.getOrDefault(code, code),
                        items.getOrDefault(code, List.of()),
                        seats.getOrDefault(code, List.of(FormSheet.Seat.EMPTY, FormSheet.Seat.EMPTY))))
                .toList();
    }

    private TaskRow task(String id) {
        return jdbc.sql(TASK)
                .param("task", id)
                .query((row, n) -> task(row))
                .optional()
                .orElseThrow(
                        () -> new Refusal("task-unknown", "there is no task " + id + "; list them with: tasks list"));
    }

    private static TaskRow task(ResultSet row) throws SQLException {
        var batch = row.getString("batch_id");
        return new TaskRow(
                new FormSheet.Task(
                        row.getString("id"),
                        row.getString("name"),
                        source(row),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class)),
                batch);
    }

    private static String source(ResultSet row) throws SQLException {
        var batch = row.getString("batch_id");
        if (batch == null) return Words.ground(row.getString("ground")) + "（" + row.getString("ground_ref") + "）";
        var plan = row.getString("plan_id");
        return "随机抽取（批次 " + batch + (plan == null ? "" : "，年度计划 " + plan) + "）";
    }

    private List<Target> targets(Selection selection) {
        return jdbc.sql(TARGETS)
                .param("task", selection.task())
                .param("first", selection.first())
                .param("count", selection.count())
                .param("all", selection.subject() == null)
                .param("subject", selection.subject() == null ? "" : selection.subject())
                .query((row, n) -> new Target(
                        row.getString("subject_key"),
                        row.getString("form_no"),
                        new FormSheet.Subject(
                                row.getString("number"),
                                row.getString("name"),
                                row.getString("address"),
                                row.getString("legal_rep"),
                                row.getObject("est_date", LocalDate.class),
                                row.getString("scope"))))
                .list();
    }

    private Map<String, Map<String, List<FormSheet.Seat>>> seats(String task, List<Target> targets) {
        return jdbc
                .sql(SEATS)
                .param("task", task)
                .param("keys", targets.stream().map(Target::key).toArray(String[]::new))
                .query((row, n) -> new SeatRow(
                        row.getString("subject_key"),
                        row.getString("department"),
                        new FormSheet.Seat(row.getString("name"), row.getString("cert_no"))))
                .stream()
                .collect(groupingBy(
                        SeatRow::key,
                        groupingBy(SeatRow::department, LinkedHashMap::new, mapping(SeatRow::seat, toList()))));
    }

    private static ItemRow item(ResultSet row) throws SQLException {
        var name = row.getString("name");
        return new ItemRow(
                row.getString("department"),
                name == null
                        ? new FormSheet.Item(row.getString("code"), "", "", "", "")
                        : new FormSheet.Item(
                                row.getString("code"),
                                name,
                                row.getString("content"),
                                row.getString("method"),
                                row.getString("legal_basis")));
    }
}
