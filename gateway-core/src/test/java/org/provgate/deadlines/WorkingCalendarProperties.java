package org.provgate.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of counting working days. */
class WorkingCalendarProperties {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.shipped();

    @Property
    void the_nth_day_after_is_a_working_day_with_n_of_them_on_the_way(
            @ForAll("days") LocalDate event, @ForAll @IntRange(min = 1, max = 60) int n) {
        var due = CALENDAR.after(event, n);
        assertThat(CALENDAR.isWorking(due)).isTrue();
        assertThat(CALENDAR.between(event, due)).isEqualTo(n);
        assertThat(CALENDAR.between(due, event)).isEqualTo(-n);
    }

    @Property
    void counting_on_from_a_day_reached_is_counting_further(
            @ForAll("days") LocalDate event, @ForAll @IntRange(max = 30) int a, @ForAll @IntRange(max = 30) int b) {
        assertThat(CALENDAR.after(CALENDAR.after(event, a), b)).isEqualTo(CALENDAR.after(event, a + b));
    }

    @Property
    void a_later_event_is_never_due_earlier(
            @ForAll("days") LocalDate event,
            @ForAll @IntRange(max = 20) int later,
            @ForAll @IntRange(min = 1, max = 30) int n) {
        assertThat(CALENDAR.after(event.plusDays(later), n)).isAfterOrEqualTo(CALENDAR.after(event, n));
    }

    @Property
    void where_the_day_is_known_the_careful_way_finds_the_same(
            @ForAll("anyDays") LocalDate event, @ForAll @IntRange(min = 1, max = 30) int n) {
        var due = CALENDAR.afterIfKnown(event, n);
        if (due != null) assertThat(due).isEqualTo(CALENDAR.after(event, n)).isBefore(CALENDAR.unknownAfter(event));
        else assertThat(CALENDAR.knows(CALENDAR.unknownAfter(event))).isFalse();
    }

    @Example
    void the_last_day_before_the_first_year_known_is_followed_by_a_known_one() {
        var event = LocalDate.of(2018, 12, 31);
        assertThat(CALENDAR.afterIfKnown(event, 1)).isEqualTo(LocalDate.of(2019, 1, 2));
        assertThat(CALENDAR.unknownAfter(event)).isAfter(LocalDate.of(2026, 1, 1));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return between(LocalDate.of(2019, 1, 1), LocalDate.of(2026, 8, 1));
    }

    @Provide
    Arbitrary<LocalDate> anyDays() {
        return between(LocalDate.of(2017, 6, 1), LocalDate.of(2028, 6, 1));
    }

    private static Arbitrary<LocalDate> between(LocalDate from, LocalDate to) {
        return Arbitraries.longs().between(from.toEpochDay(), to.toEpochDay()).map(LocalDate::ofEpochDay);
    }
}
