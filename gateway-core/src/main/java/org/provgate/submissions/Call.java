package org.provgate.submissions;

import java.util.List;

/**
 * What somebody hands in at once.
 *
 * @param id number of the submission, 1 to 100 printable characters
 */
public record Call<S>(List<Draft<S>> drafts, Submitter by, Mode mode, String id) {

    public Call {
        drafts = List.copyOf(drafts);
        if (id.isBlank() || id.length() > 100 || !Characters.plain(id, false))
            throw new IllegalArgumentException("the number of a submission has 1 to 100 printable characters");
    }

    /**
     * A submission as it could be read.
     *
     * @param submission fields that could not be read are null
     * @param faults what could not be read; their row is of no account
     * @param line number of the row it stands in, from 1; 0 if it comes from no table
     */
    public record Draft<S>(S submission, List<RecordError> faults, int line) {
        public Draft {
            faults = List.copyOf(faults);
        }

        public Draft(S submission, List<RecordError> faults) {
            this(submission, faults, 0);
        }
    }

    /** Returns a call of submissions that were read without a fault. */
    public static <S> Call<S> of(List<S> submissions, Submitter by, Mode mode, String id) {
        return new Call<>(
                submissions.stream().map(s -> new Draft<>(s, List.of())).toList(), by, mode, id);
    }
}
