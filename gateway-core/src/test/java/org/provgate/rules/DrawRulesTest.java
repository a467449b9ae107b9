package org.provgate.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.rules.Rule.Kind;

/** The rules that are shipped, found by day, and what they say of a batch. */
class DrawRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private final DrawRules rules = DrawRules.shipped();

    @TempDir
    Path folder;

    @Test
    void R10_general_items_are_drawn_at_5_percent_of_the_batch_as_a_whole_at_least() {
        var set = general("410402");
        var graded = Map.of("A", "0.01", "D", "0.30");
        assertThat(set.violations(proposal(graded, Map.of("A", 800L, "D", 200L))))
                .isEmpty();
        assertThat(set.violations(proposal(graded, Map.of("A", 990L, "D", 10L))))
                .singleElement()
                .returns("R10-general-floor", Violation::rule)
                .extracting(Violation::message)
                .isEqualTo("13 of 1,000 would be drawn, 1.3 %, at least 5 % is due");
    }

    @Test
    void R11_a_bureaus_own_cap_goes_before_the_shipped_none() throws IOException {
        var own = own("""
                [{"id": "R11-cap", "kind": "CAP", "name": "上限", "province": "henan", "area": "410402", "itemClass": "GENERAL",
                  "basis": "新住建〔2026〕1号", "from": "2026-01-01", "to": "2026-12-31", "values": {"most": "0.10"}}]
                """);
        var set = rules.and(own).on(DAY, "henan", "410402", ItemClass.GENERAL, null);
        var eleven = proposal(Map.of("ALL", "0.11"), Map.of("ALL", 1000L));
        assertThat(set.violations(eleven)).extracting(Violation::rule).containsExactly("R11-cap");
        assertThat(set.violations(proposal(Map.of("ALL", "0.10"), Map.of("ALL", 1001L))))
                .isEmpty();
        assertThat(rules.and(own)
                        .on(LocalDate.of(2027, 1, 1), "henan", "410402", ItemClass.GENERAL, null)
                        .violations(eleven))
                .isEmpty();
        assertThat(rules.and(own)
                        .on(DAY, "henan", "411000", ItemClass.GENERAL, null)
                        .violations(eleven))
                .isEmpty();
    }

    @Test
    void R9_key_items_have_neither_floor_nor_cap_nor_rest() {
        var set = rules.on(DAY, "henan", "410402", ItemClass.KEY, null);
        assertThat(set.violations(proposal(Map.of("ALL", "1"), Map.of("ALL", 50L))))
                .isEmpty();
        assertThat(set.violations(proposal(Map.of("ALL", "0.01"), Map.of("ALL", 50L))))
                .isEmpty();
        assertThat(set.yearlyCap()).isEmpty();
        assertThat(set.coolDownDays()).isEmpty();
    }

    @Test
    void R12_a_stratum_without_a_rate_is_named_and_all_violations_come_at_once() {
        var set = general("410308");
        var proposal = new Proposal(
                Map.of("ALL", "0.01"), Map.of(), Map.of("ZJ", 1), DAY, DAY, Map.of("ALL", 100L, "LISTED", 5L));
        assertThat(set.violations(proposal))
                .extracting(Violation::rule)
                .containsExactly(
                        "R26-two-officers",
                        "R34-joint-and-graded",
                        "R34-joint-and-graded",
                        "R12-rate-per-stratum",
                        "R10-general-floor");
        assertThat(set.violations(proposal))
                .allSatisfy(v -> assertThat(v.basis()).isNotBlank());
    }

    @Test
    void R70_a_day_without_a_rule_is_an_error_never_a_guess() {
        assertThatThrownBy(() -> rules.on(LocalDate.of(2022, 6, 1), "henan", "410402", ItemClass.GENERAL, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no rule FLOOR for GENERAL items in henan 410402 on 2022-06-01");
        assertThatThrownBy(() -> rules.on(DAY, "shandong", "370100", ItemClass.GENERAL, null))
                .hasMessageContaining("no rule FLOOR");
        assertThatThrownBy(() -> rules.on(DAY, "hebei", "130634", ItemClass.GENERAL, "henan-2021"))
                .hasMessageContaining("no rule henan-2021");
    }

    @Test
    void a_rule_without_a_basis_with_an_unknown_member_or_twice_is_refused_by_name() throws IOException {
        assertThatThrownBy(() -> rules.and(own("""
                        [{"id": "x", "kind": "TEAM", "name": "x", "basis": " ", "from": "2026-01-01", "values": {"least": "3"}}]""")))
                .hasMessageContaining("rule x")
                .hasMessageContaining("no basis");
        assertThatThrownBy(() -> rules.and(own("""
                        [{"id": "x", "kind": "TEAM", "name": "x", "basis": "b", "from": "2026-01-01", "values": {}, "until": "?"}]"""))).hasMessageContaining("unknown member until");
        var twice = rules.and(own("""
                [{"id": "x", "kind": "TEAM", "name": "x", "basis": "b", "from": "2026-01-01", "values": {"least": "3"}}]"""));
        assertThatThrownBy(() -> twice.on(DAY, "henan", "410402", ItemClass.KEY, null))
                .hasMessageContaining("both hold on 2026-11-21");
    }

    @Test
    void R40_R41_the_rounds_of_seed_003_are_shipped_with_their_months_and_rates() {
        var rounds = rules.templates(DAY).stream()
                .filter(t -> t.id().startsWith("hebei-003"))
                .toList();
        assertThat(rounds).filteredOn(r -> r.id().contains("round")).hasSize(5).allSatisfy(r -> assertThat(r.values())
                .containsExactly(Map.entry("ALL", "0.03")));
        assertThat(rounds).filteredOn(r -> r.id().contains("key")).hasSize(4).allSatisfy(r -> assertThat(r.values())
                .containsExactly(Map.entry("ALL", "1")));
        assertThat(rounds).filteredOn(r -> r.id().contains("sub")).hasSize(2).allSatisfy(r -> assertThat(r.values())
                .containsExactly(Map.entry("ALL", "0.02")));
        var second = rules.on(DAY, "hebei", "130624", ItemClass.GENERAL, "hebei-003-round-2");
        var late = new Proposal(
                Map.of("ALL", "0.029"),
                Map.of(),
                Map.of("ZJ", 2),
                LocalDate.of(2027, 4, 1),
                LocalDate.of(2027, 7, 1),
                Map.of("ALL", 1000L));
        assertThat(second.violations(late))
                .extracting(Violation::message)
                .containsExactly(
                        "stratum ALL has rate 0.029, at least 0.03 is due",
                        "inspections from 2027-04-01 to 2027-07-01 are not within months 4 to 6");
    }

    @Test
    void every_shipped_rule_has_a_basis_and_a_first_day() {
        var set = general("410402");
        assertThat(set.rules())
                .extracting(Rule::kind)
                .contains(Kind.TEAM, Kind.FLOOR, Kind.CAP, Kind.YEARLY_CAP, Kind.COOL_DOWN, Kind.DRAWABLE, Kind.RATES);
        assertThat(rules.templates(DAY)).hasSize(14).allSatisfy(t -> assertThat(t.basis())
                .isNotBlank());
    }

    private RuleSet general(String area) {
        return rules.on(DAY, "henan", area, ItemClass.GENERAL, null);
    }

    private Path own(String json) throws IOException {
        return Files.writeString(folder.resolve("own.json"), json);
    }

    private static Proposal proposal(Map<String, String> rates, Map<String, Long> candidates) {
        return new Proposal(rates, Map.of(), Map.of("ZJ", 2, "XF", 2), DAY, DAY, candidates);
    }
}
