package org.provgate.deadlines;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * Something due on the same day every year.
 *
 * @param name what is due, for people
 * @param basis what it rests on
 * @param area beginning of the 行政区划代码 it is for; null for all
 * @param rolls whether a day off moves it to the next working day; by itself a date of the calendar does not move
 */
public record FixedDate(
        String id, String name, String basis, @Nullable String area, MonthDay day, boolean rolls) {

    public FixedDate {
        if (basis.isBlank()) throw new IllegalArgumentException("it has no basis");
    }

    /** Something due in one year. */
    public record Occurrence(String id, String name, String basis, LocalDate due) {}

    Occurrence in(int year, WorkingCalendar calendar) {
        var due = day.atYear(year);
        if (rolls) while (!calendar.isWorking(due)) due = due.plusDays(1);
        return new Occurrence(id, name, basis, due);
    }

    int special() {
        return area == null ? 0 : area.length();
    }
}
