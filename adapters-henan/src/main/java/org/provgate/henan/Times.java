package org.provgate.henan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The contract's times, ISO-8601 with an offset and a year of four digits, and its dates. */
final class Times {

    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private Times() {}

    /** Returns the instant, or null if the text is no such time. */
    static @Nullable Instant parse(String text) {
        if (text.length() < 5 || text.charAt(4) != '-') return null;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the date, or null if the text is none of the form {@code yyyy-MM-dd}. */
    static @Nullable LocalDate date(String text) {
        if (text.length() != 10) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the day it is then at the platform. */
    static LocalDate day(Instant time) {
        return time.atOffset(OFFSET).toLocalDate();
    }

    /** Returns the time to the millisecond as the platform writes it. */
    static String format(OffsetDateTime time) {
        return FORMAT.format(time.withOffsetSameInstant(OFFSET));
    }
}
