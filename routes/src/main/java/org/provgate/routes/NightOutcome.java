package org.provgate.routes;

import org.jspecify.annotations.Nullable;
import org.provgate.registers.RunReport;

/**
 * How one province's night ended.
 *
 * @param run null if no run could be opened
 * @param problem a sentence with the next step; null if the run is sealed
 */
public record NightOutcome(
        String province,
        Kind kind,
        @Nullable RunReport run,
        @Nullable String problem) {

    public enum Kind {
        SEALED,
        /** A guard wants a person to look. */
        HELD,
        /** Another process works on it. */
        LOCKED,
        /** The platform could not be reached, or not for long enough: the next run goes on from here. */
        UNAVAILABLE,
        /** Anything else: our settings, or a platform that does not keep its contract. */
        FAILED
    }
}
