package org.provgate.submissions;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which records are meant; null is any.
 *
 * @param state of the delivery that decides its fate, as in table {@code delivery}
 * @param submission the call it came in with
 */
public record RecordFilter(
        @Nullable String task,
        @Nullable String subject,
        @Nullable String state,
        @Nullable String department,
        @Nullable String submission) {

    private static final Set<String> STATES = new TreeSet<>(
            Set.of("PENDING", "CLAIMED", "SENT", "UNCLEAR", "ACCEPTED", "PUBLISHED", "REJECTED", "RETURNED", "PARKED"));

    public RecordFilter {
        if (state != null && !STATES.contains(state))
            throw new IllegalArgumentException("state must be one of " + STATES);
    }
}
