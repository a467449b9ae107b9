package org.provgate.deadlines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;

/**
 * The working days of the State Council's papers, from a file a year: Monday to Friday, less holidays, plus the weekend days worked
 * instead. A day of a year without data is an error, never a guess. Immutable.
 */
public final class WorkingCalendar {

    /** From here on a December day can be a matter of the next year's paper: 元旦 of 2019 began to move days on 29 December. */
    private static final MonthDay NEXT_PAPER = MonthDay.of(12, 25);

    private static final int FIRST_SHIPPED = 2019;
    private static final Pattern YEAR_FILE = Pattern.compile("[0-9]{4}\\.json");

    /** By year; where a year is there twice, the operator's file. */
    private final TreeMap<Integer, CalendarFile> files;

    private final TreeMap<LocalDate, Boolean> special = new TreeMap<>();

    private WorkingCalendar(TreeMap<Integer, CalendarFile> files) {
        this.files = files;
        files.values().forEach(file -> file.days().forEach((day, working) -> {
            if (special.putIfAbsent(day, working) != null && special.get(day) != working)
                throw new IllegalArgumentException(
                        "the calendar files disagree whether " + day + " is a working day; mend one of them");
        }));
    }

    /** Returns the years that come with the gateway. */
    public static WorkingCalendar shipped() {
        var files = new TreeMap<Integer, CalendarFile>();
        for (int year = FIRST_SHIPPED; ; year++) {
            try (var in = WorkingCalendar.class.getResourceAsStream("calendar/" + year + ".json")) {
                if (in == null) return new WorkingCalendar(files);
                files.put(year, CalendarFile.read(year + ".json", in));
            } catch (IOException e) {
                throw new UncheckedIOException("calendar/" + year + ".json", e);
            }
        }
    }

    /** Returns these years and those of a folder with files {@code 2027.json}; such a file replaces a shipped one. */
    public WorkingCalendar and(Path folder) {
        var all = new TreeMap<>(files);
        try (var found = Files.list(folder)) {
            for (var path : found.sorted().toList()) {
                var name = path.getFileName().toString();
                if (!YEAR_FILE.matcher(name).matches()) continue;
                try (var in = Files.newInputStream(path)) {
                    var file = CalendarFile.read(path.toString(), in);
                    if (!name.startsWith(file.year() + "."))
                        throw new IllegalArgumentException(path + " holds the year " + file.year());
                    all.put(file.year(), file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the calendar files in " + folder + " cannot be read", e);
        }
        return new WorkingCalendar(all);
    }

    /** Returns the years with data. */
    public SortedSet<Integer> years() {
        var years = new TreeSet<Integer>();
        files.values().stream().filter(f -> !f.days().isEmpty()).forEach(f -> years.add(f.year()));
        return years;
    }

    /** Returns whether people work on a day. @throws Refusal if its year has no data */
    public boolean isWorking(LocalDate day) {
        if (!knows(day)) throw missing(day);
        return special.getOrDefault(day, day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
    }

    /**
     * Returns the nth working day after an event; the day after it is the first that can count.
     *
     * @param n not negative; 0 gives the event's own day
     * @throws Refusal {@code calendar-missing} if a year on the way has no data
     */
    public LocalDate after(LocalDate event, int n) {
        var day = event;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (isWorking(day)) left--;
        }
        return day;
    }

    /** Returns how many working days lie after {@code from}, up to {@code to}; negative if {@code to} is earlier. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) return -between(to, from);
        int days = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) if (isWorking(day)) days++;
        return days;
    }

    /** Returns whether it is known which kind of day it is. */
    public boolean knows(LocalDate day) {
        return hasData(day.getYear()) && (MonthDay.from(day).isBefore(NEXT_PAPER) || hasData(day.getYear() + 1));
    }

    /** Returns the same as {@link #after}, or null where it lies in a year without data. */
    public @Nullable LocalDate afterIfKnown(LocalDate event, int n) {
        var day = event;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (!knows(day)) return null;
            if (isWorking(day)) left--;
        }
        return day;
    }

    /** Returns the first day after {@code day} of which nothing is known. */
    LocalDate unknownAfter(LocalDate day) {
        var next = day.plusDays(1);
        if (!knows(next)) return next;
        int year = next.getYear();
        while (hasData(year + 1)) year++;
        return NEXT_PAPER.atYear(year);
    }

    boolean hasData(int year) {
        var file = files.get(year);
        return file != null && !file.days().isEmpty();
    }

    /** Returns what to say of a day that is not known. */
    Refusal missing(LocalDate day) {
        int year = hasData(day.getYear()) ? day.getYear() + 1 : day.getYear();
        return new Refusal(
                "calendar-missing",
                "the working days of " + year + " are not known, " + day
                        + " needs them; put the State Council's days of "
                        + year + " as " + year + ".json into the folder provgate.calendar and start again"
                        + " (form: docs/deadlines.md)");
    }
}
