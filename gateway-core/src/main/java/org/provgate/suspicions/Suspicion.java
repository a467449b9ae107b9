package org.provgate.suspicions;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record that is suspected of being a crime.
 *
 * @param record a result or penalty; its corrections are the same matter
 * @param grounds why, in words without names
 * @param dueOn last day to hand the case over; null while its year's working days are not known
 * @param reason why it is none after all; null if nobody has said so
 * @param reviewedBy who agreed, another than who wrote the reason; null if nobody has
 */
public record Suspicion(
        String record,
        String department,
        String grounds,
        String markedBy,
        Instant markedAt,
        @Nullable LocalDate dueOn,
        boolean overdue,
        @Nullable String reason,
        @Nullable String reasonBy,
        @Nullable String reviewedBy,
        State state) {

    /** How it stands. */
    public enum State {
        /** Neither handed over nor dismissed; a case that came back opens it again. */
        OPEN("未移送"),
        /** 已移送 to the police or to justice. */
        TRANSFERRED("已移送"),
        /** 审核排除. */
        DISMISSED("审核排除");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
