package org.provgate.web;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Clients;
import org.provgate.access.Tokens;

/** Keys and tokens seen in the last seconds, so that a system that asks thousands of times a second costs no question each. For several threads. */
final class KeyRing {

    /** After this long a revoked key is refused by every gateway. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final Map<Shown, Kept> kept = new ConcurrentHashMap<>();
    private final Clients clients;
    private final Tokens tokens;
    private final Clock clock;

    KeyRing(Clients clients, Tokens tokens, Clock clock) {
        this.clients = clients;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What a request shows. @param person for whom it is sent; null if it does not say */
    record Shown(String key, InetAddress from, @Nullable String person) {
        /** Shows no key. */
        @Override
        public String toString() {
            return "a key from " + from;
        }
    }

    private record Kept(Caller caller, Instant until) {}

    /** Returns who was let in with the same in the last seconds; null if nobody was, which says nothing. */
    @Nullable
    Caller seen(Shown shown) {
        var found = kept.get(shown);
        return found != null && clock.instant().isBefore(found.until) ? found.caller : null;
    }

    Optional<Caller> of(Shown shown) {
        var seen = seen(shown);
        if (seen != null) return Optional.of(seen);
        kept.remove(shown);
        var now = clock.instant();
        // unknown keys are not kept: anybody could fill the ring with them
        var known = shown.key.startsWith(Tokens.PREFIX)
                ? tokens.of(shown.key, shown.from, shown.person)
                : clients.of(shown.key, shown.from, shown.person);
        known.ifPresent(k -> {
            if (kept.size() >= MOST) kept.clear();
            var until = now.plus(FRESH);
            kept.put(shown, new Kept(k.caller(), k.until().isBefore(until) ? k.until() : until));
        });
        return known.map(Clients.Known::caller);
    }

    /** A key was revoked here: none is trusted unseen. */
    void forget() {
        kept.clear();
    }
}
