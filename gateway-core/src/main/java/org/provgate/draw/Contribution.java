package org.provgate.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody puts into the seed (spec 2): committed before anybody reveals, or from a public event after the freeze.
 *
 * @param commitment SHA-256 in lower-case hex; null for a public contributor, who names an {@code event} instead
 * @param nonce what makes the commitment unguessable; null for a public contributor
 * @param value 1 to 200 characters, NFC, no control characters
 */
public record Contribution(
        String contributor,
        @Nullable String commitment,
        @Nullable String event,
        @Nullable String nonce,
        String value) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public Contribution {
        if (!NAME.matcher(contributor).matches())
            throw refused("“" + contributor + "” is no contributor: 1 to 64 of a–z 0–9 -");
        if ((commitment == null) == (event == null) || (commitment == null) != (nonce == null))
            throw refused(contributor + " needs either a commitment with its nonce, or a public event");
        if (commitment != null && !DIGEST.matcher(commitment).matches())
            throw refused(contributor + ": a commitment is 64 lower-case hex digits");
        checkValue(contributor, value);
        if (nonce != null && nonce.contains("\n")) throw refused(contributor + ": a nonce is one line");
    }

    /** @throws RefusedException if it is not 1 to 200 characters, NFC, without control characters */
    public static void checkValue(String contributor, String value) {
        int length = value.codePointCount(0, value.length());
        if (length < 1
                || length > 200
                || !Normalizer.isNormalized(value, Normalizer.Form.NFC)
                || value.chars().anyMatch(Character::isISOControl))
            throw refused(contributor + ": a value is 1 to 200 characters, in NFC, without control characters");
    }

    /** Returns what to publish before anything is revealed: SHA-256 in lower-case hex. */
    public static String commitment(String contributor, String nonce, String value) {
        return Sha256.hex(contributor + "\n" + nonce + "\n" + value);
    }

    /** Returns whether what was revealed is what was committed to; a public contributor has nothing to match. */
    public boolean matches() {
        return commitment == null || nonce != null && commitment.equals(commitment(contributor, nonce, value));
    }

    ObjectNode tree() {
        var tree = Json.object().put("contributor", contributor).put("value", value);
        if (commitment != null) tree.put("commitment", commitment);
        if (nonce != null) tree.put("nonce", nonce);
        if (event != null) tree.put("event", event);
        return tree;
    }

    static Contribution of(JsonNode tree) {
        return new Contribution(
                tree.path("contributor").asText(),
                text(tree, "commitment"),
                text(tree, "event"),
                text(tree, "nonce"),
                tree.path("value").asText());
    }

    private static @Nullable String text(JsonNode tree, String member) {
        return tree.hasNonNull(member) ? tree.get(member).asText() : null;
    }

    private static RefusedException refused(String reason) {
        return new RefusedException("contributions", 0, reason);
    }
}
