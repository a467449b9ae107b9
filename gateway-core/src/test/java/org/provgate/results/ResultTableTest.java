package org.provgate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Verification;
import org.provgate.rules.ItemClass;
import org.provgate.rules.Refusal;
import org.provgate.submissions.Department;
import org.provgate.submissions.TableDesk;
import org.provgate.submissions.Taking;
import org.provgate.submissions.Workbook;
import org.provgate.tables.RowError;
import org.provgate.tables.TableFile;
import org.provgate.tables.TableRefusedException;

/** A clerk's way: take the template, fill it in, hand it in, read what is wrong, hand it in again. */
class ResultTableTest {

    private static final Map<String, String> GOOD = Map.of(
            "任务编号", Department.TASK,
            "统一社会信用代码", Department.FIRM,
            "事项编码", Department.ITEM,
            "执法证号", "ZJ1、ZJ2",
            "检查日期", "2026-11-20",
            "检查方式", "实地核查",
            "检查结果", "未发现问题",
            "是否签字", "是");

    private final Department department = new Department();
    private final ResultSheet sheet = new ResultSheet();
    private final TableDesk<ResultSubmission> desk =
            new TableDesk<>(department.results.desk(), sheet, department.records);
    private final ResultTemplates templates = new ResultTemplates(department.database, department.clock);

    private Workbook workbook() {
        return new Workbook(sheet.template());
    }

    private TableDesk.Taken take(TableFile file, Taking taking) {
        return desk.take(file, Department.ZJ, taking);
    }

    @Test
    void a_row_of_words_becomes_the_record_of_the_api() {
        for (var file :
                List.of(workbook().row(GOOD).xlsx(), workbook().row(GOOD).csv())) {
            var checked = take(file, Taking.CHECK).report();
            assertThat(checked.errors()).isEmpty();
            assertThat(checked.good()).isOne();
            assertThat(department.count("record")).isZero();
        }
        var report = take(workbook().row(GOOD).xlsx(), Taking.ALL).report();
        assertThat(report.accepted()).isOne();
        assertThat(department
                        .jdbc
                        .sql("SELECT content::text FROM record")
                        .query(String.class)
                        .single())
                .contains("\"findings\": [\"NO_PROBLEM\"]", "\"mode\": \"ON_SITE\"", "\"signed\": true")
                .contains("\"certNos\": [\"ZJ1\", \"ZJ2\"]");
        assertThat(department.count("delivery")).isEqualTo(2);
        assertThat(department.evidence.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void every_word_of_the_lists_has_its_code() {
        assertThat(ResultSheet.MODES).hasSize(6);
        assertThat(ResultSheet.WORDS).hasSize(9);
        int n = 0;
        for (var word : ResultSheet.WORDS.keySet()) {
            var key = "SUBJ-" + n++;
            department.subject(key, "企业" + n);
            department.task("41040220261101%04d".formatted(100 + n), key);
            var row = workbook()
                    .row(
                            GOOD,
                            "任务编号",
                            "41040220261101%04d".formatted(100 + n),
                            "统一社会信用代码",
                            key,
                            "检查结果",
                            word,
                            "是否签字",
                            "否",
                            "拒签情况",
                            "负责人拒绝");
            assertThat(take(row.csv(), Taking.ALL).report().errors()).isEmpty();
        }
        assertThat(department
                        .jdbc
                        .sql("SELECT content #>> '{findings,0}' FROM record ORDER BY task_id")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(
                        ResultSheet.WORDS.values().stream().map(Enum::name).toList());
    }

    @Test
    void all_errors_of_all_rows_are_named_by_row_and_column_in_chinese() {
        var file = workbook()
                .row(
                        GOOD,
                        "检查日期",
                        "昨天",
                        "检查方式",
                        "现场",
                        "执法证号",
                        "ZJ1，XX9",
                        "检查结果2",
                        "发现问题已责令改正",
                        "是否签字",
                        "",
                        "发现的问题",
                        "电话41010219900307123X")
                .row(GOOD, "检查结果", "", "检查日期", "2026-12-24", "统一社会信用代码", "91410402NOBODY")
                .xlsx();
        assertThat(take(file, Taking.ALL).report().errors())
                .containsExactlyInAnyOrder(
                        new RowError(4, "检查日期", "“昨天”不是日期，应如2027-12-31"),
                        new RowError(4, "检查方式", "“现场”应为实地核查、书面检查、采信其他部门结果、检验检测、网络监测、委托专业机构之一"),
                        new RowError(4, "执法证号", "第2个：没有持此执法证的检查人员"),
                        new RowError(4, "检查结果", "“未发现问题”“未发现开展本次抽查涉及的经营活动”不能与其他结果并列"),
                        new RowError(4, "是否签字", "必填，不能为空"),
                        new RowError(4, "发现的问题", "含有18位身份证号，请删去"),
                        new RowError(5, "检查结果", "必填，不能为空"),
                        new RowError(5, "检查日期", "检查日期不能晚于今天"),
                        new RowError(5, "统一社会信用代码", "登记库中没有这个市场主体"));
        assertThat(department.count("record")).isZero();
    }

    @Test
    void all_or_nothing_unless_the_good_ones_are_asked_for() {
        department.targets(3);
        var file = workbook()
                .row(GOOD)
                .row(GOOD, "统一社会信用代码", "SUBJ-000001")
                .row(GOOD, "统一社会信用代码", "SUBJ-000002", "是否签字", "")
                .xlsx();
        var all = take(file, Taking.ALL).report();
        assertThat(List.of(all.rows(), all.good(), all.accepted(), all.refused()))
                .containsExactly(3, 2, 0, 1);
        assertThat(department.count("record")).isZero();
        var good = take(file, Taking.GOOD).report();
        assertThat(List.of(good.rows(), good.good(), good.accepted(), good.refused()))
                .containsExactly(3, 2, 2, 1);
        assertThat(department.count("record")).isEqualTo(2);
    }

    @Test
    void the_same_file_again_creates_nothing_and_names_the_first_record() {
        var file = workbook().row(GOOD).xlsx();
        assertThat(take(file, Taking.ALL).report().accepted()).isOne();
        var first =
                department.jdbc.sql("SELECT id FROM record").query(String.class).single();
        for (var taking : Taking.values())
            assertThat(take(file, taking).report().errors())
                    .containsExactly(new RowError(4, "更正的原记录编号", "已有记录" + first + "，更正时请写明更正的原记录编号"));
        assertThat(department.count("record")).isOne();
        var correction = workbook().row(GOOD, "更正的原记录编号", first, "后续处置", "无").xlsx();
        assertThat(take(correction, Taking.ALL).report().accepted()).isOne();
    }

    @Test
    void a_row_twice_in_the_file_names_the_row_of_the_spreadsheet() {
        var file = workbook().row(GOOD).row(GOOD).xlsx();
        assertThat(take(file, Taking.CHECK).report().errors()).containsExactly(new RowError(5, "整行", "与第4行重复"));
    }

    @Test
    void the_file_comes_back_with_every_row_in_its_place_its_reasons_and_what_became_of_it() throws IOException {
        department.targets(2);
        var given = workbook()
                .row(GOOD, "是否签字", "", "检查方式", "")
                .row(Map.of())
                .row(GOOD, "统一社会信用代码", "SUBJ-000001")
                .row(Map.of("任务编号", Department.TASK, "统一社会信用代码", "SUBJ-000002"));
        for (var file : List.of(given.xlsx(), given.csv())) {
            var taken = take(file, Taking.CHECK);
            assertThat(taken.report().open()).isOne();
            var out = new ByteArrayOutputStream();
            taken.writeBack(out);
            var again = TableFile.of(out.toByteArray());
            assertThat(again.workbook()).isEqualTo(file.workbook());
            var table = again.table(List.of("任务编号", "原因"));
            assertThat(table.rows()).extracting(r -> r.number()).containsExactly(4, 6, 7);
            assertThat(table.rows())
                    .extracting(r -> r.text("原因"))
                    .containsExactly("检查方式：必填，不能为空；是否签字：必填，不能为空", "核对无误，尚未提交", "");
            assertThat(table.rows()).extracting(r -> r.text("任务编号")).containsOnly(Department.TASK);
            // mended or not, it can be handed in again
            assertThat(take(again, Taking.CHECK).report()).isEqualTo(taken.report());
        }
        var out = new ByteArrayOutputStream();
        take(given.xlsx(), Taking.GOOD).writeBack(out);
        assertThat(TableFile.of(out.toByteArray())
                        .table(List.of("原因"))
                        .rows()
                        .get(1)
                        .text("原因"))
                .startsWith("已提交，记录编号R20261121-");
    }

    @Test
    void a_number_that_is_no_task_and_looks_like_a_persons_is_not_given_back() throws IOException {
        var taken = take(workbook().row(GOOD, "任务编号", "41010219900307123X").xlsx(), Taking.CHECK);
        assertThat(taken.report().errors()).contains(new RowError(4, "任务编号", "没有这个抽查任务"));
        var out = new ByteArrayOutputStream();
        taken.writeBack(out);
        assertThat(TableFile.of(out.toByteArray())
                        .table(List.of("原因"))
                        .rows()
                        .get(0)
                        .text("任务编号"))
                .isEqualTo("******");
    }

    @Test
    void the_example_row_is_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        templates.write(ItemClass.GENERAL, "ZJ", out);
        assertThat(take(TableFile.of(out.toByteArray()), Taking.CHECK).report().errors())
                .contains(new RowError(4, "序号", "这是示例行，请删去本行"));
    }

    @Test
    void a_template_of_a_task_has_its_open_targets_and_needs_only_the_findings() throws IOException {
        department.targets(2);
        assertThat(take(workbook().row(GOOD).xlsx(), Taking.ALL).report().accepted())
                .isOne();
        var out = new ByteArrayOutputStream();
        templates.write(Department.TASK, "ZJ", out);
        var file = TableFile.of(out.toByteArray());
        var rows = file.table(List.of("任务编号")).rows();
        assertThat(rows).extracting(r -> r.text("企业名称")).containsExactly("企业1", "企业2");
        assertThat(rows).extracting(r -> r.text("统一社会信用代码")).containsExactly("SUBJ-000001", "SUBJ-000002");
        assertThat(rows).extracting(r -> r.text("执法证号")).containsOnly("ZJ1、ZJ2");
        var report = take(file, Taking.ALL).report();
        assertThat(List.of(report.rows(), report.open(), report.errors().size()))
                .as("what nobody filled in is no mistake")
                .containsExactly(0, 2, 0);
        assertThatThrownBy(() -> templates.write("410402209901010001", "ZJ", out))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tasks list");
        assertThatThrownBy(() -> templates.write(Department.TASK, "AB", out))
                .hasMessageContaining("nothing to hand in");
    }

    @Test
    void an_old_template_another_one_and_none_are_refused_by_name() {
        assertThatThrownBy(
                        () -> take(new Workbook(sheet.template(), 0).row(GOOD).xlsx(), Taking.CHECK))
                .isInstanceOf(TableRefusedException.class)
                .hasMessageContaining("results/0")
                .hasMessageContaining("get results/1 with provgate results template");
        var other = new Workbook(new org.provgate.credit.PenaltySheet().template());
        assertThatThrownBy(() -> take(other.xlsx(), Taking.CHECK))
                .hasMessageContaining("is template penalties, and here results is handed in");
        var none = TableFile.of("任务编号,统一社会信用代码\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> take(none, Taking.CHECK)).hasMessageContaining("“模板版本：results/1”");
    }

    @Test
    void formulas_are_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        var workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0");
        var sheet = workbook.newWorksheet("a");
        sheet.value(1, 0, "模板版本：results/1");
        var columns = this.sheet.template().columns();
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(2, c, columns.get(c).name());
            var text = GOOD.get(columns.get(c).name());
            if (columns.get(c).name().equals("发现的问题")) sheet.formula(3, c, "CONCATENATE(\"a\",\"b\")");
            else if (text != null) sheet.value(3, c, text);
        }
        workbook.finish();
        assertThat(take(TableFile.of(out.toByteArray()), Taking.CHECK).report().errors())
                .containsExactly(new RowError(4, "发现的问题", "不能是公式，请复制后选择性粘贴为数值"));
    }
}
