package org.provgate.hebei;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The platform's days {@code yyyyMMdd} and clock times {@code yyyyMMddHHmmss} in Asia/Shanghai, the zone never written. */
final class PlatformTime {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Pattern SHAPE = Pattern.compile("[0-9]{14}");
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern DAY_SHAPE = Pattern.compile("[0-9]{8}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private PlatformTime() {}

    static String text(LocalDate day) {
        return DAY.format(day);
    }

    /** Returns the day, or null where the text is not exactly one that the calendar has. */
    static @Nullable LocalDate day(String text) {
        if (!DAY_SHAPE.matcher(text).matches()) return null;
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeException notOnTheCalendar) {
            return null;
        }
    }

    static String text(Instant time) {
        return text(LocalDateTime.ofInstant(time, ZONE));
    }

    static String text(LocalDateTime time) {
        return FORM.format(time);
    }

    /** Returns the time, or null where the text is not exactly one that the calendar has. */
    static @Nullable LocalDateTime parse(@Nullable String text) {
        if (text == null || !SHAPE.matcher(text).matches()) return null;
        try {
            return LocalDateTime.parse(text, FORM);
        } catch (DateTimeException notOnTheCalendar) {
            return null;
        }
    }

    static Instant instant(LocalDateTime time) {
        return time.atZone(ZONE).toInstant();
    }
}
