package org.provgate.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.Verification;
import org.provgate.rules.Refusal;
import org.provgate.tasks.Task;

/** An officer leaves a target (回避, R27): that seat alone is filled again, and the bundle still verifies. */
class RecusalTest {

    private final Scene scene = new Scene();
    private String task;

    @TempDir
    Path folder;

    @BeforeEach
    void aDrawnBatch() {
        scene.register("henan", 400, "'B'");
        task = scene.drawn(Scene.batch("b-1", "henan", Map.of("ALL", "0.05")))
                .drawn()
                .task();
    }

    @Test
    void R27_one_seat_is_filled_again_and_no_other_moves() {
        var before = targets();
        var target = before.get(3);
        var leaving = target.seats().get(1);
        var drawn = scene.batches.one("b-1").orElseThrow().drawn();
        var after = scene.batches.recuse("b-1", target.subject(), leaving.officer(), "法定代表人近亲属", "li");
        assertThat(after.drawn().documentDigest()).isNotEqualTo(drawn.documentDigest());
        var now = targets();
        for (int i = 0; i < before.size(); i++)
            for (int seat = 0; seat < 4; seat++)
                if (i == 3 && seat == 1) {
                    var substitute = now.get(3).seats().get(1);
                    assertThat(substitute.officer()).isNotNull().isNotEqualTo(leaving.officer());
                    assertThat(target.seats()).doesNotContain(substitute);
                } else
                    assertThat(now.get(i).seats().get(seat))
                            .isEqualTo(before.get(i).seats().get(seat));
        scene.batches.export("b-1", folder);
        assertThat(DrawFolder.at(folder).verify())
                .isInstanceOfSatisfying(Verification.Verified.class, v -> assertThat(v.amendments())
                        .isEqualTo(1));
        assertThat(scene.evidenceOf("b-1")).endsWith("batch.drawn", "batch.recused");
        assertThat(scene.jdbc
                        .sql("SELECT officer_id || ' ' || subject_key FROM officer_conflict")
                        .query(String.class)
                        .list())
                .containsExactly(leaving.officer() + " " + target.subject());
    }

    @Test
    void a_second_recusal_of_the_same_seat_and_one_after_dispatch_work_too() {
        var target = targets().get(0);
        scene.batches.recuse("b-1", target.subject(), target.seats().get(0).officer(), "一", "li");
        var second = targets().get(0).seats().get(0).officer();
        scene.batches.dispatch("b-1", "li");
        scene.batches.recuse("b-1", target.subject(), second, "二", "li");
        var third = targets().get(0).seats().get(0).officer();
        assertThat(third).isNotNull().isNotIn(second, target.seats().get(0).officer());
        scene.batches.export("b-1", folder);
        assertThat(DrawFolder.at(folder).verify()).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void a_seat_nobody_can_take_leaves_the_target_unstaffed_and_the_batch_undispatched() {
        var target = targets().get(0);
        for (int i = 0; i < 11; i++) {
            var seats = targets().get(0).seats();
            var officer = seats.stream()
                    .filter(s -> s.department().equals("XF"))
                    .findFirst()
                    .orElseThrow()
                    .officer();
            if (officer == null) break;
            scene.batches.recuse("b-1", target.subject(), officer, "回避", "li");
        }
        assertThat(targets().get(0).unstaffed()).isTrue();
        assertThatThrownBy(() -> scene.batches.dispatch("b-1", "li")).hasMessageContaining("1 of 20 targets");
    }

    @Test
    void whoever_is_not_on_the_team_cannot_be_recused() {
        var target = targets().get(0);
        assertThatThrownBy(() -> scene.batches.recuse("b-1", target.subject(), "GW999", "回避", "li"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("GW999");
        assertThatThrownBy(() -> scene.batches.recuse("b-1", target.subject(), "ZJ001", " ", "li"))
                .hasMessageContaining("say why");
        assertThat(scene.evidenceOf("b-1")).endsWith("batch.drawn");
    }

    private List<Task.Target> targets() {
        return scene.tasks.targets(task, 0, 100);
    }
}
