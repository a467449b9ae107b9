package org.provgate.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A county's whole register in one batch. */
class LargeFrameTest {

    @Test
    void a_hundred_thousand_subjects_are_frozen_and_drawn_within_half_a_minute() {
        var scene = new Scene().register("henan", 100_000, "substr('ABCD', 1 + n % 4, 1)");
        long start = System.nanoTime();
        scene.revealed(Scene.batch("b-1", "henan", Map.of("A", "0.05", "B", "0.05", "C", "0.05", "D", "0.05")));
        long frozen = System.nanoTime();
        var drawn = scene.batches.run("b-1", "li");
        var end = System.nanoTime();
        System.out.printf(
                "100,000 subjects: freeze %.1f s, draw %.1f s%n", (frozen - start) / 1e9, (end - frozen) / 1e9);
        assertThat(drawn.drawn().targets()).isEqualTo(5_000);
        assertThat(Duration.ofNanos(end - start)).isLessThan(Duration.ofSeconds(30));
    }
}
