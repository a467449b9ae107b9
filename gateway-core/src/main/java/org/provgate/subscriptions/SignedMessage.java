package org.provgate.subscriptions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message in the form of Standard Webhooks 1.0.0, signed with HMAC-SHA256: what goes out, and what whoever gets it checks.
 *
 * @param id stable over all attempts
 * @param timestamp of this attempt, in seconds since 1970
 * @param body as it is sent, byte for byte
 */
public record SignedMessage(String id, long timestamp, byte[] body) {

    /** How old, or how far ahead, a message may be for who checks it. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    /** Returns the signatures, one for each secret, in a line: header {@code webhook-signature}. */
    public String signatures(List<byte[]> secrets) {
        return secrets.stream().map(this::signature).collect(Collectors.joining(" "));
    }

    /**
     * Returns whether one of these signatures is ours and the message is of now. Whoever gets messages also remembers their ids: within
     * the tolerance the same may come twice.
     *
     * @param signatures header {@code webhook-signature}
     */
    public boolean genuine(String signatures, byte[] secret, Instant now) {
        if (Math.abs(now.getEpochSecond() - timestamp) > TOLERANCE.toSeconds()) return false;
        var expected = signature(secret).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (var signature : signatures.split(" "))
            found |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
        return found;
    }

    /** Returns a secret as it is shown: {@code whsec_} and Base64. */
    static String shown(byte[] secret) {
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    private String signature(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
