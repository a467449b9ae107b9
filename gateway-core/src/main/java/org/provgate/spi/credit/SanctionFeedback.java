package org.provgate.spi.credit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a measure.
 *
 * @param feedbackId ours, stable: the idempotency key
 */
public record SanctionFeedback(
        String orderId,
        String feedbackId,
        String executor,
        String action,
        LocalDate date,
        @Nullable String remark) {}
