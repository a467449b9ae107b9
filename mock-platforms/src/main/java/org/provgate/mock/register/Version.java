package org.provgate.mock.register;

import java.time.Instant;

/**
 * Which version of a row is meant.
 *
 * @param number the row's number, from 0, never reused
 * @param revision 0 at birth, one more with each change; -1 is what it was before day 0
 * @param day the day of the last change
 * @param position the place of that change in the {@link Timeline}
 * @param moves how often the source key has changed
 * @param change what the last change was
 * @param updatedAt the register's time of the last change, in whole seconds
 */
public record Version(long number, int revision, int day, long position, int moves, Change change, Instant updatedAt) {

    /** What happened last. */
    public enum Change {
        /** New, or returned after a withdrawal. */
        APPEARED,
        /** Changed, perhaps with a new source key. */
        CHANGED,
        /** Taken back. */
        WITHDRAWN
    }

    /** Returns whether the row no longer counts. */
    public boolean withdrawn() {
        return change == Change.WITHDRAWN;
    }
}
