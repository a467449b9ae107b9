package org.provgate.spi;

import java.time.Instant;
import java.util.Map;

/**
 * What a sign-in gave, kept in memory by the gateway.
 *
 * @param secrets the adapter's own; never logged
 * @param expiresAt from then on requests are refused
 * @param refreshableUntil from then on only a full sign-in helps; equal to {@code expiresAt} where there is no refresh
 */
public record Session(Map<String, String> secrets, Instant expiresAt, Instant refreshableUntil) {

    public Session {
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "session until " + expiresAt;
    }
}
