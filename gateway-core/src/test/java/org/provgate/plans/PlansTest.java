package org.provgate.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Evidence;
import org.provgate.evidence.Verification;
import org.provgate.items.ItemLists;
import org.provgate.officers.Officers;
import org.provgate.registers.TestDatabase;
import org.provgate.tables.Choice;
import org.provgate.tables.RowError;
import org.provgate.tables.TableFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Annual plans on a real database. */
class PlansTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Path EXAMPLES = Path.of("../docs/examples");
    private static final PlanHead HEAD = new PlanHead("410402", 2027, "2027年度计划", false, "010", "全区建筑企业");
    private static final String COLUMNS = "轮次,轮次名称,事项编码,部门编码,比例,开始日期,结束日期\n";
    private static final String ROUND = "1,建筑市场,41040017000101,\"010、030\",3%,2027-01-01,2027-04-30\n";

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Evidence evidence = new Evidence(jdbc);
    private final Plans plans = new Plans(DATABASE, new JdbcTransactionManager(DATABASE), evidence, CLOCK);

    @BeforeEach
    void empty() {
        jdbc.sql("TRUNCATE plan, item_list, officer CASCADE").update();
    }

    @Test
    void a_plan_is_written_approved_by_another_and_published_and_each_step_is_evidence() {
        long before = evidence.last().sequence();
        var plan = write(ROUND);
        assertThat(plan.id()).isEqualTo("41040220270001");
        assertThat(plan.state()).isEqualTo(Plan.State.DRAFT);
        assertThat(plan.due()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(plan.rounds().get(0).departments()).containsExactly("010", "030");
        assertThat(plan.rounds().get(0).rate()).isEqualByComparingTo("0.03");
        assertThatThrownBy(() -> plans.approve(plan.id(), 1, " 王 "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("somebody else");
        assertThatThrownBy(() -> plans.publish(plan.id(), LocalDate.of(2026, 12, 1), "门户", "李"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DRAFT");
        var approved = plans.approve(plan.id(), 1, "李");
        assertThat(approved.state()).isEqualTo(Plan.State.APPROVED);
        assertThat(approved.approvedBy()).isEqualTo("李");
        assertThatThrownBy(() -> plans.approve(plan.id(), 1, "李")).hasMessageContaining("nothing to approve");
        var published = plans.publish(plan.id(), LocalDate.of(2026, 12, 1), "https://example.gov.cn/plan", "李");
        assertThat(published.state()).isEqualTo(Plan.State.PUBLISHED);
        assertThat(published.publishedWhere()).isEqualTo("https://example.gov.cn/plan");
        assertThat(jdbc.sql("SELECT action FROM evidence WHERE sequence > ? ORDER BY sequence")
                        .param(before)
                        .query(String.class)
                        .list())
                .containsExactly("plans.written", "plans.approved", "plans.published");
        assertThat(evidence.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void an_adjustment_needs_a_reason_and_takes_over_only_when_approved() {
        var id = write(ROUND).id();
        plans.approve(id, 1, "李");
        plans.publish(id, LocalDate.of(2026, 12, 1), "门户", "李");
        assertThatThrownBy(() -> plans.adjust(id, csv(ROUND), "  ", "王")).hasMessageContaining("reason");
        var second = plans.adjust(id, csv(ROUND.replace("3%", "5%")), "上级要求提高比例", "王")
                .plan();
        assertThat(states(id)).containsExactly(Plan.State.PUBLISHED, Plan.State.DRAFT);
        assertThat(second.adjustReason()).isEqualTo("上级要求提高比例");
        plans.adjust(id, csv(ROUND.replace("3%", "6%")), "再次核定", "王");
        assertThat(states(id)).containsExactly(Plan.State.PUBLISHED, Plan.State.REPLACED, Plan.State.DRAFT);
        assertThatThrownBy(() -> plans.approve(id, 2, "李"))
                .hasMessageContaining("newest version of plan")
                .hasMessageContaining("is 3");
        plans.approve(id, 3, "李");
        assertThat(states(id)).containsExactly(Plan.State.REPLACED, Plan.State.REPLACED, Plan.State.APPROVED);
        assertThat(plans.versions(id))
                .extracting(p -> p.rounds().get(0).rate().toPlainString())
                .containsExactly("0.03", "0.05", "0.06");
    }

    @Test
    void a_plan_is_whole_or_not_at_all_and_every_fault_is_told() {
        var imported = plans.write(
                HEAD,
                csv(ROUND
                        + "1,,4104,住建,0,2026-12-31,2027-02-30\n"
                        + "3,倒置,41040017000101,010,101%,2027-06-30,2027-06-01\n"),
                "王");
        assertThat(imported.plan()).isNull();
        assertThat(imported.report().errors())
                .extracting(e -> e.row() + e.column())
                .containsExactlyInAnyOrder("3轮次", "3轮次名称", "3事项编码", "3部门编码", "3比例", "3开始日期", "3结束日期", "4比例", "4结束日期");
        assertThat(imported.report().errors()).contains(new RowError(3, "轮次", "与第2行重复"));
        assertThat(plans.list(null, null, 10)).isEmpty();
        assertThatThrownBy(() -> plans.write(HEAD, csv(""), "王")).hasMessageContaining("no rounds");
        assertThatThrownBy(() -> plans.versions("41040220279999")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void plans_are_numbered_by_area_and_year_and_listed_by_page() {
        assertThat(List.of(write(ROUND).id(), write(ROUND).id())).containsExactly("41040220270001", "41040220270002");
        assertThat(plans.list(2027, "41040220270001", 10)).extracting(Plan::id).containsExactly("41040220270002");
        assertThat(plans.list(2028, null, 10)).isEmpty();
        assertThat(plans.list(null, null, 1)).hasSize(1);
    }

    @Test
    void the_five_rounds_and_the_sub_units_rounds_of_seed_003_are_templates() throws IOException {
        var bureau = filled("construction-bureau");
        assertThat(bureau.rounds()).allMatch(r -> r.rate().toPlainString().equals("0.03"));
        assertThat(bureau.rounds())
                .extracting(r -> r.name() + " " + r.starts() + " " + r.ends())
                .containsExactly(
                        "建筑市场 2027-01-01 2027-04-30",
                        "建设工程安全 2027-04-01 2027-06-30",
                        "工程建设标准 2027-06-01 2027-08-31",
                        "房地产市场 2027-08-01 2027-10-31",
                        "建设领域许可 2027-10-01 2027-12-31");
        assertThat(filled("construction-sub-unit").rounds())
                .extracting(r -> r.starts().getMonthValue() + "–" + r.ends().getMonthValue() + " "
                        + r.rate().toPlainString())
                .containsExactly("1–4 1", "6–8 1", "8–10 1", "10–12 1", "4–6 0.02", "7–9 0.02");
        assertThatThrownBy(() -> PlanTemplate.named("x")).hasMessageContaining("construction-sub-unit");
    }

    /** A template as a clerk completes it: items and departments written into its empty columns. */
    private Plan filled(String template) throws IOException {
        var out = new ByteArrayOutputStream();
        PlanTemplate.named(template).write(2027, out);
        var file = TableFile.of(out.toByteArray());
        var empty = plans.write(HEAD, file, "王");
        assertThat(empty.report().errors()).extracting(RowError::column).containsOnly("事项编码", "部门编码");
        var rows = file.table(RoundRow.COLUMNS).rows().stream()
                .map(r -> RoundRow.COLUMNS.stream()
                        .map(c -> c.equals("事项编码") ? "41040017000101" : c.equals("部门编码") ? "010" : r.text(c))
                        .toList())
                .toList();
        out.reset();
        TableFile.workbook(RoundRow.COLUMNS, rows, out);
        return plans.write(HEAD, TableFile.of(out.toByteArray()), "王").plan();
    }

    @Test
    void the_examples_of_the_documentation_can_be_imported_and_fit_each_other() throws IOException {
        var transactions = new JdbcTransactionManager(DATABASE);
        var lists = new ItemLists(DATABASE, transactions, evidence, CLOCK);
        var officers = new Officers(DATABASE, transactions, evidence, CLOCK);
        var list = lists.importDraft(example("items.csv"), "010", false, 2027, Choice.ALL_OR_NOTHING, "王");
        assertThat(list.report().errors()).isEmpty();
        assertThat(officers.importFrom(example("officers.csv"), Choice.ALL_OR_NOTHING, "王")
                        .errors())
                .isEmpty();
        var plan = plans.write(HEAD, example("rounds.csv"), "王").plan();
        assertThat(plans.unknownItems(plan))
                .as("a draft of items is not in force")
                .hasSize(5);
        lists.fix(list.list().id(), "李");
        assertThat(plans.unknownItems(plan)).isEmpty();
    }

    private List<Plan.State> states(String id) {
        return plans.versions(id).stream().map(Plan::state).toList();
    }

    private Plan write(String rows) {
        return plans.write(HEAD, csv(rows), "王").plan();
    }

    private static TableFile example(String name) throws IOException {
        return TableFile.read(EXAMPLES.resolve(name));
    }

    private static TableFile csv(String rows) {
        return TableFile.of((COLUMNS + rows).getBytes(StandardCharsets.UTF_8));
    }
}
