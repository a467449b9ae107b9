package org.provgate.subscriptions;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long the gateway waits for subscribers.
 *
 * @param lease how long a worker has a subscription; one not heard of for that long is taken for dead
 * @param firstPause after the first failure; doubles with each
 * @param longestPause none is longer, but for what the subscriber itself asks for
 * @param giveUpAfter an event that fails is left to a person this long after its first attempt
 * @param overlap how long the secret before still signs
 * @param inFlight how many messages one subscriber gets at the same time
 */
public record WebhookPatience(
        Duration lease,
        Duration firstPause,
        Duration longestPause,
        Duration giveUpAfter,
        Duration overlap,
        int inFlight,
        RandomGenerator jitter) {

    /** Failures in a row after which an address is left alone. */
    static final int PATIENT = 3;

    private static final Duration MOST_ASKED = Duration.ofDays(1);
    private static final int DOUBLINGS = 30;

    public WebhookPatience {
        if (inFlight < 1 || inFlight > 64)
            throw new IllegalArgumentException("provgate.webhooks.in-flight must be 1 to 64, it was " + inFlight);
    }

    /** Returns a pause before the next attempt, between half and the whole of what is due. @param failures at least 1 */
    Duration pause(int failures) {
        long most = longestPause.toMillis();
        long due = Math.min(most, firstPause.toMillis() << Math.min(DOUBLINGS, failures - 1));
        return Duration.ofMillis(due / 2 + jitter.nextLong(due / 2 + 1));
    }

    /** Returns what a subscriber asked for, but never more than a day. */
    static Duration asked(Duration retryAfter) {
        return retryAfter.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : retryAfter;
    }
}
