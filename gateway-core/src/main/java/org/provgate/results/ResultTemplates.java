package org.provgate.results;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.ItemClass;
import org.provgate.rules.Refusal;
import org.provgate.tables.Template.Annex;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes tables for results: one to fill in freely, or one with the targets of a task. For several threads. */
public final class ResultTemplates {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String TASK = """
            SELECT t.name, t.starts, b.item_class FROM task t LEFT JOIN batch b ON b.id = t.batch_id WHERE t.id = :task
            """;

    /** What this department still has to hand in, in the order drawn. A subject that has left the register is named as it was. */
    private static final String TARGETS = """
            SELECT tt.position, tt.subject_key AS subject,
                   coalesce(s.name, (SELECT h.name FROM subject_history h WHERE h.province = t.province AND h.identity = tt.subject_key
                                      ORDER BY h.valid_to DESC LIMIT 1), '') AS name,
                   coalesce((SELECT array_to_string(d.item_codes, '、') FROM batch_department d
                              WHERE d.batch_id = t.batch_id AND d.department = :department), '') AS items,
                   (SELECT coalesce(string_agg(o.cert_no, '、' ORDER BY ts.seat), '') FROM task_seat ts JOIN officer o ON o.id = ts.officer_id
                     WHERE ts.task_id = t.id AND ts.subject_key = tt.subject_key AND ts.department = :department) AS officers
              FROM task t JOIN task_target tt ON tt.task_id = t.id
                   LEFT JOIN subject s ON s.province = t.province AND s.identity = tt.subject_key
             WHERE t.id = :task
               AND EXISTS (SELECT FROM task_seat ts WHERE ts.task_id = t.id AND ts.subject_key = tt.subject_key
                                                      AND ts.department = :department)
               AND NOT EXISTS (SELECT FROM record r WHERE r.kind = 'RESULT' AND r.task_id = t.id AND r.subject_key = tt.subject_key
                                                      AND r.department = :department)
             ORDER BY tt.position
            """;

    private static final String ITEMS = """
            SELECT DISTINCT ON (i.code) i.code, i.name, i.content, l.department
              FROM item i JOIN item_list l ON l.id = i.list_id
             WHERE l.state = 'FIXED' AND l.year = :year AND i.item_class = coalesce(:class, i.item_class)
               AND (l.joint OR l.department = coalesce(:department, l.department))
             ORDER BY i.code, l.version DESC
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public ResultTemplates(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    private record TaskRow(
            String name, LocalDate starts, @Nullable ItemClass itemClass) {}

    /**
     * Writes a table to fill in, with an example row and this year's items of a class.
     *
     * @param department whose items; null is everybody's
     */
    public void write(ItemClass itemClass, @Nullable String department, OutputStream out) throws IOException {
        int year = LocalDate.ofInstant(clock.instant(), SHANGHAI).getYear();
        ResultSheet.TEMPLATE
                .titled("抽查检查结果（" + word(itemClass) + "）")
                .write(List.of(items(year, itemClass, department)), out);
    }

    /**
     * Writes a table with the targets of a task for which a department has not handed in a result yet.
     *
     * @throws Refusal if there is no such task, or nothing left to hand in
     */
    public void write(String task, String department, OutputStream out) throws IOException {
        var row = jdbc.sql(TASK)
                .param("task", task)
                .query(ResultTemplates::task)
                .optional()
                .orElseThrow(() -> new Refusal("task-unknown", "there is no task " + task + "; see: tasks list"));
        var targets = jdbc.sql(TARGETS)
                .param("task", task)
                .param("department", department)
                .query((r, n) -> target(task, r))
                .list();
        if (targets.isEmpty())
            throw new Refusal(
                    "nothing-open",
                    "department " + department + " has nothing to hand in for task " + task
                            + ": it inspects none of its targets, or has handed all results in");
        var title = "抽查检查结果（" + (row.itemClass == null ? "" : word(row.itemClass) + "，") + row.name + "）";
        ResultSheet.TEMPLATE
                .titled(title)
                .write(targets, List.of(items(row.starts.getYear(), row.itemClass, department)), out);
    }

    private Annex items(int year, @Nullable ItemClass itemClass, @Nullable String department) {
        var rows = jdbc.sql(ITEMS)
                .param("year", year)
                .param("class", itemClass == null ? null : itemClass.name(), java.sql.Types.VARCHAR)
                .param("department", department, java.sql.Types.VARCHAR)
                .query((r, n) -> List.of(
                        r.getString("code"), r.getString("department"), r.getString("name"), r.getString("content")))
                .list();
        return new Annex(year + "年事项清单", List.of("事项编码", "部门", "事项名称", "检查内容"), rows);
    }

    private static List<String> target(String task, ResultSet r) throws SQLException {
        return List.of(
                r.getString("position"),
                task,
                r.getString("name"),
                r.getString("subject"),
                r.getString("items"),
                r.getString("officers"));
    }

    private static TaskRow task(ResultSet r, int n) throws SQLException {
        var itemClass = r.getString("item_class");
        return new TaskRow(
                r.getString("name"),
                r.getObject("starts", LocalDate.class),
                itemClass == null ? null : ItemClass.valueOf(itemClass));
    }

    private static String word(ItemClass itemClass) {
        return itemClass == ItemClass.KEY ? "重点事项" : "一般事项";
    }
}
