package org.provgate.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.rules.ItemClass;
import org.provgate.rules.Refusal;

/** How long results may be relied on, as data (R53). */
class RecognitionRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String ITEM = "41040200000001";

    @TempDir
    Path folder;

    private final RecognitionRules shipped = RecognitionRules.shipped();

    @Test
    void R53_general_items_hold_longer_than_key_items_and_those_on_no_list() {
        assertThat(shipped.on(DAY, ITEM, ItemClass.GENERAL).orElseThrow().until(DAY))
                .isEqualTo("2027-11-20");
        assertThat(shipped.on(DAY, ITEM, ItemClass.KEY).orElseThrow().until(DAY))
                .isEqualTo("2027-05-20");
        assertThat(shipped.on(DAY, ITEM, null).orElseThrow().id()).isEqualTo("R53-other");
        assertThat(shipped.on(LocalDate.of(2018, 12, 31), ITEM, null)).isEmpty();
    }

    @Test
    void a_bureaus_own_rule_for_a_longer_beginning_of_the_code_counts_from_its_day_on() throws IOException {
        var own = shipped.and(file("""
                [{"id": "own", "items": "410402", "findings": ["NO_PROBLEM", "CORRECTED"], "months": 3, "basis": "本局文号", "from": "2026-11-20"}]
                """));
        assertThat(own.on(DAY, ITEM, ItemClass.GENERAL).orElseThrow().months()).isEqualTo(3);
        assertThat(own.on(DAY.minusDays(1), ITEM, ItemClass.GENERAL)
                        .orElseThrow()
                        .months())
                .isEqualTo(12);
        assertThat(own.on(DAY, "41030800000001", ItemClass.GENERAL)
                        .orElseThrow()
                        .months())
                .isEqualTo(12);
    }

    @Test
    void two_equally_special_rules_are_refused_by_name() throws IOException {
        var own = shipped.and(file("""
                [{"id": "own", "itemClass": "KEY", "findings": [], "months": 1, "basis": "文", "from": "2026-01-01"},
                 {"id": "own2", "itemClass": "KEY", "findings": [], "months": 2, "basis": "文", "from": "2026-01-01"}]
                """));
        assertThatThrownBy(() -> own.on(DAY, ITEM, ItemClass.KEY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("own and own2 both hold");
    }

    @Test
    void everything_wrong_with_a_file_is_told_at_once() throws IOException {
        var file = file("""
                [{"id": "a", "findings": ["FINE"], "months": 1, "basis": "文", "from": "2026-01-01"},
                 {"id": "b", "findings": [], "months": 61, "basis": "文", "from": "2026-01-01"},
                 {"id": "c", "findings": [], "months": 1, "basis": " ", "from": "2026-01-01"},
                 {"id": "d", "findings": [], "months": 1, "basis": "文", "from": "2026-01-01", "to": "2025-01-01"},
                 {"id": "e", "findings": [], "months": 1, "basis": "文", "from": "2026-01-01", "colour": 1}]
                """);
        assertThatThrownBy(() -> shipped.and(file))
                .hasMessageContaining("rule a: ")
                .hasMessageContaining("rule b: months must be 1 to 60, it is 61")
                .hasMessageContaining("rule c: basis is empty")
                .hasMessageContaining("rule d: to 2025-01-01 is before")
                .hasMessageContaining("rule e: unknown member colour");
        assertThatThrownBy(() -> shipped.and(file("[{]"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shipped.and(folder.resolve("none"))).hasMessageContaining("cannot be read");
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("rules.json"), json);
    }
}
