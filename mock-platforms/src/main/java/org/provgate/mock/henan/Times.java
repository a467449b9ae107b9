package org.provgate.mock.henan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The platform's times: ISO-8601 with {@code +08:00} and milliseconds. */
final class Times {

    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private Times() {}

    static String format(Instant moment) {
        // by hand: a page holds up to 2,000 of them, and a formatter would take a sixth of its time
        var time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZONE);
        var text = new StringBuilder(29);
        digits(text, time.getYear(), 1000).append('-');
        digits(text, time.getMonthValue(), 10).append('-');
        digits(text, time.getDayOfMonth(), 10).append('T');
        digits(text, time.getHour(), 10).append(':');
        digits(text, time.getMinute(), 10).append(':');
        digits(text, time.getSecond(), 10).append('.');
        return digits(text, time.getNano() / 1_000_000, 100).append("+08:00").toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int highest) {
        for (int each = highest; each > 0; each /= 10) text.append((char) ('0' + number / each % 10));
        return text;
    }

    /** @param field named in the refusal if the text is no time */
    static Instant parse(String text, String field) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.malformed(field);
        }
    }
}
