package org.provgate.recognition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A department relies on another's result for an item (采信): the subject leaves the frame of its draws for that item.
 *
 * @param department who inspected
 * @param adopter who relies on it
 * @param validUntil last day, in Asia/Shanghai
 * @param rule which let it be adopted
 * @param endReason why it ended before its last day; null while it stands
 */
public record Adoption(
        long id,
        String subject,
        String itemCode,
        String recordId,
        String department,
        String adopter,
        LocalDate checkDate,
        LocalDate validUntil,
        String rule,
        String reason,
        String adoptedBy,
        Instant adoptedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** What is asked for; anything may be missing here, what must not be is told all at once. @param reason 采信理由 */
    public record AdoptionRequest(
            @Nullable String recordId,
            @Nullable String itemCode,
            @Nullable String reason) {}
}
