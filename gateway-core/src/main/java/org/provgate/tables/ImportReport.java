package org.provgate.tables;

import java.util.List;

/**
 * What became of a table's rows.
 *
 * @param rows how many the table has, blank ones not counted
 * @param added taken in anew
 * @param changed known before, now different
 * @param unchanged known before as they are
 * @param errors everything wrong with every row, by row
 */
public record ImportReport(int rows, int added, int changed, int unchanged, List<RowError> errors) {

    public ImportReport {
        errors = List.copyOf(errors);
    }

    /** Returns what is said when nothing was taken in. */
    public static ImportReport nothing(int rows, List<RowError> errors) {
        return new ImportReport(rows, 0, 0, 0, errors);
    }

    /** How many rows were taken in. */
    public int taken() {
        return added + changed + unchanged;
    }

    /** How many rows have an error. */
    public int refused() {
        return (int) errors.stream().mapToInt(RowError::row).distinct().count();
    }
}
