package org.provgate.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.provgate.reports.Grid.Share;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 抽查结果统计表: by department, class of items and task, with a sum for each department and one of all. */
final class ResultSheet {

    private static final String COUNTS = Records.LINES + """
            SELECT t.province, l.department, max(coalesce(n.name, l.department)) AS name, b.item_class, t.id, max(t.name) AS task,
                   grouping(t.id) AS summed, count(*) FILTER (WHERE l.ordered) AS ordered, count(l.checked_on) AS checked,
            """ + findings() + """
                   count(*) FILTER (WHERE l.findings && %s) AS problems, count(l.published_on) AS published,
                   round(avg(l.published_on - l.checked_on), 1) AS days
              FROM line l JOIN task t ON t.id = l.task_id LEFT JOIN batch b ON b.id = t.batch_id
                   LEFT JOIN named n ON n.department = l.department
             WHERE CAST(:province AS text) IS NULL OR t.province = :province
             GROUP BY GROUPING SETS ((t.province, l.department, b.item_class, t.id), (t.province, l.department), ())
             ORDER BY grouping(t.province), t.province, l.department, grouping(t.id), b.item_class, t.id
            """.formatted(PublicFinding.problems());

    private ResultSheet() {}

    static void write(JdbcClient jdbc, Scope scope, Workbook workbook) throws IOException {
        var grid = new Grid(
                workbook.newWorksheet("抽查结果统计表"),
                scope.period().title() + "“双随机、一公开”抽查结果统计表",
                "单位：户（联合抽查按部门分别计数）。移送情况尚无数据。平均天数为自然日。" + scope.note(),
                12,
                24,
                10,
                21,
                30,
                9,
                9,
                11,
                14,
                14,
                14,
                11,
                11,
                16,
                11,
                11,
                9,
                9,
                9,
                12);
        var head = new ArrayList<>(List.of("辖区", "部门", "事项类别", "任务编号", "任务名称", "抽取", "检查"));
        for (var finding : PublicFinding.values()) head.add(finding.text);
        head.addAll(List.of("发现问题", "移送", "已公示", "公示率", "检查至公示平均天数"));
        grid.head(head.toArray(String[]::new));
        grid.freeze(2);
        scope.on(jdbc.sql(COUNTS)).query(row -> {
            line(grid, row);
        });
        grid.finish();
    }

    private static void line(Grid grid, ResultSet row) throws SQLException {
        boolean sum = row.getInt("summed") == 1;
        var cells = new ArrayList<Object>();
        var province = row.getString("province");
        cells.add(sum && province == null ? "合计" : province);
        cells.add(sum && province == null ? null : row.getString("name"));
        cells.add(sum ? province == null ? null : "小计" : itemClass(row.getString("item_class")));
        cells.add(row.getString("id"));
        cells.add(sum ? null : row.getString("task"));
        cells.add(row.getLong("ordered"));
        cells.add(row.getLong("checked"));
        for (var finding : PublicFinding.values()) cells.add(row.getLong(finding.name()));
        cells.add(row.getLong("problems"));
        cells.add("—");
        cells.add(row.getLong("published"));
        cells.add(new Share(row.getLong("published"), row.getLong("checked")));
        cells.add(row.getBigDecimal("days"));
        try {
            if (sum) grid.sum(cells.toArray());
            else grid.row(cells.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String itemClass(String code) {
        if (code == null) return "（非抽取）";
        return code.equals("KEY") ? "重点" : "一般";
    }

    private static String findings() {
        return Stream.of(PublicFinding.values())
                .map(f -> "count(*) FILTER (WHERE l.findings && " + f.sql() + ") AS "
                        + f.name().toLowerCase(Locale.ROOT) + ",\n")
                .collect(Collectors.joining());
    }
}
