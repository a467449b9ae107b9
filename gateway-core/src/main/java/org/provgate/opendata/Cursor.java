package org.provgate.opendata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The last row of a page; opaque outside.
 *
 * @param order how the page was sorted, as {@code sort} says it
 * @param value of the row in that column
 */
record Cursor(String order, String value, String id) {

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((order + "\n" + value + "\n" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if it is none of ours, or of a list in another order */
    static Cursor of(String text, String order, Sort sort) {
        try {
            var told = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)))
                    .toString();
            var parts = told.split("\n", 3);
            if (parts.length == 3
                    && parts[0].equals(order)
                    && sort.takes(parts[1])
                    && parts[2].length() <= 200
                    && parts[2].indexOf('\0') < 0) return new Cursor(order, parts[1], parts[2]);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new IllegalArgumentException(NONE_OF_OURS, e);
        }
        throw new IllegalArgumentException(NONE_OF_OURS);
    }

    private static final String NONE_OF_OURS = "after must be the next of a page in the same order; begin without it";
}
