package org.provgate.reports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.provgate.forms.Words;
import org.provgate.reports.Grid.Share;
import org.provgate.tasks.Ground;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 工作总结: the figures of a summary, a column for each province entry and one for all. */
final class SummarySheet {

    /** A subject is in the register as it was at the end of the period. */
    private static final String FIGURES = Records.LINES + """
            , opened AS (
                SELECT *, (SELECT count(*) FROM batch_department d WHERE d.batch_id = b.id) AS departments,
                       (created_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN :from AND :to AS begun,
                       (drawn_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN :from AND :to AS drawn
                  FROM batch b),
            mine AS (SELECT l.*, t.province, t.drawn, t.ground FROM line l JOIN task t ON t.id = l.task_id),
            told AS (SELECT r.* FROM valid JOIN record r USING (id) WHERE r.event_on BETWEEN :from AND :to),
            figure AS (
                SELECT f.name, o.province, count(*) FILTER (WHERE f.counts) AS n
                  FROM opened o CROSS JOIN LATERAL (VALUES
                       ('opened', begun), ('aborted', begun AND state = 'ABORTED'), ('drawn', drawn),
                       ('joint', drawn AND departments > 1), ('key', drawn AND item_class = 'KEY')) f (name, counts)
                 GROUP BY f.name, o.province
                UNION ALL
                SELECT 'targets', province, count(DISTINCT (task_id, subject_key)) FROM mine WHERE drawn AND ordered GROUP BY 2
                UNION ALL
                SELECT 'subjects', province, count(DISTINCT subject_key) FROM mine WHERE drawn AND ordered GROUP BY 2
                UNION ALL
                SELECT 'subjects-of-year', t.province, count(DISTINCT tt.subject_key)
                  FROM task t JOIN batch b ON b.id = t.batch_id JOIN task_target tt ON tt.task_id = t.id
                 WHERE (b.drawn_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN date_trunc('year', CAST(:from AS date)) AND :to
                 GROUP BY 2
                UNION ALL
                SELECT 'register', province, count(*)
                  FROM (SELECT province, state FROM subject WHERE valid_from < :end
                        UNION ALL
                        SELECT province, state FROM subject_history WHERE valid_from < :end AND valid_to >= :end) s
                 WHERE state = '1' GROUP BY 2
                UNION ALL
                SELECT 'ground-' || ground, province, count(DISTINCT task_id) FROM mine WHERE NOT drawn AND ordered GROUP BY ground, 2
                UNION ALL
                SELECT 'triggered', province, count(DISTINCT task_id) FROM mine WHERE NOT drawn AND ordered GROUP BY 2
                UNION ALL
                SELECT 'triggered-targets', province, count(DISTINCT (task_id, subject_key)) FROM mine WHERE NOT drawn AND ordered
                 GROUP BY 2
                UNION ALL
                SELECT f.name, province, f.n
                  FROM (SELECT province, count(checked_on) AS checked, count(published_on) AS published,
                               count(*) FILTER (WHERE findings && %s) AS problems
                          FROM mine GROUP BY 1) m
                       CROSS JOIN LATERAL (VALUES ('checked', checked), ('problems', problems), ('published', published)) f (name, n)
                UNION ALL
                SELECT kind, province, count(*) FROM told WHERE kind <> 'RESULT' GROUP BY 1, 2)
            SELECT name, province, n FROM figure WHERE CAST(:province AS text) IS NULL OR province = :province
            """.formatted(PublicFinding.problems());

    /** An approved waiver moves the date (R51). */
    private static final String DUTIES = Records.ALL + """
            , waived AS (
                SELECT c.root, w.rule, max(w.until) AS until FROM deadline_waiver w JOIN chain c ON c.id = w.record_id
                 WHERE w.approved_at IS NOT NULL GROUP BY 1, 2)
            SELECT r.province, d.rule, d.duty, count(*) AS n, count(*) FILTER (WHERE x.met <= x.due) AS met,
                   count(*) FILTER (WHERE x.met > x.due) AS late, count(*) FILTER (WHERE x.met IS NULL AND x.due < :today) AS overdue,
                   count(*) FILTER (WHERE x.met IS NULL AND x.due >= :today) AS open, count(w.until) AS waived
              FROM valid v JOIN record r USING (id) JOIN deadline d ON d.record_id = v.id
                   LEFT JOIN waived w ON w.root = v.root AND w.rule = d.rule
                   CROSS JOIN LATERAL (
                       SELECT greatest(d.due_on, w.until) AS due,
                              CASE d.duty WHEN 'ENTERED' THEN v.first_accepted ELSE v.first_published END AS met) x
             WHERE r.event_on BETWEEN :from AND :to AND (CAST(:province AS text) IS NULL OR r.province = :province)
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """;

    private SummarySheet() {}

    /** @param of what it is a share of; null for a count */
    private record Figure(
            String text, String name, @Nullable String of) {}

    static void write(JdbcClient jdbc, Scope scope, Workbook workbook) throws IOException {
        var counts = counts(jdbc, scope);
        var provinces = new TreeSet<String>();
        counts.values().forEach(byProvince -> provinces.addAll(byProvince.keySet()));
        var grid = new Grid(
                workbook.newWorksheet("工作总结"),
                scope.period().title() + "“双随机、一公开”工作总结数据",
                scope.note() + "报送期限 " + scope.period().due() + "。",
                52,
                16,
                14,
                14,
                14,
                14,
                14,
                14,
                14);
        var head = new ArrayList<>(List.of("指标"));
        head.addAll(provinces);
        head.add("合计");
        grid.head(head.toArray(String[]::new));
        for (var figure : figures()) {
            var cells = new ArrayList<Object>();
            cells.add(figure.text);
            for (var province : provinces)
                cells.add(value(
                        figure, name -> counts.getOrDefault(name, Map.of()).getOrDefault(province, 0L)));
            cells.add(value(figure, name -> counts.getOrDefault(name, Map.of()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum()));
            grid.row(cells.toArray());
        }
        duties(jdbc, scope, grid);
        grid.finish();
    }

    private interface Counts {
        long of(String name);
    }

    private static Object value(Figure figure, Counts counts) {
        return figure.of == null ? counts.of(figure.name) : new Share(counts.of(figure.name), counts.of(figure.of));
    }

    private static List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        figures.add(new Figure("新建抽查批次（个）", "opened", null));
        figures.add(new Figure("　其中中止（个）", "aborted", null));
        figures.add(new Figure("完成随机抽取批次（个）", "drawn", null));
        figures.add(new Figure("　其中部门联合批次（个）", "joint", null));
        figures.add(new Figure("　其中重点检查事项批次（个）", "key", null));
        figures.add(new Figure("抽取检查对象（户次）", "targets", null));
        figures.add(new Figure("抽取检查对象（户，去除重复）", "subjects", null));
        figures.add(new Figure("期末存续市场主体（户）", "register", null));
        figures.add(new Figure("本期抽取占存续市场主体比例", "subjects", "register"));
        figures.add(new Figure("年初至期末抽取检查对象（户，去除重复）", "subjects-of-year", null));
        figures.add(new Figure("年初至期末抽取比例（年度不低于5%）", "subjects-of-year", "register"));
        figures.add(new Figure("非抽取的针对性检查任务（个）", "triggered", null));
        for (var ground : Ground.values())
            figures.add(new Figure("　其中" + Words.ground(ground.name()) + "（个）", "ground-" + ground, null));
        figures.add(new Figure("针对性检查对象（户次）", "triggered-targets", null));
        figures.add(new Figure("检查结果（户次，按部门）", "checked", null));
        figures.add(new Figure("　其中发现问题（户次）", "problems", null));
        figures.add(new Figure("　其中已公示（户次）", "published", null));
        figures.add(new Figure("检查结果公示率（目标100%）", "published", "checked"));
        figures.add(new Figure("行政处罚决定（件）", "PENALTY", null));
        figures.add(new Figure("行政许可决定（件）", "LICENCE", null));
        return figures;
    }

    private static Map<String, Map<String, Long>> counts(JdbcClient jdbc, Scope scope) {
        var counts = new HashMap<String, Map<String, Long>>();
        scope.on(jdbc.sql(FIGURES)).param("end", scope.end()).query(row -> {
            counts.computeIfAbsent(row.getString("name"), name -> new HashMap<>())
                    .put(row.getString("province"), row.getLong("n"));
        });
        return counts;
    }

    private static void duties(JdbcClient jdbc, Scope scope, Grid grid) throws IOException {
        grid.row();
        grid.head("录入、公示时限（按规则）", "辖区", "义务", "应办", "按期", "逾期完成", "逾期未完成", "未到期", "经批准延期");
        var rows = scope.on(jdbc.sql(DUTIES))
                .param("today", scope.today())
                .query((row, n) -> new Object[] {
                    row.getString("rule"),
                    row.getString("province"),
                    row.getString("duty").equals("ENTERED") ? "录入" : "公示",
                    row.getLong("n"),
                    row.getLong("met"),
                    row.getLong("late"),
                    row.getLong("overdue"),
                    row.getLong("open"),
                    row.getLong("waived")
                })
                .list();
        for (var row : rows) grid.row(row);
    }
}
