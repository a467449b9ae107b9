package org.provgate.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.forms.Golden;
import org.provgate.forms.Pdf;
import org.provgate.forms.Rendered;
import org.provgate.rules.Refusal;

/** R43: one circular for each check (一检查一通报). */
class CircularTest {

    private static final Bureau BUREAU = Bureau.create();
    private static String joint;

    @BeforeAll
    static void aJointTask() throws IOException {
        var first = BUREAU.result(
                Bureau.JOINT, "S-1", "ZJ", "2026-08-10", List.of("OBSTRUCTED"), "PUBLISHED", "2026-08-13", null);
        BUREAU.result(Bureau.JOINT, "S-1", "ZJ", "2026-08-11", List.of("CORRECTED"), "PUBLISHED", "2026-08-20", first);
        BUREAU.result(Bureau.JOINT, "S-1", "XF", "2026-08-11", List.of("NO_PROBLEM"), "ACCEPTED", null, null);
        BUREAU.result(Bureau.JOINT, "S-2", "ZJ", "2026-08-12", List.of("UNREACHABLE"), "RETURNED", null, null);
        BUREAU.result(Bureau.COMPLAINT, "S-1", "ZJ", "2026-08-16", List.of("NO_PROBLEM"), null, null, null);
        joint = circular(Bureau.JOINT);
    }

    private static String circular(String task) throws IOException {
        var out = new ByteArrayOutputStream();
        BUREAU.on("2026-10-15").circular(task, out);
        return Rendered.text(out.toByteArray());
    }

    @Test
    void it_tells_the_task_its_departments_basis_and_subjects_in_order() {
        assertThat(joint)
                .contains("抽查情况通报", "联合抽查", "随机抽取（批次joint）", "2026年8月1日至2026年10月31日", "数据截至2026年10月15日")
                .contains("新华区住建局、新华区消防大队", "41040200170001资质检查", "《建筑法》第十三条", "41040200290005")
                .containsSubsequence("=HYPERLINK", "鹰城建筑有限公司", "-1+1商行", "S-GONE");
    }

    @Test
    void only_the_latest_record_that_counts_is_told() {
        assertThat(joint)
                .contains("2026-08-11发现问题已责令改正2026-08-20", "发现问题已责令改正新华区住建局1")
                .doesNotContain("不配合检查情节严重", "2026-08-13");
    }

    @Test
    void R42_what_is_not_published_is_told_with_its_reason() {
        assertThat(joint)
                .contains("检查结果3户次，已公示1户次，公示率33.33%", "已录入待公示1户次", "被退回待更正1户次")
                .contains("应检查8户次，已检查3户次。发现问题2户次");
    }

    @Test
    void problems_stand_with_what_was_ordered() {
        assertThat(joint).containsSubsequence("发现的问题及整改要求", "鹰城建筑有限公司新华区住建局", "资料不全", "限期十日整改");
    }

    @Test
    void R61_a_task_outside_the_draw_tells_its_ground_and_has_no_strata() throws IOException {
        assertThat(circular(Bureau.COMPLAINT))
                .contains("投诉举报（12345-1）", "曲阳石雕有限公司", "截至本通报，未发现问题。", "公示率0.00%", "未报送1户次")
                .doesNotContain("分层：");
    }

    @Test
    void an_unchecked_task_says_so_and_an_unknown_one_is_refused_before_a_byte() throws IOException {
        assertThat(circular(Bureau.ALONE)).contains("未检查", "尚无检查结果。", "尚无可公示的检查结果。");
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> BUREAU.on("2026-10-15").circular("410402209901010001", out))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("410402209901010001");
        assertThat(out.size()).isZero();
    }

    @Test
    void the_pages_look_as_they_did() throws IOException {
        var pdf = pdf(sample());
        assertThat(Rendered.pages(pdf)).isEqualTo(2);
        Golden.looksAsItDid(getClass(), "circular", pdf, 0);
        Golden.looksAsItDid(getClass(), "circular", pdf, 1);
    }

    private static byte[] pdf(Circular circular) throws IOException {
        var out = new ByteArrayOutputStream();
        Pdf.write("通报", List.of(new Pdf.Paper("通报", CircularPage.of(circular))), out);
        return out.toByteArray();
    }

    /** The circular of an invented county. */
    private static Circular sample() {
        var housing = "新华区住房和城乡建设局";
        var fire = "新华区消防救援大队";
        var targets = new ArrayList<Circular.Target>();
        targets.add(target(
                "平顶山市新华区㐀𠀀建筑工程有限公司",
                "D",
                check(
                        housing,
                        "2026-11-25",
                        "CORRECTED",
                        "项目经理未到岗履职；安全教育记录不全。",
                        "责令十五日内改正，逾期未改的依法处理。",
                        true,
                        "2026-12-02"),
                check(fire, "2026-11-25", "FOLLOW_UP", "疏散通道被占用，灭火器过期。", "移交监督检查，立即清理疏散通道。", false, null)));
        targets.add(target(
                "平顶山市鹰城装饰装修有限公司",
                "A",
                check(housing, "2026-11-26", "NO_PROBLEM", null, null, true, "2026-12-02"),
                check(fire, "2026-11-26", "NO_PROBLEM", null, null, true, "2026-12-03")));
        targets.add(target(
                "平顶山市新华区卫东建材经营部",
                "B",
                check(housing, "2026-11-27", "UNREACHABLE", "按登记的住所两次实地查找未果。", "提请列入经营异常名录。", true, "2026-12-04"),
                new Circular.Check(fire, null)));
        for (int i = 1; i <= 7; i++)
            targets.add(target(
                    "平顶山市新华区第" + i + "建筑劳务有限公司",
                    "C",
                    check(housing, "2026-11-30", "NO_PROBLEM", null, null, true, "2026-12-07"),
                    check(fire, "2026-11-30", "NO_ACTIVITY", null, null, true, "2026-12-07")));
        return new Circular(
                "410402202611210001",
                "2026年第三轮建筑市场与消防安全联合抽查",
                "随机抽取（批次 410402-2026-03）",
                "2026年度抽查工作计划（41040020260003，第 2 版，第 3 轮）",
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2026, 12, 18),
                List.of(housing, fire),
                List.of(
                        new Circular.Item("41040200170001", "建筑业企业资质及市场行为检查", "《中华人民共和国建筑法》第十三条、第二十六条"),
                        new Circular.Item("41040200290005", "单位消防安全职责落实情况检查", "《中华人民共和国消防法》第五十三条")),
                targets,
                LocalDate.of(2026, 12, 21));
    }

    private static Circular.Target target(String name, String stratum, Circular.Check... checks) {
        return new Circular.Target("91410402MA9K0001XT", name, stratum, List.of(checks));
    }

    private static Circular.Check check(
            String department,
            String day,
            String finding,
            @Nullable String problems,
            @Nullable String disposition,
            boolean signed,
            @Nullable String publishedOn) {
        return new Circular.Check(
                department,
                new Circular.Result(
                        LocalDate.parse(day),
                        List.of(finding),
                        problems,
                        disposition,
                        signed,
                        publishedOn == null ? "SENT" : "PUBLISHED",
                        publishedOn == null ? null : LocalDate.parse(publishedOn)));
    }
}
