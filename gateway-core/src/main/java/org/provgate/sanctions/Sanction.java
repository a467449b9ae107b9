package org.provgate.sanctions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measure of ours with whom it binds and what became of it.
 *
 * @param subject identity in the register
 * @param reason why it ended; null while open
 * @param closedBy who approved that; null while open, or if its basis ended by itself
 * @param recall what the asking department must confirm; null for nothing
 */
public record Sanction(
        Measure measure,
        String province,
        String subject,
        @Nullable String uscc,
        String name,
        State state,
        @Nullable Reason reason,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable Confirmation recall) {

    public enum State {
        OPEN,
        ENDED,
        RECALLED
    }

    /** Why a measure no longer binds. */
    public enum Reason {
        /** Its last day is over. */
        EXPIRED,
        /** 移出: its entry left the list. */
        LEFT_LIST,
        /** 信用修复. */
        REPAIRED,
        /** Its entry was made by mistake. */
        WITHDRAWN,
        /** Its basis was annulled or changed so that it no longer carries the measure. */
        ANNULLED
    }

    /** @param id of the recall @param confirmedAt null while it is open */
    public record Confirmation(long id, @Nullable Instant confirmedAt) {}
}
