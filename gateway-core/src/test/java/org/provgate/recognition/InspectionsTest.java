package org.provgate.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.agreements.FindingKind.INSPECTION;
import static org.provgate.agreements.Sharing.of;
import static org.provgate.submissions.Department.FIRM;
import static org.provgate.submissions.Department.ITEM;
import static org.provgate.submissions.Department.ITEM2;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.access.Caller;
import org.provgate.agreements.NotLoggedException;
import org.provgate.agreements.ReadLog;
import org.provgate.recognition.Inspection.CheckedItem;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.submissions.Department;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** “May I rely on an inspection of this firm?” (R45, R53). */
class InspectionsTest {

    private static final Caller XF = of("XF", "李");
    private static final String[] ALL = {"*"};

    @TempDir
    Path folder;

    private Recognising scene;

    @BeforeEach
    void scene() {
        scene = new Recognising(folder);
    }

    @Test
    void where_a_result_stands_and_its_evidence_are_shown_to_whom_the_result_is_shared_with_and_to_nobody_else() {
        scene.handedIn();
        scene.sharing.shared("ZJ", "XF", INSPECTION, ALL);
        scene.sharing.as(
                "ZJ", () -> assertThat(scene.sharing.count("proven_result")).isOne());
        scene.sharing.as(
                "XF", () -> assertThat(scene.sharing.count("proven_result")).isOne());
        scene.sharing.as(
                "CZ", () -> assertThat(scene.sharing.count("proven_result")).isZero());
        scene.sharing.as(
                "", () -> assertThat(scene.sharing.count("proven_result")).isZero());
    }

    @Test
    void R53_who_inspected_what_when_with_what_result_valid_until_and_its_evidence() {
        var id = scene.handedIn();
        scene.bureau.delivered(id, "PUBLISHED");
        scene.sharing.shared("ZJ", "XF", INSPECTION, ALL);
        var mark = scene.sharing.jdbc.sql("SELECT sequence, hash FROM evidence WHERE action = 'results.submitted'");
        assertThat(scene.inspections.of(XF, FIRM.toLowerCase(), null))
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.recordId()).isEqualTo(id);
                    assertThat(i.department()).isEqualTo("ZJ");
                    assertThat(i.departmentName()).isEqualTo("住房和城乡建设局");
                    assertThat(i.items())
                            .containsExactly(new CheckedItem(ITEM, "检查", LocalDate.of(2027, 11, 20), true, true, null));
                    assertThat(i.checkDate()).isEqualTo("2026-11-20");
                    assertThat(i.findings()).containsExactly(new Inspection.FindingText(Finding.NO_PROBLEM, "未发现问题"));
                    assertThat(i.state()).isEqualTo("PUBLISHED");
                    assertThat(i.publishedOn()).isEqualTo("2026-11-21");
                    assertThat(i.digest()).matches("[0-9a-f]{64}");
                    assertThat(i.proof())
                            .isEqualTo(mark.query((r, n) -> new Inspection.ResultProof(r.getLong(1), r.getString(2)))
                                    .single());
                    assertThat(i.officers())
                            .as("people, not named in the agreement")
                            .isNull();
                });
        assertThat(scene.reads()).containsExactly("XF " + FIRM + " 联合抽查 {ZJ} {" + id + "}");
    }

    @Test
    void R53_without_an_agreement_nothing_of_others_is_seen_and_the_question_is_logged() {
        var id = scene.handedIn();
        assertThat(scene.inspections.of(XF, FIRM, null)).isEmpty();
        assertThat(scene.inspections.of(of("ZJ", "王"), FIRM, null))
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.officers()).as("its own").containsExactly("ZJ1", "ZJ2");
                    assertThat(i.items().get(0).adoptable()).isFalse();
                    assertThat(i.items().get(0).obstacle()).contains("the department's own");
                });
        assertThat(scene.inspections.of(Caller.local("FG", "li"), FIRM, null)).hasSize(1);
        assertThat(scene.inspections.of(Caller.nobody(), FIRM, null)).isEmpty();
        assertThat(scene.reads())
                .containsExactly(
                        "XF " + FIRM + " {} {}",
                        "ZJ " + FIRM + " {ZJ} {" + id + "}",
                        "FG " + FIRM + " {ZJ} {" + id + "}",
                        " " + FIRM + " {} {}");
    }

    @Test
    void R53_fields_outside_the_agreement_are_left_out_and_cannot_be_guessed_by_asking() throws Exception {
        scene.handedIn();
        scene.sharing.shared("ZJ", "XF", INSPECTION, "checkDate");
        var shown = scene.inspections.of(XF, FIRM, null);
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build().writeValueAsString(shown.get(0));
        assertThat(json)
                .contains("\"checkDate\":")
                .doesNotContain("items", "findings", "proof", "digest", "state", "signed", "officers", "mode", ITEM);
        assertThat(scene.inspections.of(XF, FIRM, ITEM))
                .as("the item is not shared")
                .isEmpty();
        scene.sharing.shared("ZJ", "XF", INSPECTION, "items", "officers");
        assertThat(scene.inspections.of(XF, FIRM, ITEM)).singleElement().satisfies(i -> {
            assertThat(i.officers()).containsExactly("ZJ1", "ZJ2");
            assertThat(i.items().get(0))
                    .isEqualTo(
                            new CheckedItem(
                                    ITEM,
                                    "检查",
                                    null,
                                    null,
                                    false,
                                    "the agreement with ZJ does not share findings; ask that department to write one that does"));
        });
        assertThat(scene.inspections.of(XF, FIRM, ITEM2)).isEmpty();
    }

    @Test
    void R53_only_the_newest_of_a_chain_of_corrections_is_shown_and_a_bad_finding_may_not_be_relied_on() {
        var first = scene.handedIn();
        scene.sharing.shared("ZJ", "XF", INSPECTION, ALL);
        var second = scene.corrected(first, ITEM, Finding.FOLLOW_UP);
        assertThat(scene.inspections.of(XF, FIRM, null)).singleElement().satisfies(i -> {
            assertThat(i.recordId()).isEqualTo(second);
            assertThat(i.problems()).isEqualTo("消防通道堵塞");
            assertThat(i.items().get(0).adoptable()).isFalse();
            assertThat(i.items().get(0).obstacle())
                    .isEqualTo("by rule R53-general nobody relies on the finding 发现问题待后续处理 [FOLLOW_UP]");
        });
    }

    @Test
    void a_wrong_check_digit_is_told_and_a_subject_in_no_register_is_not_there() {
        assertThatThrownBy(() -> scene.inspections.of(XF, "91410402MA9K0001XX", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("look for a typing error");
        assertThatThrownBy(() -> scene.inspections.of(XF, "91410308MA9K00028C", null))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no register has a subject 91410308MA9K00028C");
    }

    @Test
    void what_cannot_be_logged_is_not_shown() {
        scene.handedIn();
        var full = new ReadLog(folder, 10, scene.bureau.clock, UUID::randomUUID);
        var inspections =
                new Inspections(scene.sharing.jdbc, scene.sharing.agreements, scene.rules, full, scene.bureau.clock);
        assertThatThrownBy(() -> inspections.of(of("ZJ", "王"), FIRM, null)).isInstanceOf(NotLoggedException.class);
    }

    @Test
    void however_many_results_there_are_one_statement_answers() {
        for (int n = 1; n <= 20; n++) {
            var task = "4104022026110200" + (10 + n);
            scene.bureau.task(task, FIRM);
            scene.handedIn(
                    Department.ZJ,
                    Recognising.result(task, ITEM, LocalDate.of(2026, 11, n), Finding.NO_PROBLEM, null, "ZJ"));
        }
        var statements = new AtomicInteger();
        var counted = new Inspections(
                JdbcClient.create(counting(scene.bureau.database, statements)),
                scene.sharing.agreements,
                scene.rules,
                scene.log,
                scene.bureau.clock);
        counted.of(of("ZJ", "王"), FIRM, null);
        // from now on it knows the lists that are fixed
        statements.set(0);
        assertThat(counted.of(of("ZJ", "王"), FIRM, null))
                .hasSize(20)
                .extracting(Inspection::checkDate)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(statements).hasValue(1);
    }

    @Test
    void an_item_is_named_as_the_newest_list_of_its_department_has_it_as_soon_as_that_is_fixed() {
        scene.handedIn();
        assertThat(named()).isEqualTo("检查");
        list("XF", 2030, "FIXED", "别的部门的叫法");
        list("ZJ", 2031, "DRAFT", "还没有定");
        assertThat(named()).isEqualTo("检查");
        list("ZJ", 2032, "FIXED", "建筑工地检查");
        assertThat(named()).isEqualTo("建筑工地检查");
    }

    private @Nullable String named() {
        var shown = scene.inspections.of(of("ZJ", "王"), FIRM, null);
        return Objects.requireNonNull(shown.get(0).items()).get(0).name();
    }

    private void list(String department, int year, String state, String name) {
        scene.sharing
                .jdbc
                .sql("""
                        WITH list AS (
                            INSERT INTO item_list (department, joint, year, version, state, written_by, written_at, fixed_by, fixed_at)
                            VALUES (:department, false, :year, 1, :state, 'a', now(), 'b', CASE WHEN :state = 'FIXED' THEN now() END) RETURNING id)
                        INSERT INTO item SELECT id, :code, :name, 'GENERAL', '法', '局', '企业', '内容', '现场', '要求', NULL, NULL, NULL, NULL, 'COUNTY' FROM list
                        """)
                .param("department", department)
                .param("year", year)
                .param("state", state)
                .param("code", ITEM)
                .param("name", name)
                .update();
    }

    /** Counts what is prepared. */
    private static DataSource counting(DataSource database, AtomicInteger statements) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) statements.incrementAndGet();
                            return method.invoke(connection, arguments);
                        });
            }
        };
    }
}
