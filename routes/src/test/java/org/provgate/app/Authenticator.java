package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app in somebody's pocket, written from RFC 6238 and not from the gateway. */
final class Authenticator {

    private static final Pattern SECRET = Pattern.compile("otpauth://totp/[^?]+\\?secret=([A-Z2-7]+)&");

    private Authenticator() {}

    /** Reads the secret off the page that shows it. */
    static String secret(String page) {
        var found = SECRET.matcher(page.replace("&amp;", "&"));
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    static String code(String secret, Clock clock) throws GeneralSecurityException {
        var number = BigInteger.ZERO;
        for (char c : secret.toCharArray())
            number = number.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        var bytes = new byte[secret.length() * 5 / 8];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = number.shiftRight(8 * (bytes.length - 1 - i)).byteValue();
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(bytes, "HmacSHA1"));
        var hash = mac.doFinal(ByteBuffer.allocate(8)
                .putLong(clock.instant().getEpochSecond() / 30)
                .array());
        int at = hash[19] & 15;
        int value =
                (hash[at] & 127) << 24 | (hash[at + 1] & 255) << 16 | (hash[at + 2] & 255) << 8 | hash[at + 3] & 255;
        return String.format("%06d", value % 1_000_000);
    }
}
