package org.provgate.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 延期 (R51): a later last day for one duty, which counts once another person has approved it.
 *
 * @param until the new last day
 * @param approvedBy null while it is only asked for
 */
public record Waiver(
        String record,
        String rule,
        LocalDate due,
        LocalDate until,
        String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {}
