package org.provgate.mock.hebei;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.provgate.mock.register.Simulation;

/**
 * The settings of the stand-in; its keys are for tests only.
 *
 * @param sm4Key 32 hex digits
 * @param simulation its states are narrowed to those Hebei has a letter for
 * @param clock the platform's clock: SendTime, batch numbers and receipts are judged by it, not by the register's day
 * @param receiptAfter how long a queued batch takes until its receipt is there: half of it queued, half checking
 * @param port 0 takes a free one
 */
public record HebeiSettings(
        String appCode,
        String secret,
        String sm4Key,
        Simulation simulation,
        Clock clock,
        Duration receiptAfter,
        int port) {

    /** The caller's name as the mock knows it. */
    public static final String APP_CODE = "130634ZJ";
    /** The caller's secret as the mock knows it. */
    public static final String SECRET = "test-secret-130634";
    /** The caller's SM4 key as the mock knows it. */
    public static final String SM4_KEY = "0123456789abcdeffedcba9876543210";
    /** 曲阳县. */
    public static final String AREA = "130634";

    public HebeiSettings {
        if (HexFormat.of().parseHex(sm4Key).length != 16) throw new IllegalArgumentException("sm4Key: 32 hex digits");
        if (receiptAfter.isNegative()) throw new IllegalArgumentException("receiptAfter: not negative");
        simulation = simulation.withStates(SubjectMarkup.STATES);
    }

    /** Returns settings with the mock's credentials, receipts after 30 seconds and a free port. */
    public static HebeiSettings of(Simulation simulation, Clock clock) {
        return new HebeiSettings(APP_CODE, SECRET, SM4_KEY, simulation, clock, Duration.ofSeconds(30), 0);
    }

    /** Returns the same on another port. */
    public HebeiSettings onPort(int newPort) {
        return new HebeiSettings(appCode, secret, sm4Key, simulation, clock, receiptAfter, newPort);
    }

    /** Returns the same with another time to the receipt. */
    public HebeiSettings withReceiptAfter(Duration after) {
        return new HebeiSettings(appCode, secret, sm4Key, simulation, clock, after, port);
    }

    byte[] key() {
        return HexFormat.of().parseHex(sm4Key);
    }

    @Override
    public String toString() {
        return "HebeiSettings[" + appCode + ", " + simulation + "]";
    }
}
