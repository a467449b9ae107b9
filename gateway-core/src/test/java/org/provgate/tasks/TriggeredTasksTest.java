package org.provgate.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.provgate.batches.Scene;
import org.provgate.rules.Refusal;
import org.springframework.dao.DataIntegrityViolationException;

/** Tasks outside the draw (R61, R62), and the wall between them and drawn ones. */
class TriggeredTasksTest {

    private final Scene scene = new Scene().register("henan", 10, "'A'");

    @Test
    void R61_a_complaint_is_a_task_with_its_ground_and_reference_and_counts_for_no_cap() {
        var task = scene.tasks.trigger(order(List.of("SUBJ-000001", "SUBJ-000002"), List.of("ZJ001", "XF002")), "li");
        assertThat(task)
                .returns("410402202611210001", Task::id)
                .returns(Ground.COMPLAINT, Task::ground)
                .returns("投2026-17", Task::reference)
                .returns(null, Task::batch)
                .returns(2, Task::targets);
        var target = scene.tasks.targets(task.id(), 0, 10).get(1);
        assertThat(target.formNo()).isEqualTo("410402202611210001-00002");
        assertThat(target.ticket()).isNull();
        assertThat(target.seats()).containsExactly(new Task.Seat("XF", 1, "XF002"), new Task.Seat("ZJ", 1, "ZJ001"));
        assertThat(scene.tasks.burden("SUBJ-000001", 2026)).isEqualTo(new Task.Burden(0, 1, null));
        assertThat(scene.tasks.list(false, null, 10)).hasSize(1);
        assertThat(scene.tasks.list(true, null, 10)).isEmpty();
    }

    @Test
    void R26_R20_R22_R27_everything_wrong_with_the_team_and_the_subjects_is_told_at_once() {
        scene.jdbc
                .sql("UPDATE officer SET expert = true, cert_valid_to = '2026-11-30' WHERE id = 'ZJ001'")
                .update();
        scene.jdbc
                .sql("INSERT INTO officer_conflict VALUES ('ZJ001', 'SUBJ-000001', '亲属', 'a', now())")
                .update();
        assertThatThrownBy(
                        () -> scene.tasks.trigger(order(List.of("SUBJ-000001", "SUBJ-999999"), List.of("ZJ001")), "li"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.violations())
                        .extracting("rule")
                        .containsExactlyInAnyOrder(
                                "R26-two-officers", "R22-expert", "R20-certificate", "R27-conflict", "R15-subject"));
        assertThat(scene.tasks.list(null, null, 10)).isEmpty();
    }

    @Test
    void R62_the_schema_lets_no_task_be_drawn_and_triggered_nor_neither() {
        assertThatThrownBy(() -> insert("NULL, NULL, NULL")).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insert("NULL, 'SAFETY', NULL")).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void R62_the_schema_lets_no_drawn_target_into_a_triggered_task() {
        var task = scene.tasks.trigger(order(List.of("SUBJ-000001"), List.of("ZJ001", "ZJ002")), "li");
        assertThatThrownBy(() -> scene.jdbc
                        .sql("INSERT INTO task_target (task_id, subject_key, position, form_no, stratum, ticket)"
                                + " VALUES (:id, 'SUBJ-000002', 2, 'x', 'A', '0.1')")
                        .param("id", task.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void an_order_that_lacks_something_says_what() {
        assertThatThrownBy(() -> order(List.of(), List.of("ZJ001"))).hasMessageContaining("subjects is empty");
        assertThatThrownBy(() -> new Triggered(
                        Ground.SAFETY,
                        " ",
                        "n",
                        "henan",
                        "410402",
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        List.of("a", "a"),
                        List.of()))
                .hasMessage("reference is missing; a subject is named twice");
    }

    private void insert(String batchGroundAndReference) {
        scene.jdbc
                .sql(
                        "INSERT INTO task (id, batch_id, ground, ground_ref, name, province, area_code, starts, ends, state,"
                                + " created_by, created_at) VALUES ('410402202611210009', " + batchGroundAndReference
                                + ", 'n', 'henan', '410402', '2026-12-01', '2026-12-02', 'OPEN', 'a', now())")
                .update();
    }

    private static Triggered order(List<String> subjects, List<String> officers) {
        return new Triggered(
                Ground.COMPLAINT,
                "投2026-17",
                "投诉核查",
                "henan",
                "410402",
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 10),
                subjects,
                officers);
    }
}
