package org.provgate.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Evidence;
import org.provgate.evidence.Verification;
import org.provgate.registers.TestDatabase;
import org.provgate.tables.Choice;
import org.provgate.tables.ImportReport;
import org.provgate.tables.RowError;
import org.provgate.tables.TableFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The officers' register on a real database. */
class OfficersTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final String HEAD = "编号,姓名,单位,部门编码,职务,执法证号,执法证有效期至,业务专长,是否专家,状态\n";

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Evidence evidence = new Evidence(jdbc);
    private final Officers officers =
            new Officers(DATABASE, new JdbcTransactionManager(DATABASE), evidence, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void empty() {
        jdbc.sql("TRUNCATE officer CASCADE").update();
    }

    @Test
    void a_table_adds_changes_and_leaves_alone_and_leaves_evidence() {
        long before = evidence.last().sequence();
        var first = load(
                "GW001,张三,质安站,010,科员,豫D0001,2028年6月30日,\"安全，质量、消防;安全\",否,有效\nGW002,李四,质安站,010,,豫D0002,2028/1/5,,是,\n");
        assertThat(first).isEqualTo(new ImportReport(2, 2, 0, 0, List.of()));
        assertThat(evidence.last().sequence()).isEqualTo(before + 1);
        assertThat(jdbc.sql(
                                "SELECT department || ' ' || actor || ' ' || action || ' ' || outcome FROM evidence ORDER BY sequence DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("010 王主任 officers.imported 2 added, 0 changed, 0 rows refused");
        var second = load(
                "GW001,张三,质安站,010,站长,豫D0001,2028-06-30,\"安全,质量,消防\",否,有效\nGW002,李四,质安站,010,,豫D0002,2028-01-05,,是,有效\n");
        assertThat(second).isEqualTo(new ImportReport(2, 0, 1, 1, List.of()));
        assertThat(officers.named("GW001"))
                .contains(new Officer(
                        "GW001",
                        "010",
                        "张三",
                        "质安站",
                        "站长",
                        "豫D0001",
                        LocalDate.of(2028, 6, 30),
                        List.of("安全", "质量", "消防"),
                        List.of(),
                        false,
                        true));
        assertThat(load("GW001,张三,质安站,010,站长,豫D0001,2028-06-30,\"安全,质量,消防\",否,有效\n")
                        .unchanged())
                .isOne();
        assertThat(evidence.last().sequence())
                .as("nothing changed, nothing to prove")
                .isEqualTo(before + 2);
        assertThat(evidence.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void without_a_number_the_certificate_tells_who_is_meant_and_numbers_the_new() {
        load("GW001,张三,质安站,010,,豫D0001,2028-06-30,,,\n");
        var report = load(",张三丰,质安站,010,,豫D0001,2028-06-30,,,\n,李四,质安站,010,,豫D0002,2028-06-30,,,\n");
        assertThat(report).isEqualTo(new ImportReport(2, 1, 1, 0, List.of()));
        assertThat(officers.named("GW001")).get().extracting(Officer::name).isEqualTo("张三丰");
        var numbered = officers.list(OfficerFilter.ALL, "GW001", 10);
        assertThat(numbered).extracting(Officer::certNo).containsExactly("豫D0002");
        assertThat(numbered.get(0).id()).matches("c-[0-9a-f]{16}");
        assertThat(load(",李四,质安站,010,,豫D0002,2028-06-30,,,\n").unchanged()).isOne();
    }

    @Test
    void every_fault_of_every_row_is_told_at_once_and_nothing_is_taken() {
        load("GW001,张三,质安站,010,,豫D0001,2028-06-30,,,\n");
        long before = evidence.last().sequence();
        var report = load("""
                好,,质安站,住建局,,豫D9001,2028-02-30,,也许,
                GW002,李四,质安站,010,,豫D0001,2028-06-30,,,
                GW003,王五,质安站,010,,豫D0003,2028-06-30,,,
                GW003,赵六,质安站,010,,豫D0004,2028-06-30,,,
                GW005,孙七,质安站,010,,豫D0003,2028-06-30,,,死
                GW006,周八,质安站,010,,豫D0003,2028-06-30,,,
                """);
        assertThat(report.errors())
                .extracting(e -> e.row() + e.column())
                .containsExactlyInAnyOrder("2编号", "2姓名", "2部门编码", "2执法证有效期至", "2是否专家", "3执法证号", "5编号", "6状态", "7执法证号");
        assertThat(report.errors()).contains(new RowError(3, "执法证号", "此证号已属于编号GW001的人员"));
        assertThat(report.errors()).contains(new RowError(7, "执法证号", "与第4行重复"));
        assertThat(report.taken()).isZero();
        assertThat(report.refused()).isEqualTo(5);
        assertThat(officers.list(OfficerFilter.ALL, null, 10)).hasSize(1);
        assertThat(evidence.last().sequence()).isEqualTo(before);
    }

    @Test
    void good_rows_alone_are_taken_if_asked_for() {
        var report = officers.importFrom(
                csv(
                        "GW001,张三,质安站,010,,豫D0001,2028-06-30,,,\nGW002,,质安站,010,,豫D0002,2028-06-30,,,\nGW001,重复,质安站,010,,豫D0003,2028-06-30,,,\n"),
                Choice.GOOD_ROWS,
                "王主任");
        assertThat(report.added()).isOne();
        assertThat(report.refused()).isEqualTo(2);
        assertThat(officers.list(OfficerFilter.ALL, null, 10))
                .extracting(Officer::name)
                .containsExactly("张三");
    }

    @Test
    void an_identity_card_number_in_any_field_is_refused_and_never_said_again() throws IOException {
        for (var number :
                List.of("41010219900307123X", "４１０１０２１９９００３０７１２３４", "410102 1990-0307 123x", "证410102199003071234号")) {
            var file = TableFile.of(("姓名,单位,部门编码,执法证号,执法证有效期至,备注,身份证号\n张三,质安站,010," + number + ",2028-06-30,见" + number
                            + "。," + number + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            var report = officers.importFrom(file, Choice.GOOD_ROWS, "王主任");
            assertThat(report.errors()).extracting(RowError::column).containsExactly("执法证号", "备注", "身份证号");
            assertThat(report.toString()).contains("身份证").doesNotContain("1990").doesNotContain("１９９０");
            var back = new ByteArrayOutputStream();
            Officers.writeBack(file, report, back);
            assertThat(back.toString(StandardCharsets.UTF_8))
                    .contains("******")
                    .doesNotContain("1990")
                    .doesNotContain("１９９０");
        }
        assertThat(officers.list(OfficerFilter.ALL, null, 10)).isEmpty();
        assertThat(load("410102199003071,张三,质安站,010,,豫410102-1990,2028-06-30,,,\n")
                        .added())
                .as("what only looks a little like one")
                .isOne();
    }

    @Test
    void the_list_is_filtered_and_paged() {
        load("""
                A1,甲,质安站,010,,豫D0001,2028-06-30,安全,否,有效
                A2,乙,质安站,010,,豫D0002,2026-11-20,安全,否,有效
                A3,丙,质安站,020,,豫D0003,2028-06-30,质量,是,有效
                A4,丁,质安站,010,,豫D0004,2028-06-30,,否,失效
                """);
        assertThat(ids(new OfficerFilter("010", null, null, null, null))).containsExactly("A1", "A2", "A4");
        assertThat(ids(new OfficerFilter(null, "安全", LocalDate.of(2026, 11, 21), null, null)))
                .containsExactly("A1");
        assertThat(ids(new OfficerFilter(null, null, LocalDate.of(2026, 11, 20), true, false)))
                .containsExactly("A1", "A2");
        assertThat(ids(new OfficerFilter(null, null, null, null, true))).containsExactly("A3");
        assertThat(officers.list(OfficerFilter.ALL, "A2", 1))
                .extracting(Officer::id)
                .containsExactly("A3");
    }

    @Test
    void a_conflict_is_declared_with_a_reason_and_withdrawn_and_both_are_evidence() {
        load("A1,甲,质安站,010,,豫D0001,2028-06-30,安全,否,有效\n");
        long before = evidence.last().sequence();
        officers.declare("A1", "91410402MA40000001", "配偶任职", "甲");
        assertThat(officers.conflicts("A1"))
                .containsExactly(new Conflict("A1", "91410402MA40000001", "配偶任职", "甲", NOW));
        assertThat(officers.conflicts("A2")).isEmpty();
        officers.withdraw("A1", "91410402MA40000001", "甲");
        assertThat(officers.conflicts(null)).isEmpty();
        assertThat(evidence.last().sequence()).isEqualTo(before + 2);
        assertThat(jdbc.sql("SELECT count(*) FROM evidence WHERE outcome LIKE '%配偶%'")
                        .query(Long.class)
                        .single())
                .as("family matters stay out of the log")
                .isZero();
        assertThatThrownBy(() -> officers.declare("A9", "91410402MA40000001", "亲属", "甲"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("there is no officer A9");
        assertThatThrownBy(() -> officers.declare("A1", "某公司", "亲属", "甲")).hasMessageContaining("subject key");
        assertThatThrownBy(() -> officers.declare("A1", "91410402MA40000001", " ", "甲"))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> officers.declare("A1", "91410402MA40000001", "亲属410102199003071234", "甲"))
                .hasMessageContaining("must not be kept")
                .hasMessageNotContaining("1990");
    }

    @Test
    void the_template_is_a_table_that_can_be_imported() throws IOException {
        var out = new ByteArrayOutputStream();
        Officers.template(out);
        var report = officers.importFrom(TableFile.of(out.toByteArray()), Choice.ALL_OR_NOTHING, "王主任");
        assertThat(report).isEqualTo(new ImportReport(1, 1, 0, 0, List.of()));
    }

    @Test
    void fifty_thousand_officers_come_in_within_a_minute() throws IOException {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 50_000; i++)
            rows.add(List.of(
                    "GW" + i,
                    "张" + i,
                    "质安站",
                    "010",
                    "科员",
                    "豫D" + (1_000_000 + i),
                    "2028-06-30",
                    "安全、质量",
                    "",
                    "否",
                    "有效"));
        var out = new ByteArrayOutputStream();
        TableFile.workbook(OfficerRow.COLUMNS, rows, out);
        long start = System.nanoTime();
        var report = officers.importFrom(TableFile.of(out.toByteArray()), Choice.ALL_OR_NOTHING, "王主任");
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("50,000 officers from %,d bytes of workbook: %.1f s%n", out.size(), took.toMillis() / 1e3);
        assertThat(report.added()).isEqualTo(50_000);
        assertThat(took).isLessThan(Duration.ofSeconds(60));
    }

    private List<String> ids(OfficerFilter filter) {
        return officers.list(filter, null, 10).stream().map(Officer::id).toList();
    }

    private ImportReport load(String rows) {
        return officers.importFrom(csv(rows), Choice.ALL_OR_NOTHING, "王主任");
    }

    private static TableFile csv(String rows) {
        return TableFile.of((HEAD + rows).getBytes(StandardCharsets.UTF_8));
    }
}
