package org.provgate.items;

import org.jspecify.annotations.Nullable;

/**
 * What somebody should look at in a list; it stops nothing.
 *
 * @param code of the item; null if the list as a whole is meant
 */
public record Finding(Kind kind, @Nullable String code, String text) {

    /** What is found. */
    public enum Kind {
        /** Outside the own level, and no day of filing (R8). */
        NOT_FILED,
        /** Fixed after its day, or not yet and the day is over (R7). */
        LATE,
        /** A general item without a cap (R11). */
        NO_CAP,
        /** An item without 工作细则 (R71). */
        NO_GUIDE
    }
}
