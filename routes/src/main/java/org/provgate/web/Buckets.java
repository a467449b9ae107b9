package org.provgate.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bucket of tokens for each address: it fills evenly, a request takes one. At most {@value #MOST} addresses are remembered; who was
 * longest away is forgotten, and starts with a full one. For several threads.
 */
final class Buckets {

    static final int MOST = 50_000;
    private static final double MILLIS = 60_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Bucket> byAddress = new LinkedHashMap<>(1_024, 0.75f, true);

    private record Bucket(double tokens, long at) {}

    Buckets(OpenLimit limit, Clock clock) {
        this.perMinute = limit.perMinute();
        this.clock = clock;
    }

    int perMinute() {
        return perMinute;
    }

    /** Takes a token. @return 0, or after how many seconds there is one again */
    synchronized long take(String address) {
        long now = clock.millis();
        var old = byAddress.getOrDefault(address, new Bucket(perMinute, now));
        double tokens = Math.min(perMinute, old.tokens + Math.max(0, now - old.at) * perMinute / MILLIS);
        boolean taken = tokens >= 1;
        byAddress.put(address, new Bucket(taken ? tokens - 1 : tokens, now));
        if (byAddress.size() > MOST)
            byAddress.remove(byAddress.keySet().iterator().next());
        return taken ? 0 : (long) Math.ceil((1 - tokens) * MILLIS / perMinute / 1_000);
    }

    synchronized int size() {
        return byAddress.size();
    }
}
