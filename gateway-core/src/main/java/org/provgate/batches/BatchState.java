package org.provgate.batches;

import java.util.Set;

/** Where a batch is in its life, and what can be done there (R69). */
public enum BatchState {
    DRAFT(Step.FREEZE, Step.ABORT),
    /** The files are fixed; commitments are coming in. */
    FROZEN(Step.COMMIT, Step.ABORT),
    /** All commitments are in; values are being revealed. */
    COMMITTED(Step.REVEAL, Step.ABORT),
    /** The seed is fixed. */
    REVEALED(Step.RUN, Step.ABORT),
    DRAWN(Step.RECUSE, Step.DISPATCH, Step.ABORT),
    DISPATCHED(Step.RECUSE, Step.CLOSE),
    CLOSED(),
    /** A new batch may replace it, one at most. */
    ABORTED();

    /** What somebody does to a batch. */
    public enum Step {
        FREEZE,
        COMMIT,
        REVEAL,
        RUN,
        RECUSE,
        DISPATCH,
        CLOSE,
        ABORT
    }

    private final Set<Step> next;

    BatchState(Step... next) {
        this.next = Set.of(next);
    }

    /** Returns what can be done in this state. */
    public Set<Step> next() {
        return new java.util.TreeSet<>(next);
    }
}
