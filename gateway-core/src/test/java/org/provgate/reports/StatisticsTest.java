package org.provgate.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.reports.Bureau.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.rules.Refusal;

/** R65: the statistics of a bureau with one joint draw, one alone, and a complaint. */
class StatisticsTest {

    private static final Bureau BUREAU = Bureau.create();
    private static byte[] third;
    private static byte[] fourth;

    @BeforeAll
    static void aQuarter() throws IOException {
        var first =
                BUREAU.result(Bureau.JOINT, "S-1", "ZJ", "2026-08-10", List.of("FOLLOW_UP"), "REJECTED", null, null);
        var second = BUREAU.result(
                Bureau.JOINT, "S-1", "ZJ", "2026-08-11", List.of("CORRECTED"), "PUBLISHED", "2026-08-20", first);
        BUREAU.result(Bureau.JOINT, "S-1", "ZJ", "2026-08-12", List.of("OBSTRUCTED"), "REJECTED", null, second);
        BUREAU.result(
                Bureau.JOINT,
                "S-1",
                "XF",
                "2026-08-11",
                List.of("NOTICE_NOT_PUBLISHED", "ANNUAL_REPORT_NOT_PUBLISHED", "UNREACHABLE"),
                "ACCEPTED",
                null,
                null);
        BUREAU.result(Bureau.JOINT, "S-2", "ZJ", "2026-09-30", List.of("NO_PROBLEM"), "PUBLISHED", "2026-10-09", null);
        BUREAU.result(Bureau.JOINT, "S-2", "XF", "2026-10-08", List.of("NO_ACTIVITY"), "PENDING", null, null);
        BUREAU.result(Bureau.ALONE, "S-1", "ZJ", "2026-10-12", List.of("FALSE_INFO"), null, null, null);
        BUREAU.result(Bureau.COMPLAINT, "S-1", "ZJ", "2026-08-16", List.of("FOLLOW_UP"), "SENT", null, null);
        var penalty = BUREAU.decision("PENALTY", "罚〔2026〕1号", "2026-08-30", "REJECTED", null);
        var corrected = BUREAU.decision("PENALTY", "罚〔2026〕1号", "2026-08-30", "ACCEPTED", penalty);
        BUREAU.decision("LICENCE", "许〔2026〕7号", "2026-09-01", "PENDING", null);
        BUREAU.deadline(second, "R49-published", "PUBLISHED", "2026-08-19");
        BUREAU.deadline(corrected, "CREDIT-7", "ENTERED", "2026-09-08");
        BUREAU.deadline("R-4", "R49-published", "PUBLISHED", "2026-09-08");
        BUREAU.deadline("R-5", "R49-published", "PUBLISHED", "2026-10-09");
        BUREAU.deadline("R-8", "R49-published", "PUBLISHED", "2026-09-14");
        BUREAU.jdbc
                .sql(
                        "INSERT INTO deadline_waiver VALUES ('R-8', 'R49-published', '2026-11-30', '停电', 'a', now(), 'b', now()),"
                                + " ('R-4', 'R49-published', '2026-11-30', '停电', 'a', now(), NULL, NULL)")
                .update();
        third = BUREAU.workbook("2026Q3", "2026-10-15");
        fourth = BUREAU.workbook("2026Q4", "2026-10-15");
    }

    @Test
    void the_list_names_who_was_drawn_and_checked_with_officers_and_public_texts() throws IOException {
        var sheet = Bureau.sheet(third, "抽查名单");
        assertThat(sheet.get(0).get(0)).isEqualTo("2026年第三季度“双随机、一公开”抽查名单");
        assertThat(sheet.get(1).get(0)).contains("2026-07-01 至 2026-09-30", "数据截至 2026-10-15");
        assertThat(row(sheet, "鹰城建筑有限公司", "A", "新华区住建局"))
                .containsExactly(
                        "5",
                        "henan",
                        Bureau.JOINT,
                        "联合抽查",
                        "随机抽取",
                        "2026-07-31",
                        "91410402MA9K0001XT",
                        "鹰城建筑有限公司",
                        "A",
                        "新华区住建局",
                        "张一、周五",
                        "豫D001、豫D005",
                        "2026-08-11",
                        "发现问题已责令改正",
                        "2026-08-20");
        assertThat(row(sheet, "鹰城建筑有限公司", "A", "新华区消防大队")).contains("未按规定公示应当公示的信息；通过登记的住所（经营场所）无法联系");
        assertThat(row(sheet, "投诉核查")).contains("hebei", "投诉举报", "曲阳石雕有限公司", "发现问题待后续处理");
    }

    @Test
    void who_was_not_checked_stands_there_with_those_drawn_to_check_it() throws IOException {
        var sheet = Bureau.sheet(third, "抽查名单");
        assertThat(row(sheet, "-1+1商行", "A", "新华区消防大队")).contains("王三、（待补派）", "豫X003", "本期未检查");
        assertThat(row(sheet, "S-GONE")).contains("", "本期未检查");
        assertThat(sheet)
                .as("two lines of head, one of titles, nine of subjects")
                .hasSize(3 + 9);
    }

    @Test
    void a_check_counts_in_the_quarter_it_was_made_in_wherever_its_draw_was() throws IOException {
        assertThat(row(Bureau.sheet(third, "抽查名单"), "=HYPERLINK(\"http://example.org\")", "D", "新华区消防大队"))
                .contains("本期未检查");
        assertThat(row(Bureau.sheet(fourth, "抽查名单"), "=HYPERLINK(\"http://example.org\")", "D", "新华区消防大队"))
                .contains("2026-10-08", "未发现开展本次抽查涉及的经营活动");
        assertThat(Bureau.sheet(fourth, "抽查名单")).hasSize(3 + 2);
    }

    @Test
    void the_table_counts_each_finding_by_department_class_and_task() throws IOException {
        var sheet = Bureau.sheet(third, "抽查结果统计表");
        assertThat(row(sheet, "新华区住建局", "一般"))
                .containsExactly(
                        "henan",
                        "新华区住建局",
                        "一般",
                        Bureau.JOINT,
                        "联合抽查",
                        "4",
                        "2",
                        "1",
                        "0",
                        "0",
                        "0",
                        "1",
                        "0",
                        "0",
                        "0",
                        "1",
                        "—",
                        "2",
                        "1",
                        "9");
        assertThat(row(sheet, "新华区消防大队", "一般").subList(5, 19))
                .containsExactly("4", "1", "0", "1", "0", "1", "0", "0", "0", "0", "1", "—", "0", "0");
        assertThat(row(sheet, "新华区住建局", "（非抽取）")).contains(Bureau.COMPLAINT, "1");
        assertThat(row(sheet, "合计").subList(5, 7)).containsExactly("9", "4");
        assertThat(row(Bureau.sheet(fourth, "抽查结果统计表"), "重点").subList(5, 7)).containsExactly("1", "1");
    }

    @Test
    void R42_the_summary_tells_the_share_of_the_register_that_was_drawn() throws IOException {
        var sheet = Bureau.sheet(third, "工作总结");
        assertThat(row(sheet, "指标")).startsWith("指标", "hebei", "henan", "合计");
        assertThat(row(sheet, "完成随机抽取批次（个）")).containsSubsequence("0", "1", "1");
        assertThat(row(sheet, "　其中部门联合批次（个）")).containsSubsequence("0", "1", "1");
        assertThat(row(sheet, "新建抽查批次（个）")).containsSubsequence("0", "3", "3");
        assertThat(row(sheet, "　其中中止（个）")).containsSubsequence("0", "1", "1");
        assertThat(row(sheet, "期末存续市场主体（户）")).containsSubsequence("1", "3", "4");
        assertThat(row(sheet, "年初至期末抽取比例（年度不低于5%）").get(3)).isEqualTo("1");
        assertThat(row(sheet, "　其中投诉举报（个）")).containsSubsequence("1", "0", "1");
        assertThat(row(sheet, "行政处罚决定（件）")).containsSubsequence("0", "1", "1");
        assertThat(row(sheet, "行政许可决定（件）")).containsSubsequence("0", "1", "1");
        assertThat(row(Bureau.sheet(fourth, "工作总结"), "期末存续市场主体（户）"))
                .as("one more registered in November")
                .containsSubsequence("1", "4", "5");
    }

    @Test
    void R48_R51_duties_are_counted_met_late_overdue_and_waived_by_rule() throws IOException {
        var sheet = Bureau.sheet(third, "工作总结");
        assertThat(row(sheet, "R49-published", "henan")).containsSubsequence("公示", "3", "1", "1", "1", "0", "0");
        assertThat(row(sheet, "R49-published", "hebei"))
                .as("the approved waiver moves the day")
                .containsSubsequence("公示", "1", "0", "0", "0", "1", "1");
        assertThat(row(sheet, "CREDIT-7")).containsSubsequence("录入", "1", "1", "0", "0", "0", "0");
    }

    @Test
    void no_text_is_a_formula() throws IOException {
        try (var parts = new ZipInputStream(new ByteArrayInputStream(third))) {
            for (var part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (!part.getName().startsWith("xl/worksheets/")) continue;
                assertThat(new String(parts.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("t=\"inlineStr\"")
                        .doesNotContain("<f>");
            }
        }
    }

    @Test
    void equal_data_give_equal_bytes() throws IOException {
        assertThat(BUREAU.workbook("2026Q3", "2026-10-15")).isEqualTo(third);
        try (var parts = new ZipInputStream(new ByteArrayInputStream(third))) {
            for (var part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                assertThat(part.getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
                var text = new String(parts.readAllBytes(), StandardCharsets.UTF_8);
                if (part.getName().equals("docProps/core.xml")) assertThat(text).contains(">1980-01-01T00:00:00Z<");
            }
        }
    }

    @Test
    void one_province_is_told_alone_and_a_period_to_come_is_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        BUREAU.on("2026-10-15").workbook(Period.parse("2026Q3"), "hebei", out);
        assertThat(Bureau.sheet(out.toByteArray(), "抽查名单")).hasSize(3 + 1);
        var none = new ByteArrayOutputStream();
        assertThatThrownBy(() -> BUREAU.on("2026-10-15").workbook(Period.parse("2027"), null, none))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("2027-01-01");
        assertThat(none.size()).isZero();
    }
}
