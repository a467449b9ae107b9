package org.provgate.mock.henan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The State Council's working days of 2023 to 2026; any other year has Monday to Friday here. */
final class WorkingDays {

    private static final Map<LocalDate, Boolean> SPECIAL = read();

    private WorkingDays() {}

    /** Returns the nth working day after an event; the day after it is the first that can count. */
    static LocalDate after(LocalDate event, int n) {
        var day = event;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            boolean week = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
            if (SPECIAL.getOrDefault(day, week)) left--;
        }
        return day;
    }

    private static Map<LocalDate, Boolean> read() {
        var stream = Objects.requireNonNull(WorkingDays.class.getResourceAsStream("days.txt"), "days.txt");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            var days = new HashMap<LocalDate, Boolean>();
            reader.lines().forEach(line -> days.put(LocalDate.parse(line.substring(0, 10)), line.endsWith("work")));
            return days;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
