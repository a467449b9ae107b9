package org.provgate.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.submissions.Department;
import org.provgate.submissions.TableDesk;
import org.provgate.submissions.Taking;
import org.provgate.tables.TableFile;

/**
 * A big table is taken in one transaction, within a minute and 512 MB. Here it has 2,000 rows; docs/results-from-excel.md has the
 * command for 50,000.
 */
class ManyResultsTest {

    private static final int ROWS = Integer.getInteger("provgate.rows", 2_000);
    private static final int OF_A_TASK = 5_000;
    private static final int WRONG_EVERY = 100;

    @TempDir
    Path folder;

    private final Department department = new Department();
    private final TableDesk<ResultSubmission> desk =
            new TableDesk<>(department.results.desk(), new ResultSheet(), department.records);

    @Test
    void fifty_thousand_rows_are_taken_and_given_back_within_a_minute() throws IOException {
        tasks();
        var path = folder.resolve("results.xlsx");
        write(path);
        int wrong = ROWS / WRONG_EVERY;

        long started = System.nanoTime();
        var checked = desk.take(TableFile.read(path), Department.ZJ, Taking.CHECK);
        try (var out = Files.newOutputStream(folder.resolve("checked.xlsx"))) {
            checked.writeBack(out);
        }
        long read = System.nanoTime();
        assertThat(List.of(checked.report().good(), checked.report().refused())).containsExactly(ROWS - wrong, wrong);
        checked = null;

        long again = System.nanoTime();
        var report = desk.take(TableFile.read(path), Department.ZJ, Taking.GOOD).report();
        long taken = System.nanoTime();

        assertThat(report.accepted()).isEqualTo(ROWS - wrong);
        assertThat(department.count("record")).isEqualTo(ROWS - wrong);
        assertThat(department.count("delivery")).isEqualTo(2L * (ROWS - wrong));
        assertThat(department.count("evidence")).isOne();
        var checking = Duration.ofNanos(read - started);
        var taking = Duration.ofNanos(taken - again);
        System.out.printf(
                "%,d rows, %,d KB: checked and given back in %.1f s, taken in %.1f s, heap of %d MB%n",
                ROWS,
                Files.size(path) / 1024,
                checking.toMillis() / 1e3,
                taking.toMillis() / 1e3,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(checking.plus(taking)).isLessThan(Duration.ofSeconds(60));
    }

    private void tasks() {
        department.jdbc.sql("""
                        INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, name, source_key, area_code,
                                             state)
                        SELECT 'henan', 'SUBJ-' || lpad(n::text, 6, '0'), 0, '', now(), 1, now(), '企业' || n, 'P' || n, '410402', '1'
                          FROM generate_series(0, :rows - 1) n
                        """).param("rows", ROWS).update();
        for (int task = 0; task * OF_A_TASK < ROWS; task++) {
            department.task(task(task));
            department
                    .jdbc
                    .sql("""
                            INSERT INTO task_target (task_id, subject_key, position, form_no)
                            SELECT :task, 'SUBJ-' || lpad(n::text, 6, '0'), n + 1, :task || '-' || n
                              FROM generate_series(:first, least(:first + :most, :rows) - 1) n
                            """)
                    .param("task", task(task))
                    .param("first", task * OF_A_TASK)
                    .param("most", OF_A_TASK)
                    .param("rows", ROWS)
                    .update();
            department.jdbc.sql("""
                            INSERT INTO task_seat (task_id, subject_key, department, seat, officer_id)
                            SELECT task_id, subject_key, 'ZJ', seat, 'ZJ' || seat
                              FROM task_target, generate_series(1, 2) seat WHERE task_id = :task
                            """).param("task", task(task)).update();
        }
        department.jdbc.sql("ANALYZE").update();
    }

    private static String task(int number) {
        return "41040220261102%04d".formatted(number + 1);
    }

    private static void write(Path path) throws IOException {
        var columns = ResultSheet.TEMPLATE.columns();
        try (OutputStream out = Files.newOutputStream(path)) {
            var workbook = new Workbook(out, "test", "1.0");
            var sheet = workbook.newWorksheet("填报");
            sheet.value(1, 0, "模板版本：results/1");
            for (int c = 0; c < columns.size(); c++)
                sheet.value(2, c, columns.get(c).name());
            for (int r = 0; r < ROWS; r++) {
                for (int c = 0; c < columns.size(); c++) {
                    var text = text(columns.get(c).name(), r);
                    if (!text.isEmpty()) sheet.value(r + 3, c, text);
                }
                if (r % 1_000 == 999) sheet.flush();
            }
            workbook.finish();
        }
    }

    private static String text(String column, int row) {
        return switch (column) {
            case "序号" -> String.valueOf(row + 1);
            case "任务编号" -> task(row / OF_A_TASK);
            case "企业名称" -> "企业" + row;
            case "统一社会信用代码" -> "SUBJ-%06d".formatted(row);
            case "事项编码" -> Department.ITEM;
            case "执法证号" -> "ZJ1、ZJ2";
            case "检查日期" -> "2026-11-20";
            case "检查方式" -> "实地核查";
            case "检查结果" -> "发现问题已责令改正";
            case "发现的问题" -> "第" + row + "户：消防通道堆放杂物，未按规定设置消防安全标志";
            case "后续处置" -> "当场责令改正，已复查";
            case "是否签字" -> row % WRONG_EVERY == 0 ? "" : "是";
            default -> "";
        };
    }
}
