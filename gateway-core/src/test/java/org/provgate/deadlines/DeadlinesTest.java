package org.provgate.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.deadlines.Obligation.Kind;
import org.provgate.rules.Refusal;

/** Dates as they are written down. */
class DeadlinesTest {

    private static final String HENAN_TASK = "410402202609010001";
    private static final String HEBEI_TASK = "130634202609010001";
    private final Desk desk = new Desk();

    @TempDir
    Path folder;

    @Test
    void every_date_of_a_record_is_written_with_the_version_of_its_rule() {
        desk.task(HENAN_TASK, "410402", "2026-09-30", "010", 1)
                .task(HEBEI_TASK, "130634", "2026-10-30", "010", 1)
                .record("r1", Kind.RESULT, "410402", "2026-09-24", HENAN_TASK, "S1", null)
                .record("r2", Kind.RESULT, "130634", "2026-09-24", HEBEI_TASK, "S1", null)
                .record("p1", Kind.PENALTY, "410402", "2026-09-18", null, "罚1", null)
                .record("l1", Kind.LICENCE, "130634", "2026-09-18", null, "许1", null);
        assertThat(desk.dates())
                .containsExactly(
                        "l1 CREDIT-7 2026-09-29",
                        "p1 CREDIT-7 2026-09-29",
                        "r1 R48 2026-11-03",
                        "r1 R49-entered 2026-10-29",
                        "r1 R49-published 2026-10-29",
                        "r2 R50 2026-10-09");
        assertThat(desk.jdbc
                        .sql("SELECT rule_from || ' ' || duty || ' ' || event_on FROM deadline WHERE rule = 'R48'")
                        .query(String.class)
                        .single())
                .isEqualTo("2019-02-15 PUBLISHED 2026-09-30");
    }

    @Test
    void an_event_in_a_year_without_a_calendar_is_refused_and_nothing_is_written() {
        var obligations = List.of(
                new Obligation("a", Kind.PENALTY, "henan", "410402", LocalDate.of(2026, 9, 18), null),
                new Obligation("b", Kind.PENALTY, "henan", "410402", LocalDate.of(2027, 1, 4), null));
        assertThatThrownBy(() -> desk.deadlines.assign(obligations))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("calendar-missing"))
                .hasMessageContaining("2027.json");
        assertThat(desk.dates()).isEmpty();
    }

    @Test
    void a_date_in_a_year_not_published_yet_stays_open_and_is_entered_with_the_years_file() throws IOException {
        desk.task(HENAN_TASK, "410402", "2026-12-20", "010", 1)
                .record("r1", Kind.RESULT, "410402", "2026-11-02", HENAN_TASK, "S1", null);
        assertThat(desk.dates())
                .containsExactly("r1 R48 ?", "r1 R49-entered 2026-11-30", "r1 R49-published 2026-11-30");
        assertThat(desk.deadlines.complete()).isZero();
        Files.writeString(folder.resolve("2027.json"), """
                {"year": 2027, "holidays": [{"date": "2027-01-01", "name": "元旦"}], "extraWorkingDays": []}""");
        var later = new Deadlines(desk.jdbc, WorkingCalendar.shipped().and(folder), DeadlineRules.shipped());
        assertThat(later.complete()).isOne();
        assertThat(desk.dates()).contains("r1 R48 2027-01-18");
        assertThat(later.complete()).isZero();
    }
}
