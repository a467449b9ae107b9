package org.provgate.evidence;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done. Texts hold 1 to 512 characters and no control characters; personal data only as digests.
 *
 * @param department whose doing it was
 * @param actor an operator's name, or the part of the gateway that acted by itself
 * @param action the feature and the deed, such as {@code sync.sealed}
 * @param object what it was done to: kind and id
 * @param outcome how it ended, in a word or a short sentence
 * @param correlationId what ties the entries of one undertaking together
 * @param digestBefore SHA-256 of the object as it was, 64 lower-case hex digits; null if it was not or if nothing changed
 * @param digestAfter the same as it is now
 */
public record Entry(
        String department,
        String actor,
        String action,
        String object,
        String outcome,
        String correlationId,
        @Nullable String digestBefore,
        @Nullable String digestAfter) {

    private static final int MOST_CHARACTERS = 512;
    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public Entry {
        check("department", department);
        check("actor", actor);
        check("object", object);
        check("outcome", outcome);
        check("correlationId", correlationId);
        if (!ACTION.matcher(action).matches()) throw new IllegalArgumentException("not an action: " + action);
        if (digestBefore != null && !DIGEST.matcher(digestBefore).matches())
            throw new IllegalArgumentException("digestBefore is no digest");
        if (digestAfter != null && !DIGEST.matcher(digestAfter).matches())
            throw new IllegalArgumentException("digestAfter is no digest");
    }

    /** What could come back from the database other than it went in would break the chain by itself. */
    private static void check(String field, String text) {
        if (text.isBlank()
                || text.length() > MOST_CHARACTERS
                || text.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(field + " of an evidence entry must hold 1 to " + MOST_CHARACTERS
                    + " characters, none a control character");
        }
    }
}
