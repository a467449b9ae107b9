package org.provgate.tables;

/**
 * Cells of CSV that a spreadsheet takes for a formula and would run: with an apostrophe before them they are text. Workbooks need none
 * of this: they say of each cell what it is.
 */
public final class PlainCell {

    /** What a formula, or its disguise in full width or behind a separator, begins with. */
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private static final char MARK = '\'';

    private PlainCell() {}

    /** Returns the text as it may stand in a file. */
    public static String of(String text) {
        return dangerous(text, 0) ? MARK + text : text;
    }

    /** Returns what {@link #of} was given; such files are filled in and come back. */
    static String meant(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == MARK && dangerous(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean dangerous(String text, int place) {
        return text.length() > place && DANGEROUS.indexOf(text.charAt(place)) >= 0;
    }
}
