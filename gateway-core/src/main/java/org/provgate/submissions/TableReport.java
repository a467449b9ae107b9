package org.provgate.submissions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.tables.RowError;

/**
 * What became of a table that was handed in.
 *
 * @param rows how many somebody filled in
 * @param open how many have nothing but what the template gave; they are left alone
 * @param good how many have no fault
 * @param accepted how many are records now
 * @param submission number the records came in with; null if there are none
 * @param errors everything wrong with every row, by row
 */
public record TableReport(
        int rows,
        int open,
        int good,
        int accepted,
        @Nullable String submission,
        List<RowError> errors) {

    public TableReport {
        errors = List.copyOf(errors);
    }

    /** How many rows have a fault. */
    public int refused() {
        return rows - good;
    }
}
