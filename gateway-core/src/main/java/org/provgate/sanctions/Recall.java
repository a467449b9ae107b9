package org.provgate.sanctions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a department must undo what it did because of a measure, and says when it has heard.
 *
 * @param subject identity in the register
 * @param confirmedAt null while it is open
 */
public record Recall(
        long id,
        long sanctionId,
        String department,
        Sanction.Reason reason,
        Field field,
        String measure,
        String subject,
        String name,
        Instant openedAt,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable String remark) {}
