package org.provgate.deadlines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One year's paper. Days of the neighbouring Decembers and Januaries may stand in it.
 *
 * @param days those that are not what their day of the week says: true for worked, false for free; empty while nothing is known
 */
record CalendarFile(int year, Map<LocalDate, Boolean> days) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> MEMBERS = Set.of("year", "notices", "holidays", "extraWorkingDays");

    CalendarFile {
        days = Map.copyOf(days);
    }

    /** @param name for messages */
    static CalendarFile read(String name, InputStream in) throws IOException {
        try {
            var node = JSON.readTree(in);
            node.fieldNames().forEachRemaining(member -> {
                if (!MEMBERS.contains(member)) throw new IllegalArgumentException("unknown member " + member);
            });
            var days = new TreeMap<LocalDate, Boolean>();
            int year = node.required("year").asInt();
            read(node.required("holidays"), false, year, days);
            read(node.required("extraWorkingDays"), true, year, days);
            return new CalendarFile(year, days);
        } catch (RuntimeException | JsonProcessingException e) {
            throw new IllegalArgumentException("calendar file " + name + ": " + e.getMessage(), e);
        }
    }

    private static void read(JsonNode list, boolean working, int year, Map<LocalDate, Boolean> days) {
        for (var entry : list) {
            var day = LocalDate.parse(entry.required("date").asText());
            if (Math.abs(day.getYear() - year) > 1)
                throw new IllegalArgumentException(day + " is no day of " + year + " or a year beside it");
            if (days.put(day, working) != null) throw new IllegalArgumentException(day + " is there twice");
        }
    }
}
