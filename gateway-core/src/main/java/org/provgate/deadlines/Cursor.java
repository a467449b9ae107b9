package org.provgate.deadlines;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Objects;

/** Where a page of duties ended. @param day last day of the last duty shown @param key which of that day it was */
record Cursor(LocalDate day, String key) {

    /** What a duty without a known day is ordered by. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    static final Cursor START = new Cursor(LocalDate.of(1, 1, 1), "");

    /** The same as column {@code key} of {@link ForecastQuery}. */
    static Cursor behind(Due duty) {
        var key = duty.record() != null ? duty.record() : duty.task() + "/" + duty.subject() + "/" + duty.department();
        return new Cursor(Objects.requireNonNullElse(duty.last(), NEVER), key + " " + duty.rule());
    }

    static Cursor read(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(LocalDate.parse(plain.substring(0, 10)), plain.substring(10));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the cursor is none that a page gave; begin without one", e);
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((day + key).getBytes(StandardCharsets.UTF_8));
    }
}
