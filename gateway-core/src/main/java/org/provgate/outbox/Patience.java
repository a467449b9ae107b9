package org.provgate.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long the outbox waits.
 *
 * @param lease how long a worker may take before its work is given to another; longer than a whole call may last
 * @param first pause after a first failure; doubled each time
 * @param longest no pause is longer, unless the platform asks for it
 * @param receipts longest wait before the receipts of a deferred batch are asked for; what the platform asks for, if that is less
 * @param publicationEvery between two questions whether a result is public
 * @param unreadable how often a batch whose answer makes no sense is sent before a person has to look
 * @param jitter spreads the pauses
 */
public record Patience(
        Duration lease,
        Duration first,
        Duration longest,
        Duration receipts,
        Duration publicationEvery,
        int unreadable,
        RandomGenerator jitter) {

    /** Returns the pause after the nth failure in a row, from 1: exponential, up to half as much on top. */
    Duration pause(int failures) {
        var doubled = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
        var capped = doubled.compareTo(longest) > 0 ? longest : doubled;
        return capped.plusMillis(jitter.nextLong(capped.toMillis() / 2 + 1));
    }
}
