package org.provgate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

/** What stands on the papers. */
class FormTextTest {

    @Test
    void a_form_holds_every_field_of_the_subject_the_items_the_officers_and_what_is_to_be_filled_in() throws Exception {
        var text = Rendered.text(SampleForms.pdf(SheetPage.of(SampleForms.sheet())));
        assertThat(text)
                .contains("“双随机、一公开”抽查检查表（一企一表）", "410402202611210001-00001", "410402202611210001")
                .contains("2026年第三轮建筑市场与消防安全联合抽查", "批次410402-2026-03", "2026年11月23日至2026年12月18日")
                .contains("平顶山市新华区㐀𠀀建筑工程有限公司", "91410402MA9K0001XT", "王建国", "2012年5月8日")
                .contains("河南省平顶山市新华区建设路中段88号院3号楼2单元", "房屋建筑和市政基础设施工程施工")
                .contains("张㐂", "豫D00117023", "李𠀀明", "（待补派）")
                .contains("新华区消防救援大队检查人员签字", "法定代表人（负责人）签字并盖章", "拒签情况", "□拒绝签字", "见证人签字");
        for (var department : List.of(SampleForms.HOUSING, SampleForms.FIRE))
            for (var item : department.items())
                assertThat(text)
                        .contains(item.code(), item.name(), item.content(), item.method())
                        .contains(item.basis());
        assertThat(text.split("□未发现问题", -1)).as("one for each item").hasSize(1 + 3);
        assertThat(text)
                .contains("□未按规定公示应当公示的信息", "□公示信息隐瞒真实情况、弄虚作假", "□通过登记的住所（经营场所）无法联系")
                .contains("□发现问题已责令改正", "□不配合检查情节严重", "□未发现开展本次抽查涉及的经营活动", "□发现问题待后续处理")
                .contains("□实地检查", "□书面检查", "□网络监测", "□信息比对", "□委托专业机构");
    }

    @Test
    void a_name_is_never_markup_and_the_longest_name_and_scope_are_not_cut() throws Exception {
        var name = "<b>甲&amp;乙\"'</td>".repeat(6) + "末";
        var scope = "一般项目<script>&；".repeat(300).substring(0, 2_998) + "终止";
        var text = Rendered.text(SampleForms.pdf(SheetPage.of(SampleForms.sheet(7, name, scope))));
        assertThat(withoutPageEnds(text)).contains(name).contains(scope);
    }

    /** A word of 3,000 letters has no place to break either. */
    @Test
    void a_word_without_a_place_to_break_is_not_cut() throws Exception {
        var text =
                Rendered.text(SampleForms.pdf(SheetPage.of(SampleForms.sheet(7, "X".repeat(100), "y".repeat(3_000)))));
        assertThat(withoutPageEnds(text)).contains("X".repeat(100)).contains("y".repeat(3_000));
    }

    private static String withoutPageEnds(String text) {
        return text.replaceAll("第\\d+页共\\d+页", "").replaceAll("“双随机、一公开”抽查检查表（一企一表）编号：[0-9-]{24}", "");
    }

    @Test
    void a_task_outside_the_draw_that_names_no_items_has_rows_to_write_in() throws Exception {
        var seats = List.of(new FormSheet.Seat("张三", "豫1"), new FormSheet.Seat("李四", "豫2"));
        var sheet = new FormSheet(
                "410402202611210001-00001",
                SampleForms.TASK,
                SampleForms.sheet().subject(),
                List.of(new FormSheet.Department("新华区应急管理局", List.of(), seats)));
        assertThat(Rendered.text(SampleForms.pdf(SheetPage.of(sheet))).split("□未发现问题", -1))
                .hasSize(1 + 3);
        assertThat(Rendered.text(SampleForms.pdf(NoticePage.of(sheet)))).contains("以检查时告知的事项为准");
    }

    @Test
    void a_notice_tells_ground_content_period_officers_and_rights() throws Exception {
        assertThat(Rendered.text(SampleForms.pdf(NoticePage.of(SampleForms.sheet()))))
                .contains("检查通知书", "平顶山市新华区㐀𠀀建筑工程有限公司：", "2026年11月23日至2026年12月18日")
                .contains("《中华人民共和国消防法》第五十三条", "豫D00117045", "单位消防安全职责落实情况检查")
                .contains("回避", "陈述和申辩", "送达回证");
    }

    @Test
    void each_form_of_a_file_counts_its_own_pages_and_stands_in_the_outline() throws Exception {
        var pdf = SampleForms.pdf(
                SampleForms.sheets(3).stream().map(SheetPage::of).toArray(Tag[]::new));
        assertThat(Rendered.pages(pdf)).isEqualTo(6);
        assertThat(Rendered.page(pdf, 2)).contains("第1页共2页", "编号：410402202611210001-00002");
        assertThat(Rendered.page(pdf, 3)).contains("第2页共2页", "编号：410402202611210001-00002");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(3);
        }
    }

    @Test
    void the_qr_code_names_task_and_form() throws Exception {
        var page = Rendered.picture(SampleForms.pdf(SheetPage.of(SampleForms.sheet())), 0, 150);
        int left = page.getWidth() * 3 / 4;
        int height = page.getHeight() / 4;
        var corner = page.getSubimage(left, 0, page.getWidth() - left, height);
        var pixels = corner.getRGB(0, 0, corner.getWidth(), height, null, 0, corner.getWidth());
        var seen = new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(corner.getWidth(), height, pixels))));
        assertThat(seen.getText()).isEqualTo("provgate:task:410402202611210001:form:410402202611210001-00001");
    }
}
