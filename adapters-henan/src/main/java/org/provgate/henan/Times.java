package org.provgate.henan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The contract's times: ISO-8601 with an offset, a year of four digits. */
final class Times {

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
}
