package org.provgate.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.provgate.forms.Words;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 抽查名单: who was drawn or checked in the period, a line for each department that inspects the subject. */
final class NameSheet {

    /** Who checked, as the result says; before there is one, who was drawn for it. */
    private static final String ROWS = Records.LINES + """
            SELECT t.province, t.id, t.name AS task, t.ground,
                   (coalesce(b.drawn_at, t.created_at) AT TIME ZONE 'Asia/Shanghai')::date AS drawn_on,
                   coalesce(s.uscc, s.reg_no, l.subject_key) AS number, s.name, tt.stratum,
                   coalesce(n.name, l.department) AS department, w.names, w.certs, l.checked_on, l.findings, l.published_on
              FROM line l JOIN task t ON t.id = l.task_id LEFT JOIN batch b ON b.id = t.batch_id
                   LEFT JOIN task_target tt ON tt.task_id = l.task_id AND tt.subject_key = l.subject_key
                   LEFT JOIN subject s ON s.province = t.province AND s.identity = l.subject_key
                   LEFT JOIN named n ON n.department = l.department
                   CROSS JOIN LATERAL (
                       SELECT string_agg(coalesce(o.name, '（待补派）'), '、' ORDER BY c.place) AS names,
                              string_agg(c.cert, '、' ORDER BY c.place) AS certs
                         FROM (SELECT cert, place FROM unnest(l.certs) WITH ORDINALITY given (cert, place)
                               UNION ALL
                               SELECT f.cert_no, ts.seat FROM task_seat ts LEFT JOIN officer f ON f.id = ts.officer_id
                                WHERE l.certs IS NULL AND ts.task_id = l.task_id AND ts.subject_key = l.subject_key
                                  AND ts.department = l.department) c
                              LEFT JOIN officer o ON o.cert_no = c.cert) w
             WHERE CAST(:province AS text) IS NULL OR t.province = :province
             ORDER BY t.province, t.id, tt.position, l.subject_key, l.department
            """;

    private NameSheet() {}

    static void write(JdbcClient jdbc, Scope scope, Workbook workbook) throws IOException {
        var grid = new Grid(
                workbook.newWorksheet("抽查名单"),
                scope.period().title() + "“双随机、一公开”抽查名单",
                "本期抽取或检查的对象，每户每个检查部门一行。" + scope.note(),
                7,
                12,
                21,
                30,
                14,
                12,
                21,
                34,
                8,
                24,
                20,
                26,
                12,
                40,
                12);
        grid.head(
                "序号",
                "辖区",
                "任务编号",
                "任务名称",
                "来源",
                "抽取日期",
                "统一社会信用代码（注册号）",
                "名称",
                "分层",
                "检查部门",
                "检查人员",
                "执法证号",
                "检查日期",
                "检查结果",
                "公示日期");
        grid.freeze(0);
        var number = new int[1];
        scope.on(jdbc.sql(ROWS)).query(row -> {
            line(grid, ++number[0], row);
        });
        grid.finish();
    }

    private static void line(Grid grid, int number, ResultSet row) throws SQLException {
        var ground = row.getString("ground");
        var findings = row.getArray("findings");
        try {
            grid.row(
                    number,
                    row.getString("province"),
                    row.getString("id"),
                    row.getString("task"),
                    ground == null ? "随机抽取" : Words.ground(ground),
                    row.getObject("drawn_on", LocalDate.class),
                    row.getString("number"),
                    row.getString("name"),
                    row.getString("stratum"),
                    row.getString("department"),
                    row.getString("names"),
                    row.getString("certs"),
                    row.getObject("checked_on", LocalDate.class),
                    findings == null ? "本期未检查" : PublicFinding.texts(List.of((String[]) findings.getArray())),
                    row.getObject("published_on", LocalDate.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
