package org.provgate.hebei;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.provgate.spi.CallContext;
import org.provgate.spi.Session;

/** A context in which nothing changes, with the keys of the contract's vectors. */
record FixedContext(URI baseUrl, Map<String, String> settings, Instant now, String nextBatchNumber)
        implements CallContext {

    static final String KEY = "0123456789abcdeffedcba9876543210";
    static final String SECRET = "test-secret-130634";
    /** 2026-11-21 03:15:00 in Hebei. */
    static final Instant NOW = Instant.parse("2026-11-20T19:15:00Z");

    FixedContext(String baseUrl) {
        this(
                URI.create(baseUrl),
                Map.of("app-code", "130634ZJ", "secret", SECRET, "sm4-key", KEY),
                NOW,
                "2026112100001");
    }

    FixedContext() {
        this("https://hebei.example");
    }

    @Override
    public String areaCode() {
        return "130634";
    }

    @Override
    public String setting(String name) {
        var value = settings.get(name);
        if (value == null) throw new IllegalArgumentException("not a setting of Hebei: " + name);
        return value;
    }

    @Override
    public Optional<Session> session() {
        return Optional.empty();
    }

    @Override
    public String nonce() {
        return "00112233445566778899aabbccddeeff";
    }

    /** Returns the context of another attempt. */
    FixedContext at(Instant time, String batchNumber) {
        return new FixedContext(baseUrl, settings, time, batchNumber);
    }
}
