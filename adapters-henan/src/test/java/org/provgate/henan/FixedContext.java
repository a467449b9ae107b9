package org.provgate.henan;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.provgate.spi.CallContext;
import org.provgate.spi.Session;

/** A call context in which time stands still and chance always gives the same: that of the contract's vectors. */
record FixedContext(URI baseUrl, Optional<Session> session) implements CallContext {

    static final Instant NOW = Instant.ofEpochMilli(1_697_700_000_000L);

    static final Session SESSION = new Session(
            Map.of(SignIn.REQUEST_SECRET, "test-secret-410402", SignIn.REFRESH_SECRET, "test-refresh-410402"),
            NOW.plusSeconds(900),
            NOW.plusSeconds(172_800));

    private static final Map<String, String> SETTINGS =
            Map.of(HenanAdapter.APP_ID, "GW410402", HenanAdapter.APP_SECRET, "test-app-secret-410402");

    static FixedContext signedIn() {
        return at("https://henan.example");
    }

    static FixedContext at(String baseUrl) {
        return new FixedContext(URI.create(baseUrl), Optional.of(SESSION));
    }

    @Override
    public String areaCode() {
        return "410402";
    }

    @Override
    public String setting(String name) {
        var value = SETTINGS.get(name);
        if (value == null) throw new IllegalArgumentException("no such setting: " + name);
        return value;
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public String nonce() {
        return "7f3c9a1e5b2d4c60";
    }

    @Override
    public String nextBatchNumber() {
        return "2023101900001";
    }
}
