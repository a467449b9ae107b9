package org.provgate.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it stands (共享协议).
 *
 * @param provider department whose findings are shown
 * @param receiver department that sees them
 * @param fields of {@link SharedField}, by their names on the wire
 * @param purpose 使用目的
 * @param from first day, in Asia/Shanghai
 * @param to last day
 * @param approvedBy another person than who wrote it; null for a draft
 * @param endedSide the department that ended it; null if it stands, or if its last day ended it
 */
public record Agreement(
        String id,
        String provider,
        String receiver,
        FindingKind kind,
        List<String> fields,
        String purpose,
        LocalDate from,
        LocalDate to,
        State state,
        String writtenBy,
        Instant writtenAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String endedBy,
        @Nullable String endedSide,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** Whether it gives a right. */
    public enum State {
        /** Written; gives none until another person approves it. */
        DRAFT,
        /** Gives a right from its first to its last day. */
        IN_FORCE,
        ENDED
    }

    /**
     * What somebody of the provider writes; anything may be missing here, what must not be is told all at once.
     *
     * @param fields {@code *} stands for all of the kind but personal data
     */
    public record AgreementDraft(
            @Nullable String receiver,
            @Nullable FindingKind kind,
            @Nullable List<String> fields,
            @Nullable String purpose,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}
}
