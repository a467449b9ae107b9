package org.provgate.submissions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** A place in a list that goes from the newest record on; opaque outside. */
record Cursor(Instant submittedAt, String id) {

    /** Before all: the place of the first page. */
    static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    String text() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, submittedAt);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((micros + "/" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if it is none of ours */
    static Cursor of(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
            return new Cursor(Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), parts[1]);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the cursor is not one of a list given before; begin without one", e);
        }
    }
}
