package org.provgate.mock.henan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The platform's times: ISO-8601 with {@code +08:00} and milliseconds. */
final class Times {

    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private Times() {}

    static String format(Instant moment) {
        return FORM.format(moment.atOffset(ZONE));
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
