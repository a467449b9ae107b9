package org.provgate.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.provgate.rules.ItemClass;
import org.provgate.rules.Refusal;
import org.provgate.tasks.Task;

/** The rounds of seed 003 and the risk strata of Henan 2021, drawn from beginning to end. */
class RoundsTest {

    private final Scene scene = new Scene();

    @Test
    void R40_five_rounds_of_3_percent_a_year_may_overlap_and_never_take_a_resting_subject() {
        scene.register("hebei", 1000, "'B'");
        var months = List.of(List.of(1, 4), List.of(4, 6), List.of(6, 8), List.of(8, 10), List.of(10, 12));
        long left = 1000;
        for (int round = 1; round <= 5; round++) {
            var start = LocalDate.of(2027, months.get(round - 1).get(0), 1);
            var end = LocalDate.of(2027, months.get(round - 1).get(1), 28);
            var id = "003-2027-" + round;
            var batch = scene.drawn(
                    Scene.definition(id, "hebei", "hebei-003-round-" + round, ItemClass.GENERAL, Map.of(), start, end));
            assertThat(batch.definition().rates()).isEqualTo(Map.of("ALL", "0.03"));
            left = 1000 - batch.frozen().exclusions().getOrDefault("COOL_DOWN", 0L);
            assertThat(batch.drawn().targets()).isEqualTo((int) Math.ceil(left * 0.03));
        }
        assertThat(left).isLessThan(1000);
        var twice = scene.jdbc
                .sql(
                        "SELECT count(*) FROM task_target a JOIN task ta ON ta.id = a.task_id JOIN task_target b USING (subject_key)"
                                + " JOIN task tb ON tb.id = b.task_id WHERE ta.ends < tb.starts AND ta.ends + 90 >= tb.starts")
                .query(Long.class)
                .single();
        assertThat(twice).isZero();
    }

    @Test
    void R41_key_firms_are_all_drawn_in_each_of_four_rounds_and_the_draw_gives_the_order() {
        scene.register("hebei", 60, "'B'");
        var months = List.of(List.of(1, 4), List.of(6, 8), List.of(8, 10), List.of(10, 12));
        var orders = new java.util.HashSet<List<String>>();
        for (int round = 1; round <= 4; round++) {
            var start = LocalDate.of(2027, months.get(round - 1).get(0), 1);
            var end = LocalDate.of(2027, months.get(round - 1).get(1), 28);
            var batch = scene.drawn(Scene.definition(
                    "key-" + round, "hebei", "hebei-003-key-" + round, ItemClass.KEY, Map.of(), start, end));
            assertThat(batch.drawn().targets()).isEqualTo(60);
            orders.add(scene.tasks.targets(batch.drawn().task(), 0, 100).stream()
                    .map(Task.Target::subject)
                    .toList());
        }
        assertThat(orders).as("each round has an order of its own").hasSize(4);
    }

    @Test
    void R41_sub_units_draw_2_percent_from_4_to_6_and_from_7_to_9() {
        scene.register("hebei", 500, "'B'");
        var first = scene.drawn(Scene.definition(
                "sub-1",
                "hebei",
                "hebei-003-sub-1",
                ItemClass.GENERAL,
                Map.of(),
                LocalDate.of(2027, 4, 1),
                LocalDate.of(2027, 6, 30)));
        var second = scene.drawn(Scene.definition(
                "sub-2",
                "hebei",
                "hebei-003-sub-2",
                ItemClass.GENERAL,
                Map.of(),
                LocalDate.of(2027, 7, 1),
                LocalDate.of(2027, 9, 30)));
        assertThat(first.drawn().targets()).isEqualTo(10);
        assertThat(second.drawn().targets()).isEqualTo(10);
        assertThat(second.frozen().exclusions()).isEqualTo(Map.of("COOL_DOWN", 10L));
    }

    @Test
    void R12_henan_2021_draws_30_10_2_and_1_percent_of_the_grades() {
        scene.register(
                "henan",
                1000,
                "CASE WHEN n <= 150 THEN 'D' WHEN n <= 350 THEN 'C' WHEN n <= 600 THEN 'B' ELSE 'A' END");
        var batch = scene.drawn(Scene.definition(
                "hn-1",
                "henan",
                "henan-2021",
                ItemClass.GENERAL,
                Map.of(),
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 31)));
        var taken = scene.jdbc
                .sql("SELECT stratum || ' ' || count(*) FROM task_target GROUP BY stratum ORDER BY stratum")
                .query(String.class)
                .list();
        assertThat(taken).containsExactly("A 4", "B 5", "C 20", "D 45");
        assertThat(batch.frozen().rules()).contains("henan-2021", "R10-general-floor", "行政处罚法");
    }

    @Test
    void R10_R12_rates_below_the_template_or_a_share_below_the_floor_freeze_nothing() {
        scene.register("henan", 1000, "CASE WHEN n <= 50 THEN 'D' ELSE 'A' END");
        var low = Map.of("A", "0.01", "B", "0.02", "C", "0.05", "D", "0.30");
        assertThatThrownBy(() -> scene.batches.open(
                        Scene.definition(
                                "hn-1",
                                "henan",
                                "henan-2021",
                                ItemClass.GENERAL,
                                low,
                                LocalDate.of(2026, 12, 1),
                                LocalDate.of(2026, 12, 31)),
                        "li"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("stratum C has rate 0.05, at least 0.10 is due")
                .hasMessageContaining("Henan 2021");
        scene.batches.open(
                Scene.definition(
                        "hn-1",
                        "henan",
                        "henan-2021",
                        ItemClass.GENERAL,
                        Map.of(),
                        LocalDate.of(2026, 12, 1),
                        LocalDate.of(2026, 12, 31)),
                "li");
        assertThatThrownBy(() -> scene.batches.freeze("hn-1", "li"))
                .hasMessageContaining("25 of 1,000 would be drawn, 2.5 %, at least 5 % is due");
        assertThat(scene.jdbc
                        .sql("SELECT count(*) FROM batch_frame")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
