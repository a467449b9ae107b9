package org.provgate.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.deadlines.Obligation.Kind;
import org.provgate.rules.Refusal;

/** The rules that are shipped, and what a bureau makes of them. */
class DeadlineRulesTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.shipped();
    private static final LocalDate CHECK = LocalDate.of(2026, 9, 24);
    private final DeadlineRules rules = DeadlineRules.shipped();

    @TempDir
    Path folder;

    @Test
    void R48_R49_a_result_of_henan_is_entered_and_published_in_20_working_days_and_published_20_after_the_task() {
        assertThat(dates(rules, Kind.RESULT, "410402", CHECK, LocalDate.of(2026, 9, 30)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "R48", LocalDate.of(2026, 11, 3),
                        "R49-entered", LocalDate.of(2026, 10, 29),
                        "R49-published", LocalDate.of(2026, 10, 29)));
    }

    @Test
    void R50_a_result_of_hebei_is_entered_in_5_working_days_but_before_the_task_ends() {
        assertThat(dates(rules, Kind.RESULT, "130634", CHECK, LocalDate.of(2026, 10, 30)))
                .containsExactly(Map.entry("R50", LocalDate.of(2026, 10, 9)));
        assertThat(dates(rules, Kind.RESULT, "130634", CHECK, LocalDate.of(2026, 9, 27)))
                .containsExactly(Map.entry("R50", LocalDate.of(2026, 9, 27)));
    }

    @Test
    void CREDIT_7_a_penalty_or_licence_is_entered_7_working_days_after_its_decision_everywhere() {
        for (var kind : new Kind[] {Kind.PENALTY, Kind.LICENCE})
            for (var area : new String[] {"410402", "130634"})
                assertThat(dates(rules, kind, area, LocalDate.of(2026, 9, 18), null))
                        .containsExactly(Map.entry("CREDIT-7", LocalDate.of(2026, 9, 29)));
    }

    @Test
    void R50_a_task_that_ends_within_the_known_days_is_known_even_if_the_days_after_it_are_not() {
        var check = LocalDate.of(2026, 12, 22);
        assertThat(dates(rules, Kind.RESULT, "130634", check, LocalDate.of(2026, 12, 23)))
                .containsEntry("R50", LocalDate.of(2026, 12, 23));
        assertThat(dates(rules, Kind.RESULT, "130634", check, LocalDate.of(2026, 12, 30)))
                .containsEntry("R50", null);
    }

    @Test
    void R70_a_rule_is_found_by_the_day_it_starts_from_and_not_before_its_first() {
        assertThat(dates(rules, Kind.RESULT, "130634", LocalDate.of(2020, 1, 14), LocalDate.of(2020, 3, 1)))
                .isEmpty();
        assertThat(dates(rules, Kind.RESULT, "130634", LocalDate.of(2020, 1, 15), LocalDate.of(2020, 3, 1)))
                .containsOnlyKeys("R50");
    }

    @Test
    void a_bureaus_own_rule_goes_before_the_shipped_one_of_its_id_and_can_end_it() throws IOException {
        var own = rules.and(own("""
                {"rules": [
                  {"id": "R50", "basis": "本局文号", "duty": "ENTERED", "kinds": ["RESULT"], "area": "130634", "start": "CHECK",
                   "workingDays": 3, "from": "2026-01-01"},
                  {"id": "HB20-published", "basis": "本局文号", "duty": "PUBLISHED", "kinds": ["RESULT"], "area": "130634",
                   "start": "CHECK", "workingDays": 20, "from": "2026-01-01"},
                  {"id": "R48", "basis": "R49 为准", "duty": "PUBLISHED", "kinds": ["RESULT"], "area": "4104", "start": "TASK_END",
                   "workingDays": 20, "off": true, "from": "2019-02-15"}]}
                """));
        var ends = LocalDate.of(2026, 10, 30);
        assertThat(dates(own, Kind.RESULT, "130634", CHECK, ends))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("R50", LocalDate.of(2026, 9, 30), "HB20-published", LocalDate.of(2026, 10, 29)));
        assertThat(dates(own, Kind.RESULT, "130624", CHECK, ends)).containsOnlyKeys("R50");
        assertThat(dates(own, Kind.RESULT, "410402", CHECK, ends)).containsOnlyKeys("R49-entered", "R49-published");
        assertThat(dates(own, Kind.RESULT, "411000", CHECK, ends)).containsKey("R48");
    }

    @Test
    void two_versions_of_a_rule_for_one_day_are_refused_not_chosen_from() throws IOException {
        var own = rules.and(own("""
                {"rules": [{"id": "R50", "basis": "x", "duty": "ENTERED", "kinds": ["RESULT"], "area": "13", "start": "CHECK",
                            "workingDays": 3, "from": "2026-01-01"}]}
                """));
        assertThatThrownBy(() -> own.of(obligation(Kind.RESULT, "130634", CHECK, CHECK)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("R50 has two versions for 130634 on 2026-09-24");
    }

    @Test
    void a_faulty_rule_is_refused_by_file_and_id() {
        wrong("\"basis\": \" \"", "no basis");
        wrong("\"basis\": \"b\", \"until\": 1", "unknown member until");
        wrong("\"basis\": \"b\", \"workingDays\": -1", "Duplicate");
        wrong("\"basis\": \"b\", \"to\": \"2018-01-01\"", "ends before it begins");
        wrong("\"basis\": \"b\", \"notAfterTaskEnd\": true", "bound to the task's end");
    }

    @Test
    void R7_R30_R31_R65_dates_of_the_calendar_do_not_roll_over_a_weekend_unless_configured() throws IOException {
        assertThat(rules.dates(2023, "410402", CALENDAR))
                .extracting(FixedDate.Occurrence::id, d -> d.due().toString().substring(5))
                .containsExactly(
                        tuple("R31", "03-31"),
                        tuple("R7-joint", "03-31"),
                        tuple("R65-quarter-1", "04-10"),
                        tuple("R65-quarter-2", "07-10"),
                        tuple("R65-quarter-3", "10-10"),
                        tuple("R65-year", "12-25"),
                        tuple("R30", "12-31"),
                        tuple("R7", "12-31"));
        var own = rules.and(own("""
                {"dates": [{"id": "R31", "name": "计划", "basis": "本局文号", "area": "410402", "day": "03-31", "rolls": true}]}"""));
        assertThat(own.dates(2024, "410402", CALENDAR))
                .filteredOn(d -> d.id().equals("R31"))
                .extracting(FixedDate.Occurrence::due)
                .containsExactly(LocalDate.of(2024, 4, 1));
        assertThat(own.dates(2024, "411000", CALENDAR))
                .filteredOn(d -> d.id().equals("R31"))
                .extracting(FixedDate.Occurrence::due)
                .containsExactly(LocalDate.of(2024, 3, 31));
    }

    private void wrong(String members, String why) {
        assertThatThrownBy(() -> rules.and(own("""
                        {"rules": [{"id": "mine", "duty": "ENTERED", "kinds": ["LICENCE"], "start": "DECISION", "workingDays": 3,
                                    "from": "2026-01-01", %s}]}
                        """.formatted(members)))).hasMessageContaining(why);
    }

    private Path own(String json) throws IOException {
        return Files.writeString(folder.resolve("own.json"), json);
    }

    private static Map<String, LocalDate> dates(
            DeadlineRules rules, Kind kind, String area, LocalDate event, @Nullable LocalDate taskEnds) {
        var obligation = obligation(kind, area, event, taskEnds);
        var dates = new TreeMap<String, LocalDate>();
        rules.of(obligation).forEach(r -> dates.put(r.id(), r.due(r.startOf(obligation), taskEnds, CALENDAR)));
        return dates;
    }

    private static Obligation obligation(Kind kind, String area, LocalDate event, @Nullable LocalDate taskEnds) {
        return new Obligation("a", kind, "any", area, event, taskEnds);
    }
}
