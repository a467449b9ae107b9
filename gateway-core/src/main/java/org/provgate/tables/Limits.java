package org.provgate.tables;

/** How big a table may be; 50,000 officers take a fifth of it. */
final class Limits {

    /** Bytes of a file, and bytes a workbook inflates to. */
    static final int BYTES = 64 << 20;
    /** Rows, of all sheets together. */
    static final int ROWS = 200_000;
    /** Columns. */
    static final int COLUMNS = 256;
    /** Characters of one cell, as in Excel. */
    static final int CELL = 32_767;
    /** Characters of all cells: a workbook names a long text once and uses it a million times. */
    static final long CHARACTERS = 64L << 20;
    /** Parts of a workbook. */
    static final int PARTS = 1_000;
    /** Characters of all formulas of a workbook, counted as often as they are unfolded. */
    static final int FORMULAS = 64 << 20;

    private Limits() {}

    static TableRefusedException tooMany(String what, long most) {
        return new TableRefusedException(
                String.format("the file has more than %,d %s; split it, or remove what is not needed", most, what));
    }
}
