package org.provgate.mock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Switches a platform's faults on and off. Each request meets at most one; a fault that does not fit a request (an expired cursor
 * where there is none) waits for one that it fits. Safe for threads.
 */
public final class Faults {

    private final List<Rule> rules = new ArrayList<>();
    private final Map<Fault, Integer> seen = new EnumMap<>(Fault.class);
    private Duration delay = Duration.ofSeconds(1);
    private Duration retryAfter = Duration.ofSeconds(1);

    /** Makes the next {@code times} requests fail. */
    public void next(Fault fault, int times) {
        next(fault, times, "");
    }

    /** Makes the next {@code times} requests fail whose operation contains a text: in Henan the path, in Hebei the TranCode. */
    public synchronized void next(Fault fault, int times, String operation) {
        rules.add(new Rule(fault, operation, 1, times));
    }

    /** Makes every {@code n}th request fail from now on. */
    public void every(int n, Fault fault) {
        every(n, fault, "");
    }

    /** Makes every {@code n}th request fail whose operation contains a text. */
    public synchronized void every(int n, Fault fault, String operation) {
        if (n < 1) throw new IllegalArgumentException("n: at least 1");
        rules.add(new Rule(fault, operation, n, Integer.MAX_VALUE));
    }

    /** Switches all faults off; the counts stay. */
    public synchronized void clear() {
        rules.clear();
    }

    /** Returns how many requests met a fault. */
    public synchronized int seen(Fault fault) {
        return seen.getOrDefault(fault, 0);
    }

    /** Sets how long {@link Fault#DELAY} and {@link Fault#DRIP} last; at first a second. */
    public synchronized void delay(Duration delay) {
        this.delay = delay;
    }

    /** Returns how long delays last. */
    public synchronized Duration delay() {
        return delay;
    }

    /** Sets what {@code Retry-After} says, in whole seconds; at first one. */
    public synchronized void retryAfter(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    /** Returns what {@code Retry-After} says. */
    public synchronized Duration retryAfter() {
        return retryAfter;
    }

    /** Returns the fault this request meets, of those that fit it, or null. */
    synchronized @Nullable Fault meet(String operation, Set<Fault> fitting) {
        Fault met = null;
        for (Iterator<Rule> each = rules.iterator(); each.hasNext(); ) {
            var rule = each.next();
            if (!fitting.contains(rule.fault) || !operation.contains(rule.operation)) continue;
            if (met != null || ++rule.requests % rule.every != 0) continue;
            met = rule.fault;
            seen.merge(met, 1, Integer::sum);
            if (--rule.left == 0) each.remove();
        }
        return met;
    }

    private static final class Rule {
        private final Fault fault;
        private final String operation;
        private final int every;
        private int left;
        private int requests;

        Rule(Fault fault, String operation, int every, int left) {
            this.fault = fault;
            this.operation = operation;
            this.every = every;
            this.left = left;
        }
    }
}
