package org.provgate.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.batches.BatchDefinition.Contributor;
import org.provgate.draw.Contribution;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.Verification;
import org.provgate.evidence.Verification.Intact;
import org.provgate.rules.Refusal;
import org.provgate.tasks.Task;

/** The life of a batch, on a real database (R4, R68, R69). */
class BatchLifeTest {

    private static final Map<String, String> FIVE_PERCENT = Map.of("ALL", "0.05");
    private final Scene scene = new Scene();
    private final Batches batches = scene.batches;

    @TempDir
    Path folder;

    @BeforeEach
    void aSealedRegister() {
        scene.register("henan", 400, "'B'");
    }

    @Test
    void from_draft_to_closed_each_step_leaves_its_evidence_and_the_bundle_verifies() {
        var definition = Scene.batch("b-1", "henan", FIVE_PERCENT);
        var drawn = scene.drawn(definition);
        assertThat(drawn.state()).isEqualTo(BatchState.DRAWN);
        assertThat(drawn.drawn().targets()).isEqualTo(20);
        assertThat(drawn.drawn().task()).isEqualTo("410402202611210001");
        assertThat(drawn.definition()).isEqualTo(definition);
        assertThat(batches.dispatch("b-1", "li").state()).isEqualTo(BatchState.DISPATCHED);
        assertThat(batches.close("b-1", "li").state()).isEqualTo(BatchState.CLOSED);
        assertThat(scene.evidenceOf("b-1"))
                .containsExactly(
                        "batch.opened",
                        "batch.frozen",
                        "batch.contribution-committed",
                        "batch.contribution-committed",
                        "batch.committed",
                        "batch.contribution-revealed",
                        "batch.contribution-revealed",
                        "batch.revealed",
                        "batch.drawn",
                        "batch.dispatched",
                        "batch.closed");
        assertThat(scene.evidence.verify()).isInstanceOf(Intact.class);
        var files = batches.export("b-1", folder);
        assertThat(files).extracting(f -> f.getFileName().toString()).contains("draw.json", "README.txt");
        assertThat(DrawFolder.at(folder).verify()).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void the_stored_task_is_the_drawn_outcome_target_by_target_and_seat_by_seat() throws IOException {
        var batch = scene.drawn(Scene.batch("b-1", "henan", FIVE_PERCENT));
        batches.export("b-1", folder);
        var document = Files.readString(folder.resolve("draw.json"));
        var targets = scene.tasks.targets(batch.drawn().task(), 0, 100);
        assertThat(targets).hasSize(20).isSortedAccordingTo(java.util.Comparator.comparing(Task.Target::ticket));
        for (var target : targets) {
            assertThat(document).contains(target.subject(), target.ticket());
            assertThat(target.seats()).hasSize(4).doesNotHaveDuplicates();
            assertThat(target.formNo()).isEqualTo("410402202611210001-%05d".formatted(target.position()));
        }
    }

    @Test
    void a_step_that_is_not_due_says_the_state_and_what_can_be_done() {
        batches.open(Scene.batch("b-1", "henan", FIVE_PERCENT), "li");
        assertThatThrownBy(() -> batches.run("b-1", "li"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("b-1 is DRAFT")
                .hasMessageContaining("freeze or abort");
        assertThatThrownBy(() -> batches.freeze("b-2", "li")).hasMessageContaining("there is no batch b-2");
    }

    @Test
    void nothing_is_frozen_without_a_sealed_register_or_while_one_is_merged() {
        batches.open(Scene.batch("h-1", "hebei", Map.of("ALL", "0.03")), "li");
        assertThatThrownBy(() -> batches.freeze("h-1", "li")).hasMessageContaining("was never sealed");
        batches.open(Scene.batch("b-1", "henan", FIVE_PERCENT), "li");
        scene.jdbc
                .sql("INSERT INTO run (province, area_code, state, stage, holder, opened_at)"
                        + " VALUES ('henan', '410402', 'RUNNING', 'MERGE', gen_random_uuid(), now())")
                .update();
        assertThatThrownBy(() -> batches.freeze("b-1", "li"))
                .hasMessageContaining("run 2 is merging into the register of henan");
        assertThat(scene.evidenceOf("b-1")).containsExactly("batch.opened");
    }

    @Test
    void a_reveal_that_does_not_match_aborts_the_draw_for_ever() {
        scene.frozen(Scene.batch("b-1", "henan", FIVE_PERCENT));
        scene.committed("b-1");
        var aborted = batches.reveal("b-1", "sifa", "n2", "b7e1c4", "qian");
        assertThat(aborted.state()).isEqualTo(BatchState.ABORTED);
        assertThat(aborted.abortReason()).contains("sifa");
        assertThatThrownBy(() -> batches.reveal("b-1", "zhujian", "n1", "秋高气爽", "zhao"))
                .hasMessageContaining("b-1 is ABORTED");
        assertThat(batches.list("henan", 10)).extracting(Batch.Summary::state).containsExactly(BatchState.ABORTED);
    }

    @Test
    void a_department_gives_one_contribution_by_itself_and_nobody_reveals_it_for_it() {
        scene.frozen(Scene.batch("b-1", "henan", FIVE_PERCENT));
        batches.commit("b-1", "sifa", Contribution.commitment("sifa", "n2", "b7e1c3"), "qian", "SF");
        assertThatThrownBy(() -> batches.commit("b-1", "zhujian", "0".repeat(64), "qian", "SF"))
                .hasMessageContaining("SF has committed for a contributor already");
        batches.commit("b-1", "zhujian", Contribution.commitment("zhujian", "n1", "秋高气爽"), "zhao", "ZJ");
        assertThatThrownBy(() -> batches.reveal("b-1", "sifa", "n2", "rubbish", "zhao", "ZJ"))
                .hasMessageContaining("sifa is not yours");
        assertThatThrownBy(() -> batches.reveal("b-1", "sifa", "n2", "rubbish", "office", null))
                .hasMessageContaining("sifa is not yours");
        batches.reveal("b-1", "sifa", "n2", "b7e1c3", "qian", "SF");
        assertThat(batches.reveal("b-1", "zhujian", "n1", "秋高气爽", "zhao", "ZJ").state())
                .isEqualTo(BatchState.REVEALED);
    }

    @Test
    void a_commitment_or_a_value_cannot_be_taken_back() {
        scene.frozen(Scene.batch("b-1", "henan", FIVE_PERCENT));
        batches.commit("b-1", "sifa", Contribution.commitment("sifa", "n2", "b7e1c3"), "qian");
        assertThatThrownBy(() -> batches.commit("b-1", "sifa", "0".repeat(64), "qian"))
                .hasMessageContaining("has committed already");
        assertThatThrownBy(() -> batches.reveal("b-1", "sifa", "n2", "b7e1c3", "qian"))
                .hasMessageContaining("b-1 is FROZEN");
        assertThatThrownBy(() -> batches.commit("b-1", "shenji", "0".repeat(64), "sun"))
                .hasMessageContaining("shenji does not contribute");
    }

    @Test
    void a_redraw_names_the_aborted_batch_and_there_is_one_at_most() {
        var first = Scene.batch("b-1", "henan", FIVE_PERCENT);
        scene.frozen(first);
        var second = Scene.batch("b-2", "henan", FIVE_PERCENT);
        assertThatThrownBy(() -> batches.open(Scene.replacing(second, "b-1", "未揭示"), "li"))
                .hasMessageContaining("only an aborted batch is replaced");
        batches.abort("b-1", "sifa 未揭示", "li");
        var drawn = scene.drawn(Scene.replacing(second, "b-1", "sifa 未揭示"));
        assertThat(batches.one("b-1").orElseThrow().replacedBy()).isEqualTo("b-2");
        batches.export("b-2", folder);
        assertThat(folder.resolve("draw.json")).content().contains("\"b-1\"", "sifa 未揭示");
        assertThat(drawn.state()).isEqualTo(BatchState.DRAWN);
        assertThatThrownBy(() ->
                        batches.open(Scene.replacing(Scene.batch("b-3", "henan", FIVE_PERCENT), "b-1", "再来"), "li"))
                .hasMessageContaining("replaced by b-2 already");
    }

    @Test
    void whoever_contributes_alone_is_refused_and_a_public_event_must_lie_after_freeze_and_commitments() {
        var plain = Scene.batch("b-1", "henan", FIVE_PERCENT);
        assertThatThrownBy(() -> Scene.with(plain, plain.departments(), List.of(new Contributor("sifa", null, null))))
                .hasMessageContaining("can steer the seed");
        var event = new Contributor("lottery", "双色球 2026141", scene.now.plus(Duration.ofHours(1)));
        var open = Scene.with(plain, plain.departments(), List.of(event, new Contributor("sifa", null, null)));
        batches.open(open, "li");
        scene.now = scene.now.plus(Duration.ofHours(2));
        assertThatThrownBy(() -> batches.freeze("b-1", "li")).hasMessageContaining("must happen after the freeze");
        scene.now = scene.now.minus(Duration.ofMinutes(90));
        batches.freeze("b-1", "li");
        scene.now = scene.now.plus(Duration.ofHours(2));
        assertThatThrownBy(() -> batches.commit("b-1", "sifa", "0".repeat(64), "qian"))
                .hasMessageContaining("commitments had to be in before");
    }

    @Test
    void with_public_events_alone_nobody_commits_and_the_value_waits_for_the_event() {
        var plain = Scene.batch("b-1", "henan", FIVE_PERCENT);
        var event = new Contributor("lottery", "双色球 2026141", scene.now.plus(Duration.ofHours(1)));
        batches.open(Scene.with(plain, plain.departments(), List.of(event)), "li");
        assertThat(batches.freeze("b-1", "li").state()).isEqualTo(BatchState.COMMITTED);
        assertThatThrownBy(() -> batches.reveal("b-1", "lottery", null, "03 07 12", "li"))
                .hasMessageContaining("wait for it");
        scene.now = scene.now.plus(Duration.ofHours(2));
        assertThat(batches.reveal("b-1", "lottery", null, "03 07 12", "li").state())
                .isEqualTo(BatchState.REVEALED);
        assertThat(batches.run("b-1", "li").drawn().targets()).isEqualTo(20);
    }

    @Test
    void of_two_runs_of_the_same_batch_at_once_one_wins() throws Exception {
        scene.revealed(Scene.batch("b-1", "henan", FIVE_PERCENT));
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Batch> run = () -> batches.run("b-1", "li");
            var ends = threads.invokeAll(List.of(run, run));
            int won = 0;
            for (var end : ends) {
                try {
                    assertThat(end.get().state()).isEqualTo(BatchState.DRAWN);
                    won++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).hasMessageContaining("b-1 is DRAWN");
                }
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(scene.jdbc.sql("SELECT count(*) FROM task").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_changed_row_of_a_frozen_file_stops_the_draw() {
        scene.revealed(Scene.batch("b-1", "henan", FIVE_PERCENT));
        scene.jdbc
                .sql("DELETE FROM batch_frame WHERE subject_key = 'SUBJ-000007'")
                .update();
        assertThatThrownBy(() -> batches.run("b-1", "li")).hasMessageContaining("are not those that were frozen");
        assertThat(batches.one("b-1").orElseThrow().state()).isEqualTo(BatchState.REVEALED);
    }

    @Test
    void a_changed_contribution_stops_the_draw() {
        scene.revealed(Scene.batch("b-1", "henan", FIVE_PERCENT));
        scene.jdbc
                .sql("UPDATE batch_contributor SET value = 'x' WHERE contributor = 'sifa'")
                .update();
        assertThatThrownBy(() -> batches.run("b-1", "li"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("look at the evidence");
        assertThat(batches.one("b-1").orElseThrow().state()).isEqualTo(BatchState.REVEALED);
        assertThat(scene.jdbc.sql("SELECT count(*) FROM task").query(Long.class).single())
                .isZero();
    }

    @Test
    void a_bundle_is_never_written_into_a_folder_with_other_files() throws IOException {
        scene.drawn(Scene.batch("b-1", "henan", FIVE_PERCENT));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> batches.export("b-1", folder)).hasMessageContaining("notes.txt");
        Files.delete(folder.resolve("notes.txt"));
        batches.export("b-1", folder);
        assertThat(batches.export("b-1", folder)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_batch_without_enough_officers_is_not_dispatched() {
        scene.jdbc
                .sql("UPDATE officer SET cert_valid_to = '2026-12-15' WHERE department = 'XF' AND id > 'XF001'")
                .update();
        var drawn = scene.drawn(Scene.batch("b-1", "henan", FIVE_PERCENT));
        assertThat(drawn.drawn().unstaffed()).isEqualTo(20);
        assertThatThrownBy(() -> batches.dispatch("b-1", "li"))
                .hasMessageContaining("20 of 20 targets of batch b-1 lack an officer");
    }
}
