package org.provgate.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Evidence;
import org.provgate.registers.TestDatabase;
import org.provgate.rules.ItemClass;
import org.provgate.tables.Choice;
import org.provgate.tables.RowError;
import org.provgate.tables.TableFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Item lists on a real database. */
class ItemListsTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final String HEAD = "事项编码,事项名称,事项类别,检查依据,检查主体,检查对象,检查内容,检查方式,检查要求,比例下限,比例上限,层级,备案日期,工作细则,包容审慎\n";
    private static final String MARKET = "41040017000101,建筑市场行为,一般,建筑法第六条,住建局,施工企业,资质,现场检查,两人以上,5%,0.10,县级,,市场指引,否\n";
    private static final String SAFETY = "41040017000102,施工安全,重点,安全生产法,住建局,项目,安全,现场检查,两人以上,,,市级,,,是\n";

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Evidence evidence = new Evidence(jdbc);
    private final ItemLists lists = at("2026-11-21T02:00:00Z");

    private ItemLists at(String now) {
        return new ItemLists(
                DATABASE,
                new JdbcTransactionManager(DATABASE),
                evidence,
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    @Test
    void an_import_is_a_draft_of_exactly_what_the_table_holds() {
        var first = lists.importDraft(csv(MARKET + SAFETY), "D1", false, 2027, Choice.ALL_OR_NOTHING, "王");
        assertThat(first.list()).isNotNull().satisfies(l -> {
            assertThat(l.version()).isEqualTo(1);
            assertThat(l.state()).isEqualTo(ItemList.State.DRAFT);
            assertThat(l.items()).isEqualTo(2);
            assertThat(l.keyItems()).isEqualTo(1);
        });
        assertThat(lists.items(first.list().id()).get(0))
                .isEqualTo(new Item(
                        "41040017000101",
                        "建筑市场行为",
                        ItemClass.GENERAL,
                        "建筑法第六条",
                        "住建局",
                        "施工企业",
                        "资质",
                        "现场检查",
                        "两人以上",
                        null,
                        null,
                        new BigDecimal("0.05"),
                        new BigDecimal("0.1"),
                        Level.COUNTY,
                        null,
                        "市场指引",
                        false));
        var second = lists.importDraft(csv(SAFETY), "D1", false, 2027, Choice.ALL_OR_NOTHING, "王");
        assertThat(second.list().version()).isEqualTo(2);
        assertThat(lists.items(second.list().id())).extracting(Item::code).containsExactly("41040017000102");
        assertThat(lists.importDraft(csv(SAFETY), "D1", true, 2027, Choice.ALL_OR_NOTHING, "王")
                        .list()
                        .version())
                .as("the joint list is another")
                .isEqualTo(1);
        assertThat(lists.lists("D1", 2027, null, 10))
                .extracting(ItemList::version)
                .containsExactly(1, 2, 1);
        assertThat(lists.lists("D1", 2028, null, 10)).isEmpty();
    }

    @Test
    void every_mandatory_field_is_asked_for_and_every_fault_told() {
        var empty = lists.importDraft(
                csv("41040017000109,,,,,,,,,,,,,,\n4104,名,特殊,依据,主体,对象,内容,方式,要求,20%,10%,乡级,昨天,,\n" + MARKET),
                "D2",
                false,
                2027,
                Choice.ALL_OR_NOTHING,
                "王");
        assertThat(empty.list()).isNull();
        assertThat(empty.report().errors())
                .filteredOn(e -> e.row() == 2)
                .extracting(RowError::column)
                .containsExactlyInAnyOrder("事项名称", "事项类别", "检查依据", "检查主体", "检查对象", "检查内容", "检查方式", "检查要求", "层级");
        assertThat(empty.report().errors())
                .filteredOn(e -> e.row() == 3)
                .extracting(RowError::column)
                .containsExactlyInAnyOrder("事项编码", "事项类别", "比例上限", "层级", "备案日期");
        assertThat(empty.report().errors()).filteredOn(e -> e.row() == 4).isEmpty();
        var good = lists.importDraft(csv(MARKET + MARKET + SAFETY), "D2", false, 2027, Choice.GOOD_ROWS, "王");
        assertThat(good.report().errors()).containsExactly(new RowError(3, "事项编码", "与第2行重复"));
        assertThat(good.list().items()).isEqualTo(2);
        assertThatThrownBy(() -> lists.importDraft(csv(MARKET), "住建", false, 2027, Choice.GOOD_ROWS, "王"))
                .hasMessageContaining("department");
    }

    @Test
    void a_fixed_version_never_changes() {
        var id = draft("D3", MARKET);
        long before = evidence.last().sequence();
        assertThat(lists.fix(id, "李").state()).isEqualTo(ItemList.State.FIXED);
        assertThat(evidence.last().sequence()).isEqualTo(before + 1);
        var fixed = lists.list(id);
        var items = lists.items(id);
        assertThatThrownBy(() -> lists.fix(id, "赵"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("import a new version");
        draft("D3", SAFETY);
        assertThat(lists.list(id)).isEqualTo(fixed);
        assertThat(lists.items(id)).isEqualTo(items);
        assertThat(evidence.last().sequence()).isEqualTo(before + 2);
        assertThatThrownBy(() -> lists.fix(99_999, "李")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void what_is_late_not_filed_uncapped_or_without_guide_is_reported_and_stops_nothing() {
        var id = draft("D4", MARKET.replace("0.10", "") + SAFETY);
        assertThat(lists.list(id).due()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(lists.findings(id, Level.COUNTY))
                .extracting(f -> f.kind() + " " + f.code())
                .containsExactly("NO_CAP 41040017000101", "NOT_FILED 41040017000102", "NO_GUIDE 41040017000102");
        assertThat(lists.findings(id, Level.CITY))
                .extracting(f -> f.kind() + " " + f.code())
                .containsExactly("NOT_FILED 41040017000101", "NO_CAP 41040017000101", "NO_GUIDE 41040017000102");
        assertThat(at("2026-12-31T15:59:59Z").findings(id, Level.COUNTY)).noneMatch(f -> f.kind() == Finding.Kind.LATE);
        assertThat(at("2026-12-31T16:00:00Z").findings(id, Level.COUNTY))
                .as("midnight in Shanghai")
                .anyMatch(f -> f.kind() == Finding.Kind.LATE);
        var joint = lists.importDraft(csv(MARKET), "D4", true, 2027, Choice.ALL_OR_NOTHING, "王")
                .list();
        assertThat(joint.due()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(at("2027-04-01T02:00:00Z").fix(joint.id(), "李").state()).isEqualTo(ItemList.State.FIXED);
        assertThat(lists.findings(joint.id(), Level.COUNTY))
                .extracting(Finding::text)
                .containsExactly("确定于2027-04-01，应于2027-03-31前确定");
    }

    @Test
    void two_versions_are_compared_item_by_item_and_field_by_field() {
        var before = draft("D5", MARKET + SAFETY);
        var after = draft("D5", MARKET.replace("5%", "8%").replace("否", "是") + SAFETY.replace("0102", "0103"));
        var differences = lists.diff(before, after);
        assertThat(differences)
                .extracting(d -> d.kind() + " " + d.code())
                .containsExactly("CHANGED 41040017000101", "REMOVED 41040017000102", "ADDED 41040017000103");
        assertThat(differences.get(0).fields())
                .containsExactly(new Difference.Field("比例下限", "0.05", "0.08"), new Difference.Field("包容审慎", "否", "是"));
        assertThat(lists.diff(before, before)).isEmpty();
    }

    @Test
    void the_template_is_a_table_that_can_be_imported() throws IOException {
        var out = new ByteArrayOutputStream();
        ItemLists.template(out);
        var imported =
                lists.importDraft(TableFile.of(out.toByteArray()), "D6", false, 2027, Choice.ALL_OR_NOTHING, "王");
        assertThat(imported.report().errors()).isEmpty();
        assertThat(imported.list().items()).isOne();
    }

    private long draft(String department, String rows) {
        return lists.importDraft(csv(rows), department, false, 2027, Choice.ALL_OR_NOTHING, "王")
                .list()
                .id();
    }

    private static TableFile csv(String rows) {
        return TableFile.of((HEAD + rows).getBytes(StandardCharsets.UTF_8));
    }
}
