package org.provgate.conformance;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.provgate.spi.CallContext;
import org.provgate.spi.Session;

/** One attempt's context; asked for a setting nobody declared, it fails the rule. */
record BenchContext(
        URI baseUrl,
        String areaCode,
        Map<String, String> settings,
        Optional<Session> session,
        Instant now,
        Supplier<String> nonces,
        Supplier<String> batchNumbers)
        implements CallContext {

    @Override
    public String setting(String name) {
        var value = settings.get(name);
        if (value != null) return value;
        throw new AssertionError("K2: the adapter reads the setting " + name + ", which describe() does not name");
    }

    @Override
    public String nonce() {
        return nonces.get();
    }

    @Override
    public String nextBatchNumber() {
        return batchNumbers.get();
    }

    /** Returns the same with a nonce and a batch number that never change. */
    BenchContext fixed(Instant at, char nonceDigit) {
        var nonce = String.valueOf(nonceDigit).repeat(32);
        var number = "20260102" + String.valueOf(nonceDigit).repeat(5);
        return new BenchContext(baseUrl, areaCode, settings, session, at, () -> nonce, () -> number);
    }

    BenchContext in(Optional<Session> other) {
        return new BenchContext(baseUrl, areaCode, settings, other, now, nonces, batchNumbers);
    }

    BenchContext with(Map<String, String> others) {
        return new BenchContext(baseUrl, areaCode, others, session, now, nonces, batchNumbers);
    }

    /** Returns the same that takes its batch numbers from elsewhere. */
    BenchContext numbered(Supplier<String> others) {
        return new BenchContext(baseUrl, areaCode, settings, session, now, nonces, others);
    }
}
