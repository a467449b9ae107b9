package org.provgate.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.registers.TestDatabase;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers of a drawn batch, of one still open, and of a task outside the draw, read from the database. */
class FormsTest {

    private static final String DRAWN = "410402202611210001";
    private static final String TRIGGERED = "410402202611210002";

    private static Forms forms;

    @BeforeAll
    static void aDrawnBatchAndATriggeredTask() throws IOException {
        var jdbc = JdbcClient.create(TestDatabase.create());
        try (var rows = FormsTest.class.getResourceAsStream("rows.sql")) {
            for (var statement : new String(rows.readAllBytes(), StandardCharsets.UTF_8).split(";\n"))
                if (!statement.isBlank()) jdbc.sql(statement).update();
        }
        forms = new Forms(jdbc);
    }

    private static String text(Forms.Kind kind, Selection selection) throws IOException {
        var out = new ByteArrayOutputStream();
        forms.print(kind, selection, out);
        return Rendered.text(out.toByteArray());
    }

    @Test
    void the_forms_of_a_batch_are_in_one_file_in_the_order_of_the_task() throws IOException {
        var out = new ByteArrayOutputStream();
        forms.batch("410402-2026-03", out);
        var text = Rendered.text(out.toByteArray());
        assertThat(text)
                .containsSubsequence("鹰城建筑有限公司", "卫东装饰有限公司", "SUBJ-GONE")
                .contains("91410402MA9K0001XT", "赵强", "建设路1号", "建筑施工", "2012年5月8日", "410402202611210001-00002")
                .contains("随机抽取（批次410402-2026-03）");
    }

    @Test
    void departments_stand_in_the_order_of_the_batch_with_their_officers_and_items() throws IOException {
        var text = text(Forms.Kind.SHEET, new Selection(DRAWN, "SUBJ-1", 1, 1));
        assertThat(text)
                .containsSubsequence("新华区住建局张一豫D001李二豫D002", "新华区消防大队王三豫X003（待补派）")
                .containsSubsequence("检查部门：新华区住建局", "资质检查", "41040200170001", "《建筑法》第十三条", "检查部门：新华区消防大队");
    }

    @Test
    void items_are_those_of_the_newest_list_fixed_before_the_freeze() throws IOException {
        assertThat(text(Forms.Kind.SHEET, new Selection(DRAWN, "SUBJ-1", 1, 1)))
                .contains("查资质（第二版）")
                .doesNotContain("查资质（第一版）", "查资质（第三版）", "查资质（草案）");
    }

    @Test
    void one_subject_is_found_by_key_or_code_and_a_part_by_its_numbers() throws IOException {
        assertThat(text(Forms.Kind.SHEET, new Selection(DRAWN, "91410402MA9K0002XN", 1, 10)))
                .contains("卫东装饰有限公司")
                .doesNotContain("鹰城建筑有限公司");
        assertThat(text(Forms.Kind.NOTICE, new Selection(DRAWN, null, 2, 1)))
                .contains("卫东装饰有限公司")
                .doesNotContain("鹰城建筑有限公司", "SUBJ-GONE");
    }

    @Test
    void a_task_outside_the_draw_says_its_ground_and_has_no_work_plan() throws IOException {
        assertThat(text(Forms.Kind.SHEET, Selection.of(TRIGGERED))).contains("投诉举报（12345-2026-881）", "鹰城建筑有限公司", "张一");
        assertThatThrownBy(() -> text(Forms.Kind.PLAN, Selection.of(TRIGGERED)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("was not drawn");
    }

    @Test
    void the_work_plan_of_a_drawn_batch_says_what_was_decided_and_what_came_out() throws IOException {
        assertThat(text(Forms.Kind.PLAN, Selection.of(DRAWN)))
                .contains("第三轮", "一般检查事项", "定向抽查：行业E47、E48", "新华区住建局", "2人专长：安全")
                .contains("D30%222", "A1%—11", "已采信其他部门的检查结果5")
                .contains("cafe".repeat(16), "种子贡献方sifa", "取值：秋高气爽")
                .containsSubsequence("191410402MA9K0001XT鹰城建筑有限公司D张一、李二、王三、（待补派）", "SUBJ-GONE");
    }

    @Test
    void the_work_plan_of_an_open_batch_shows_that_nothing_is_drawn_yet() throws IOException {
        var out = new ByteArrayOutputStream();
        forms.plan("410402-2026-04", out);
        assertThat(Rendered.text(out.toByteArray())).contains("不定向抽查", "拟定", "随机种子尚未产生", "尚未抽取。");
        assertThatThrownBy(() -> forms.batch("410402-2026-04", new ByteArrayOutputStream()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no task");
    }

    @Test
    void what_is_not_there_is_named_before_a_byte_is_written() {
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> forms.print(Forms.Kind.SHEET, Selection.of("410402209901010001"), out))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("there is no task 410402209901010001");
        assertThatThrownBy(() -> forms.print(Forms.Kind.SHEET, new Selection(DRAWN, "SUBJ-9", 1, 1), out))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no subject SUBJ-9");
        assertThat(out.size()).isZero();
    }
}
