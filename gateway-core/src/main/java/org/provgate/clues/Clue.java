package org.provgate.clues;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the public told.
 *
 * @param subject name or USCC, as told
 * @param place where, as told
 * @param contact how to reach who told it: personal data, told to the department it was assigned to alone; else null
 * @param task the inspection it gave rise to @param transfer the case it was handed over as
 * @param reason why nothing is done about it
 */
public record Clue(
        String id,
        State state,
        String subject,
        String what,
        @Nullable String place,
        @Nullable String contact,
        Instant receivedAt,
        @Nullable String department,
        @Nullable String assignedBy,
        @Nullable String task,
        @Nullable String transfer,
        @Nullable String reason) {

    /** Where it stands. */
    public enum State {
        NEW("待分派"),
        ASSIGNED("已分派"),
        INSPECTED("已立检查任务"),
        TRANSFERRED("已移送"),
        CLOSED("已办结");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** As somebody leaves it. */
    public record Told(
            @Nullable String subject,
            @Nullable String what,
            @Nullable String where,
            @Nullable String contact) {
        /** Shows nothing of it. */
        @Override
        public String toString() {
            return "a clue";
        }
    }

    /** Shows nothing of what was told. */
    @Override
    public String toString() {
        return "clue " + id + " " + state;
    }
}
