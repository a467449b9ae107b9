package org.provgate.routes;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;
import org.provgate.spi.PlatformException;

/** When and how soon a failed attempt is made again. */
final class Repetition {

    private final CallLimits limits;
    private final RandomGenerator jitter;

    Repetition(CallLimits limits, RandomGenerator jitter) {
        this.limits = limits;
        this.jitter = jitter;
    }

    /** Returns whether to try again: not for ever, and not where the platform asks for more patience than a call has. */
    boolean goesOn(Exchange exchange) {
        int repeated = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        var tooLong = failure instanceof PlatformException.Unavailable unavailable
                && unavailable
                        .retryAfter()
                        .filter(wait -> wait.compareTo(limits.longestPause()) > 0)
                        .isPresent();
        return repeated < limits.attempts() && !tooLong;
    }

    /** Sets the pause before the next attempt: what the platform asked for, else exponential with jitter. */
    void pause(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        int counter = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
        exchange.getMessage()
                .setHeader(Exchange.REDELIVERY_DELAY, pause(failure, counter).toMillis());
    }

    Duration pause(Exception failure, int repeated) {
        if (failure instanceof PlatformException.Unavailable unavailable
                && unavailable.retryAfter().isPresent())
            return unavailable.retryAfter().get();
        var doubled = limits.firstPause().multipliedBy(1L << Math.min(repeated, 16));
        var capped = doubled.compareTo(limits.longestPause()) > 0 ? limits.longestPause() : doubled;
        return capped.plusMillis(jitter.nextLong(capped.toMillis() / 2 + 1));
    }

    /** Gives a breaker that is open, or a bulkhead that stayed full, the name every caller knows. */
    void leftAlone(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        throw new PlatformException.Unavailable(
                "the platform has failed too often and is left alone for "
                        + limits.breakerOpen().toSeconds() + " s (" + failure.getMessage()
                        + "); run again later: what is fetched is kept",
                limits.breakerOpen(),
                false);
    }
}
