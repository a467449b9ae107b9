package org.provgate.mock.hebei;

import java.time.Duration;
import java.util.HexFormat;

/**
 * What the stand-in and its caller have agreed upon; the keys are for tests only.
 *
 * @param sm4Key 32 hex digits
 * @param area six digits
 * @param receiptAfter how long a queued batch takes until its receipt is there; half of it is "queued", half "checking"
 * @param port 0 = any free one
 */
public record HebeiSettings(
        String appCode, String secret, String sm4Key, String area, Duration receiptAfter, int port) {

    public HebeiSettings {
        if (HexFormat.of().parseHex(sm4Key).length != 16) {
            throw new IllegalArgumentException("an SM4 key has 32 hex digits");
        }
        if (receiptAfter.isNegative()) {
            throw new IllegalArgumentException("receiptAfter is negative");
        }
    }

    /** The credentials of the stand-in for 130634, receipts after 30 s, on a free port. */
    public static HebeiSettings ofQuyang() {
        return new HebeiSettings(
                "130634ZJ",
                "test-secret-130634",
                "0123456789abcdeffedcba9876543210",
                "130634",
                Duration.ofSeconds(30),
                0);
    }

    /** The same on a fixed port. */
    public HebeiSettings withPort(int fixed) {
        return new HebeiSettings(appCode, secret, sm4Key, area, receiptAfter, fixed);
    }

    /** The same with another time to the receipt. */
    public HebeiSettings withReceiptAfter(Duration after) {
        return new HebeiSettings(appCode, secret, sm4Key, area, after, port);
    }

    byte[] key() {
        return HexFormat.of().parseHex(sm4Key);
    }

    @Override
    public String toString() {
        return "HebeiSettings[" + appCode + ", area " + area + "]";
    }
}
