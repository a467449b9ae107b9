package org.provgate.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026Q1, 2026-01-01, 2026-03-31, 2026-04-10",
        "2026Q2, 2026-04-01, 2026-06-30, 2026-07-10",
        "2026q3, 2026-07-01, 2026-09-30, 2026-10-10",
        "2026Q4, 2026-10-01, 2026-12-31, 2026-12-25",
        "2026, 2026-01-01, 2026-12-31, 2026-12-25"
    })
    void R65_a_period_has_its_days_and_the_day_its_report_is_due(String text, String first, String last, String due) {
        var period = Period.parse(text);
        assertThat(period.first()).hasToString(first);
        assertThat(period.last()).hasToString(last);
        assertThat(period.due()).hasToString(due);
        assertThat(period).hasToString(text.toUpperCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026Q5", "2026Q0", "26", "2026-Q1", "last"})
    void what_is_no_period_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026Q4");
    }

    @Test
    void a_quarter_is_1_to_4() {
        assertThatThrownBy(() -> new Period(2026, 5)).hasMessageContaining("not 5");
    }
}
