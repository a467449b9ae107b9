package org.provgate.henan;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.PlatformException;

/**
 * A JSON object on its way out, in the order it is filled. Absent and null differ at the platform, so what is null is sent as null.
 * What cannot be written as the contract wants it is {@link PlatformException.Refused} before a byte is sent. For one thread.
 */
final class Fields {

    /** The code under which the platform would refuse the call. */
    static final String MALFORMED = "E4220";

    private static final int MONEY_DECIMALS = 6;

    private final String owner;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Fields(String owner) {
        this.owner = owner;
    }

    /** @param owner what a refusal names, such as {@code record R-1} */
    static Fields of(String owner) {
        return new Fields(owner);
    }

    /** Returns the body of a batch. */
    static Fields records(List<Fields> records) {
        return of("batch").rows("records", records);
    }

    Fields text(String name, @Nullable String text) {
        return put(name, text == null ? null : writable(name, text));
    }

    Fields texts(String name, List<String> texts) {
        return put(name, texts.stream().map(text -> writable(name, text)).toList());
    }

    /** Several texts as one. A text with a separator of its own would arrive as two. */
    Fields joined(String name, List<String> texts, String between) {
        if (texts.stream().anyMatch(text -> text.contains(between)))
            throw refused(
                    name, "holds “" + between + "” within one of the texts it joins. Write that text without it.");
        return text(name, String.join(between, texts));
    }

    Fields flag(String name, boolean flag) {
        return put(name, flag);
    }

    Fields number(String name, @Nullable Integer number) {
        return put(name, number);
    }

    Fields date(String name, @Nullable LocalDate date) {
        return put(name, date == null ? null : date.toString());
    }

    /** To the millisecond, by the platform's clock. */
    Fields time(String name, OffsetDateTime time) {
        return put(name, Times.format(time));
    }

    /** In 万元 with exactly 6 decimals; nothing is rounded. */
    Fields money(String name, @Nullable BigDecimal amount) {
        if (amount != null && amount.stripTrailingZeros().scale() > MONEY_DECIMALS)
            throw refused(name, "has more than 6 decimals of 万元, that is less than a fen. Correct the amount.");
        return put(
                name,
                amount == null
                        ? null
                        : amount.setScale(MONEY_DECIMALS, RoundingMode.UNNECESSARY)
                                .toPlainString());
    }

    Fields rows(String name, List<Fields> rows) {
        return put(name, rows.stream().map(row -> row.values).collect(Collectors.toList()));
    }

    Fields object(String name, Fields object) {
        return put(name, object.values);
    }

    private Fields put(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    byte[] json() {
        try {
            return Answer.JSON.writeValueAsBytes(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, flags, whole numbers and lists of them are always JSON", e);
        }
    }

    /** Returns the SM3 of the RFC 8785 form: what the platform calls {@code contentDigest}. */
    String digest() {
        try {
            return Sm3.digest(new JsonCanonicalizer(json()).getEncodedUTF8());
        } catch (IOException e) {
            throw new IllegalStateException("what was just written is JSON", e);
        }
    }

    /** Half of a surrogate pair has no UTF-8; sent as “?” it would be another text. */
    private String writable(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
            if (!pair)
                throw refused(
                        name, "holds half a character (a lone surrogate), which UTF-8 cannot carry. Type it again.");
            i++;
        }
        return text;
    }

    private PlatformException.Refused refused(String name, String reason) {
        return new PlatformException.Refused(MALFORMED, "Not sent to Henan: " + name + " of " + owner + " " + reason);
    }
}
