package org.provgate.mock.henan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in a chain.
 *
 * @param stream the path the chain belongs to
 * @param born the platform's time of the first page
 * @param day the day whose snapshot the chain sees
 * @param from the first position of the delta; -1 for everything
 * @param unit the next thing to look at: row k is unit 2k, what is repeated after row k is unit 2k + 1
 */
record Cursor(String stream, Instant born, int day, long from, long unit) {

    private static final Duration LIFE = Duration.ofHours(24);

    static Cursor read(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\|");
            return new Cursor(
                    parts[0],
                    Instant.ofEpochMilli(Long.parseLong(parts[1])),
                    Integer.parseInt(parts[2]),
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.malformed("cursor");
        }
    }

    String write() {
        var text = stream + "|" + born.toEpochMilli() + "|" + day + "|" + from + "|" + unit;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    boolean full() {
        return from < 0;
    }

    boolean dead(Instant now) {
        return !now.isBefore(born.plus(LIFE));
    }

    Cursor at(long newUnit) {
        return new Cursor(stream, born, day, from, newUnit);
    }
}
