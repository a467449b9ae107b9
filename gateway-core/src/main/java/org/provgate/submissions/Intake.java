package org.provgate.submissions;

import java.time.LocalDate;
import java.util.List;

/**
 * What became of a call.
 *
 * @param submission its number
 * @param accepted what is stored and on its way, in the order handed in
 * @param errors everything wrong with everything else, by row
 */
public record Intake(String submission, List<Accepted> accepted, List<RecordError> errors) {

    public Intake {
        accepted = List.copyOf(accepted);
        errors = List.copyOf(errors);
    }

    /**
     * A record that is stored.
     *
     * @param row its place in the call, from 0
     * @param subject what it is about: a subject's key, or a document's number
     */
    public record Accepted(int row, String recordId, String subject, List<Due> due) {
        public Accepted {
            due = List.copyOf(due);
        }
    }

    /** What must have happened by when. @param duty ENTERED or PUBLISHED @param rule such as {@code R49-entered} */
    public record Due(String rule, String duty, LocalDate dueOn) {}
}
