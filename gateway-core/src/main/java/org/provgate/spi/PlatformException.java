package org.provgate.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a call gave no answer. The type says who acts and whether to try again; the message names the thing, the reason and the
 * next step, and holds no secret and no personal data.
 */
public abstract sealed class PlatformException extends RuntimeException {

    private PlatformException(String message) {
        super(message);
    }

    /** Nobody acts: the gateway tries again. */
    public static final class Unavailable extends PlatformException {
        private final transient @Nullable Duration retryAfter;
        private final boolean effectPossible;

        /**
         * @param retryAfter how long the platform asked to be left alone, to the second; null if it did not say
         * @param effectPossible whether the platform may have done what was asked: if so, it is asked what it holds before
         *     anything is sent again
         */
        public Unavailable(String message, @Nullable Duration retryAfter, boolean effectPossible) {
            super(message);
            this.retryAfter = retryAfter;
            this.effectPossible = effectPossible;
        }

        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }

        public boolean effectPossible() {
            return effectPossible;
        }
    }

    /** The gateway signs in once and tries again. */
    public static final class SessionExpired extends PlatformException {
        public SessionExpired(String message) {
            super(message);
        }
    }

    /** A chain of pages died: the gateway starts this stream again from its last checkpoint. */
    public static final class ChainExpired extends PlatformException {
        public ChainExpired(String message) {
            super(message);
        }
    }

    /** Our data: a person corrects what is named. */
    public static final class Refused extends PlatformException {
        private final String code;

        /** @param code the platform's own code, such as {@code E4091} */
        public Refused(String code, String message) {
            super(message);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Our settings: this service stops until the operator mends what is named. */
    public static final class Misconfigured extends PlatformException {
        public Misconfigured(String message) {
            super(message);
        }
    }

    /** The platform does not keep its contract: this stream stops, the adapter's author is told what was found where. */
    public static final class Unreadable extends PlatformException {
        public Unreadable(String expected, String found, String where) {
            super("expected " + expected + ", found " + found + ", in " + where);
        }
    }
}
