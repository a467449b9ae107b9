package org.provgate.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.provgate.submissions.Department;
import org.provgate.submissions.TableDesk;
import org.provgate.submissions.Taking;
import org.provgate.submissions.Workbook;
import org.provgate.tables.RowError;
import org.provgate.tables.TableFile;

/** Penalties and licences from tables: words, amounts, persons. */
class DecisionTableTest {

    private static final Map<String, String> PARTIES = Map.of(
            "报送省", "henan",
            "行政相对人名称", "企业一",
            "行政相对人类别", "法人及非法人组织",
            "统一社会信用代码", Department.FIRM,
            "决定机关", "某局",
            "决定机关统一社会信用代码", Department.FIRM,
            "数据来源单位", "某局",
            "数据来源单位统一社会信用代码", Department.FIRM);

    private final Department department = new Department();
    private final PenaltySheet penaltySheet = new PenaltySheet();
    private final LicenceSheet licenceSheet = new LicenceSheet();
    private final TableDesk<PenaltySubmission> penalties = new TableDesk<>(
            Decisions.penalties(department.records, Department.OUTLETS, department.clock)
                    .desk(),
            penaltySheet,
            department.records);
    private final TableDesk<LicenceSubmission> licences = new TableDesk<>(
            Decisions.licences(department.records, Department.OUTLETS, department.clock)
                    .desk(),
            licenceSheet,
            department.records);

    private Workbook penalty(String... cells) {
        var all = new java.util.LinkedHashMap<>(PARTIES);
        all.putAll(Map.of(
                "决定文书号",
                "罚1号",
                "处罚类别",
                "警告、罚款",
                "违法行为类型",
                "未公示",
                "处罚依据",
                "某法",
                "处罚内容",
                "警告，罚款",
                "罚款金额(万元)",
                "0.5",
                "处罚决定日期",
                "2026-11-20"));
        return new Workbook(penaltySheet.template()).row(all, cells);
    }

    @Test
    void a_penalty_has_its_kinds_and_its_amount_in_ten_thousands() {
        var report = penalties.take(penalty().xlsx(), Department.ZJ, Taking.ALL).report();
        assertThat(report.errors()).isEmpty();
        assertThat(department
                        .jdbc
                        .sql("SELECT content::text FROM record WHERE kind = 'PENALTY'")
                        .query(String.class)
                        .single())
                .contains("\"kinds\": [\"警告\", \"罚款\"]", "\"fine\": \"0.5\"", "\"kind\": \"ORGANISATION\"");
    }

    @Test
    void what_is_wrong_with_a_penalty_is_said_by_column() {
        var file = penalty(
                        "处罚类别",
                        "警告、骂人",
                        "罚款金额(万元)",
                        "5千",
                        "统一社会信用代码",
                        "91410402MA9K0001XX",
                        "决定机关统一社会信用代码",
                        "",
                        "处罚程序",
                        "简易程序")
                .xlsx();
        assertThat(penalties.take(file, Department.ZJ, Taking.ALL).report().errors())
                .extracting(RowError::column, e -> e.reason().substring(0, 4))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("处罚类别", "第2个："),
                        org.assertj.core.groups.Tuple.tuple("罚款金额(万元)", "“5千”"),
                        org.assertj.core.groups.Tuple.tuple("统一社会信用代码", "统一社会"),
                        org.assertj.core.groups.Tuple.tuple("决定机关统一社会信用代码", "必填，不"),
                        org.assertj.core.groups.Tuple.tuple("处罚程序", "简易程序"));
    }

    @Test
    void a_persons_number_stands_in_its_column_alone() throws IOException {
        var number = "41010219900307123X";
        var file = penalty("行政相对人类别", "自然人", "统一社会信用代码", "", "证件类型", "身份证", "证件号码", number, "备注", "身份证" + number)
                .xlsx();
        var taken = penalties.take(file, Department.ZJ, Taking.ALL);
        assertThat(taken.report().errors()).extracting(RowError::column).contains("备注");
        assertThat(taken.report().errors().toString()).doesNotContain(number);
        var out = new ByteArrayOutputStream();
        taken.writeBack(out);
        var row = TableFile.of(out.toByteArray())
                .table(java.util.List.of("原因"))
                .rows()
                .get(0);
        assertThat(row.text("备注")).isEqualTo("******");
    }

    @Test
    void a_licence_is_taken_and_its_number_only_once() {
        var all = new java.util.LinkedHashMap<>(PARTIES);
        all.putAll(Map.of("决定文书号", "许1号", "许可类别", "普通", "许可内容", "准予", "许可决定日期", "2026年11月20日"));
        var file = new Workbook(licenceSheet.template()).row(all).xlsx();
        assertThat(licences.take(file, Department.ZJ, Taking.ALL).report().errors())
                .isEmpty();
        assertThat(licences.take(file, Department.ZJ, Taking.ALL).report().errors())
                .singleElement()
                .satisfies(e -> assertThat(e.reason()).startsWith("已有记录L2026"));
    }
}
