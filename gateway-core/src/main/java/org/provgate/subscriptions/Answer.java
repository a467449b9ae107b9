package org.provgate.subscriptions;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message.
 *
 * @param status of HTTP; null if there was no answer
 * @param error what is shown to the department where it was not delivered; of what the subscriber says, nothing
 * @param retryAfter how long the subscriber asked to be left alone; null if it did not
 */
public record Answer(
        @Nullable Integer status,
        @Nullable String error,
        @Nullable Duration retryAfter) {

    private static final int GONE = 410;

    /** These say something about the message; all others, that the address does not work. */
    private static final Set<Integer> ABOUT_THE_MESSAGE = Set.of(400, 409, 413, 415, 422);

    private static final Set<Integer> ASKS_FOR_TIME = Set.of(429, 503);

    /** @param retryAfter heeded where the status is one that asks for time */
    public static Answer of(int status, @Nullable Duration retryAfter) {
        if (status >= 200 && status < 300) return new Answer(status, null, null);
        var error = status >= 300 && status < 400
                ? "answered " + status + ": redirects are not followed; subscribe with the address it leads to"
                : "answered " + status;
        return new Answer(status, error, ASKS_FOR_TIME.contains(status) ? retryAfter : null);
    }

    /** No answer came. */
    public static Answer none(String error) {
        return new Answer(null, error, null);
    }

    boolean delivered() {
        return error == null;
    }

    /** The subscriber wants no more. */
    boolean gone() {
        return status != null && status == GONE;
    }

    boolean ofTheAddress() {
        return !delivered() && (status == null || !ABOUT_THE_MESSAGE.contains(status));
    }
}
