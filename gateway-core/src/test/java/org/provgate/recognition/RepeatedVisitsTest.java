package org.provgate.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.agreements.FindingKind.INSPECTION;
import static org.provgate.agreements.Sharing.of;
import static org.provgate.submissions.Department.DRAWN;
import static org.provgate.submissions.Department.FIRM;
import static org.provgate.submissions.Department.ITEM;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.access.Caller;
import org.provgate.recognition.Doubles.DoubleCheck;
import org.provgate.recognition.JointVisits.JointVisit;
import org.provgate.recognition.JointVisits.PlannedVisit;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.submissions.Department;

/** Inspections that could have been spared, and visits that could be one (R37, R53). */
class RepeatedVisitsTest {

    private static final Caller OFFICE = Caller.local("FG", "li");
    private static final LocalDate FROM = LocalDate.of(2026, 11, 1);
    private static final LocalDate TO = LocalDate.of(2026, 11, 30);
    private static final String SECOND = "410402202611010003";

    @TempDir
    Path folder;

    private Recognising scene;

    @BeforeEach
    void scene() {
        scene = new Recognising(folder);
    }

    @Test
    void R53_a_second_drawn_check_within_the_validity_of_the_first_is_a_double_with_its_reason() {
        drawn(SECOND, "B2", "2026-11-10", "2026-11-28");
        var first = checked(DRAWN, 5, Finding.NO_PROBLEM, Department.ZJ);
        var second = checked(SECOND, 19, Finding.NO_PROBLEM, Department.XF);
        assertThat(scene.doubles.between(OFFICE, FROM, TO)).singleElement().satisfies(d -> {
            assertThat(d)
                    .returns(first, DoubleCheck::first)
                    .returns(second, DoubleCheck::second)
                    .returns(LocalDate.of(2027, 11, 5), DoubleCheck::validUntil);
            assertThat(d.en())
                    .isEqualTo(
                            "item " + ITEM + " was checked by ZJ on 2026-11-05 and could be relied on until 2027-11-05;"
                                    + " XF checked it again on 2026-11-19, 14 days later");
            assertThat(d.zh()).contains("已由ZJ于2026-11-05检查");
        });
        assertThat(scene.doubles.between(OFFICE, FROM, LocalDate.of(2026, 11, 18)))
                .isEmpty();
        assertThat(scene.doubles.between(of("XF", "李"), FROM, TO))
                .as("it does not see the first")
                .isEmpty();
        scene.sharing.shared("ZJ", "XF", INSPECTION, "items", "checkDate", "findings");
        assertThat(scene.doubles.between(of("XF", "李"), FROM, TO)).hasSize(1);
        assertThat(scene.reads()).contains("XF 联合抽查 {ZJ,XF} {" + first + "," + second + "}");
        assertThatThrownBy(() -> scene.doubles.between(OFFICE, TO, FROM)).hasMessageContaining("ask for a period");
    }

    @Test
    void R61_checks_outside_the_draw_bad_results_and_departments_of_one_visit_make_no_double() {
        drawn(SECOND, "B2", "2026-11-10", "2026-11-28");
        checked(DRAWN, 5, Finding.FOLLOW_UP, Department.ZJ);
        checked(DRAWN, 6, Finding.NO_PROBLEM, Department.XF);
        checked(Department.TASK, 19, Finding.NO_PROBLEM, Department.ZJ);
        assertThat(scene.doubles.between(OFFICE, FROM, TO))
                .as("one visit, one complaint")
                .isEmpty();
        checked(SECOND, 20, Finding.NO_PROBLEM, Department.ZJ);
        assertThat(scene.doubles.between(OFFICE, FROM, TO))
                .extracting(DoubleCheck::firstDepartment)
                .as("the one with a problem had to be looked at again")
                .containsExactly("XF");
    }

    @Test
    void R37_open_tasks_of_several_departments_that_overlap_are_proposed_as_one_visit() {
        scene.sharing
                .jdbc
                .sql("DELETE FROM task_seat WHERE task_id <> :drawn OR department <> 'ZJ'")
                .param("drawn", DRAWN)
                .update();
        drawn(SECOND, "B2", "2026-11-24", "2026-12-15");
        scene.sharing
                .jdbc
                .sql("DELETE FROM task_seat WHERE task_id = :t AND department <> 'XF'")
                .param("t", SECOND)
                .update();
        departments("B1", "ZJ", ITEM);
        departments("B2", "XF", "41040200000009");
        assertThat(scene.visits.proposals(OFFICE, null, 10).visits())
                .containsExactly(new JointVisit(
                        FIRM,
                        LocalDate.of(2026, 11, 24),
                        LocalDate.of(2026, 11, 30),
                        List.of("XF", "ZJ"),
                        List.of(DRAWN, SECOND),
                        List.of(ITEM, "41040200000009")));
        assertThat(scene.visits.proposals(of("XF", "李"), null, 10).visits()).hasSize(1);
        assertThat(scene.visits.proposals(of("YJ", "钱"), null, 10).visits()).isEmpty();
        assertThat(scene.visits.proposals(OFFICE, FIRM, 10).visits())
                .as("after the last")
                .isEmpty();
        checked(DRAWN, 20, Finding.NO_PROBLEM, Department.ZJ);
        assertThat(scene.visits.proposals(OFFICE, null, 10).visits())
                .as("one is done")
                .isEmpty();
    }

    @Test
    void R37_tasks_apart_in_time_of_one_department_or_of_an_aborted_draw_are_no_joint_visit() {
        scene.sharing
                .jdbc
                .sql("DELETE FROM task_seat WHERE task_id <> :drawn OR department <> 'ZJ'")
                .param("drawn", DRAWN)
                .update();
        drawn(SECOND, "B2", "2026-12-01", "2026-12-15");
        assertThat(scene.visits.proposals(OFFICE, null, 10).visits())
                .as("apart")
                .isEmpty();
        scene.sharing
                .jdbc
                .sql("UPDATE task SET starts = '2026-11-20' WHERE id = :t")
                .param("t", SECOND)
                .update();
        assertThat(scene.visits.proposals(OFFICE, null, 10).visits()).hasSize(1);
        scene.sharing
                .jdbc
                .sql("UPDATE batch SET state = 'ABORTED', abort_reason = 'x' WHERE id = 'B2'")
                .update();
        assertThat(scene.visits.proposals(OFFICE, null, 10).visits())
                .as("aborted")
                .isEmpty();
        scene.sharing
                .jdbc
                .sql("UPDATE batch SET state = 'DISPATCHED', abort_reason = NULL WHERE id = 'B2'")
                .update();
        scene.sharing
                .jdbc
                .sql("DELETE FROM task_seat WHERE task_id = :t AND department <> 'ZJ'")
                .param("t", SECOND)
                .update();
        assertThat(scene.visits.proposals(OFFICE, null, 10).visits())
                .as("one department")
                .isEmpty();
    }

    @Test
    void R37_a_draw_to_come_and_an_open_task_of_others_are_proposed_with_how_many_could_be_drawn() {
        scene.sharing
                .jdbc
                .sql("DELETE FROM task_seat WHERE task_id <> :drawn OR department <> 'ZJ'")
                .param("drawn", DRAWN)
                .update();
        scene.sharing
                .jdbc
                .sql("UPDATE task SET state = 'CLOSED' WHERE id <> :drawn")
                .param("drawn", DRAWN)
                .update();
        batch("B9", "DRAFT", "2026-11-25", "2026-12-20");
        departments("B9", "XF", ITEM);
        var window = List.of(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 30));
        assertThat(scene.visits.proposals(OFFICE, null, 10).planned())
                .containsExactly(new PlannedVisit(
                        "B9", DRAWN, window.get(0), window.get(1), List.of("XF"), List.of("ZJ"), List.of(ITEM), null));
        scene.sharing
                .jdbc
                .sql("UPDATE batch SET state = 'FROZEN' WHERE id = 'B9'")
                .update();
        scene.sharing
                .jdbc
                .sql("INSERT INTO batch_frame VALUES ('B9', :firm, 'A'), ('B9', 'S2', 'A')")
                .param("firm", FIRM)
                .update();
        assertThat(scene.visits.proposals(of("ZJ", "王"), null, 10).planned())
                .singleElement()
                .returns(1L, PlannedVisit::subjects);
        assertThat(scene.visits.proposals(of("YJ", "钱"), null, 10).planned()).isEmpty();
    }

    private String checked(String task, int day, Finding finding, org.provgate.submissions.Submitter by) {
        return scene.handedIn(
                by, Recognising.result(task, ITEM, LocalDate.of(2026, 11, day), finding, null, by.department()));
    }

    private void drawn(String task, String batch, String starts, String ends) {
        batch(batch, "DISPATCHED", starts, ends);
        scene.sharing
                .jdbc
                .sql("""
                        INSERT INTO task (id, batch_id, name, province, area_code, starts, ends, state, created_by, created_at)
                        VALUES (:id, :batch, '批次', 'henan', '410402', CAST(:starts AS date), CAST(:ends AS date), 'OPEN', 'a', now())
                        """)
                .param("id", task)
                .param("batch", batch)
                .param("starts", starts)
                .param("ends", ends)
                .update();
        scene.sharing.jdbc.sql("""
                        INSERT INTO task_target (task_id, subject_key, position, form_no, stratum, ticket) VALUES (:id, :s, 1, :id, 'A', '0.1')
                        """).param("id", task).param("s", FIRM).update();
        scene.sharing.jdbc.sql("""
                        INSERT INTO task_seat (task_id, subject_key, department, seat, officer_id)
                        SELECT :id, :s, d, n, d || n FROM unnest(ARRAY['ZJ', 'XF']) d, generate_series(1, 2) n
                        """).param("id", task).param("s", FIRM).update();
    }

    private void batch(String id, String state, String starts, String ends) {
        scene.sharing
                .jdbc
                .sql("""
                        INSERT INTO batch (id, province, area_code, name, lead_department, item_class, filter, rates, minimum, slack, window_start,
                                           window_end, state, created_by, created_at, seed)
                        VALUES (:id, 'henan', '410402', '批次', 'ZJ', 'GENERAL', '{}', '{}', '{}', 1, CAST(:starts AS date), CAST(:ends AS date),
                                :state, 'a', now(), CASE WHEN :state = 'DISPATCHED' THEN 's' END)
                        """)
                .param("id", id)
                .param("state", state)
                .param("starts", starts)
                .param("ends", ends)
                .update();
    }

    private void departments(String batch, String department, String item) {
        scene.sharing
                .jdbc
                .sql("INSERT INTO batch_department VALUES (:batch, 1, :department, 2, NULL, ARRAY[:item])")
                .param("batch", batch)
                .param("department", department)
                .param("item", item)
                .update();
    }
}
