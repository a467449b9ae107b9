package org.provgate.officers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which officers are asked for; what is null does not matter.
 *
 * @param specialty they must have it
 * @param validOn the certificate must be valid on this day
 */
public record OfficerFilter(
        @Nullable String department,
        @Nullable String specialty,
        @Nullable LocalDate validOn,
        @Nullable Boolean active,
        @Nullable Boolean expert) {

    /** Everybody. */
    public static final OfficerFilter ALL = new OfficerFilter(null, null, null, null, null);
}
