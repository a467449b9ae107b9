package org.provgate.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.provgate.rules.Refusal;

/** Working days of the State Council's papers (domain 6.3). */
class WorkingCalendarTest {

    private static final String YEAR_2027 = """
            {"year": 2027, "holidays": [{"date": "2026-12-31", "name": "元旦"}, {"date": "2027-01-01", "name": "元旦"}],
             "extraWorkingDays": [{"date": "2026-12-26", "name": "元旦"}]}
            """;
    private final WorkingCalendar calendar = WorkingCalendar.shipped();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "2023-09-15, 20, 2023-10-19",
        "2023-09-28,  5, 2023-10-11",
        "2024-04-26,  5, 2024-05-07",
        "2025-01-10, 20, 2025-02-13",
        "2026-09-24,  5, 2026-10-09",
        "2026-09-24,  0, 2026-09-24"
    })
    void the_day_after_the_event_is_day_1_and_holidays_and_worked_weekends_count_as_they_were(
            LocalDate event, int n, LocalDate due) {
        assertThat(calendar.after(event, n)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-10, true", // a Saturday
        "2023-12-31, false",
        "2024-03-31, false",
        "2026-10-01, false",
        "2026-11-23, true",
        "2025-12-31, true",
        "2020-01-31, false" // added to the year's paper in the year itself
    })
    void a_day_is_what_the_paper_of_its_year_says(LocalDate day, boolean working) {
        assertThat(calendar.isWorking(day)).isEqualTo(working);
    }

    @Test
    void the_years_2019_to_2026_are_shipped() {
        assertThat(calendar.years()).containsExactly(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
    }

    @ParameterizedTest
    @CsvSource({"2018-12-20, 2018", "2026-12-10, 2027", "2027-03-01, 2027"})
    void a_year_without_data_is_an_error_that_names_it_and_what_to_do(LocalDate event, int year) {
        assertThatThrownBy(() -> calendar.after(event, 20))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("calendar-missing"))
                .hasMessageContaining("the working days of " + year + " are not known")
                .hasMessageContaining(year + ".json into the folder provgate.calendar");
    }

    @Test
    void an_empty_year_is_as_good_as_none() throws IOException {
        var more = own("2027.json", "{\"year\": 2027, \"holidays\": [], \"extraWorkingDays\": []}");
        assertThat(more.years()).doesNotContain(2027);
        assertThatThrownBy(() -> more.isWorking(LocalDate.of(2027, 1, 4))).hasMessageContaining("2027");
    }

    @Test
    void the_last_days_of_december_are_known_with_the_next_years_paper_only() throws IOException {
        assertThat(calendar.knows(LocalDate.of(2026, 12, 24))).isTrue();
        assertThatThrownBy(() -> calendar.isWorking(LocalDate.of(2026, 12, 31)))
                .hasMessageContaining("the working days of 2027 are not known, 2026-12-31 needs them");
        var more = own("2027.json", YEAR_2027);
        assertThat(more.isWorking(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(more.isWorking(LocalDate.of(2026, 12, 26))).isTrue();
        assertThat(more.after(LocalDate.of(2026, 12, 24), 6)).isEqualTo(LocalDate.of(2027, 1, 4));
    }

    @Test
    void an_operators_file_replaces_the_shipped_one_of_its_year() throws IOException {
        var more = own("2026.json", """
                {"year": 2026, "holidays": [{"date": "2026-11-23", "name": "x"}], "extraWorkingDays": []}""");
        assertThat(more.isWorking(LocalDate.of(2026, 11, 23))).isFalse();
        assertThat(more.isWorking(LocalDate.of(2026, 10, 10))).isFalse();
        assertThat(calendar.isWorking(LocalDate.of(2026, 11, 23))).isTrue();
    }

    @Test
    void a_file_that_is_none_is_refused_by_name() {
        assertThatThrownBy(() -> own("2027.json", "{\"year\": 2028, \"holidays\": [], \"extraWorkingDays\": []}"))
                .hasMessageContaining("2027.json holds the year 2028");
        assertThatThrownBy(() -> own("2027.json", "{\"year\": 2027, \"days\": []}"))
                .hasMessageContaining("2027.json")
                .hasMessageContaining("unknown member days");
        assertThatThrownBy(() -> own("2027.json", """
                        {"year": 2027, "holidays": [{"date": "2031-01-01", "name": "x"}], "extraWorkingDays": []}""")).hasMessageContaining("2031-01-01 is no day of 2027");
        assertThatThrownBy(() -> own("2027.json", """
                        {"year": 2027, "holidays": [{"date": "2026-10-10", "name": "x"}], "extraWorkingDays": []}""")).hasMessageContaining("disagree whether 2026-10-10");
    }

    private WorkingCalendar own(String name, String json) throws IOException {
        Files.writeString(folder.resolve("README.txt"), "not a year");
        Files.writeString(folder.resolve(name), json);
        return calendar.and(folder);
    }
}
