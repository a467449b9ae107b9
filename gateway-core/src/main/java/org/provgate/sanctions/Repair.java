package org.provgate.sanctions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a measure ends before its day, asked for by one and approved by another.
 *
 * @param document 文号 of the decision it rests on
 * @param department whose person asked
 * @param approvedBy null while nobody has
 */
public record Repair(
        long sanctionId,
        Kind kind,
        String reason,
        String document,
        String department,
        String requestedBy,
        Instant requestedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    public enum Kind {
        /** 信用修复. */
        REPAIRED,
        /** 撤销: the basis was annulled. */
        ANNULLED
    }
}
