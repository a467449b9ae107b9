package org.provgate.reports;

import java.io.IOException;
import java.time.LocalDate;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet written from top to bottom. A text is a text whatever it begins with, never a formula; written rows leave the memory.
 */
final class Grid {

    /** Rows held before they are written. */
    private static final int HELD = 500;

    private final Worksheet sheet;
    private int next;

    Grid(Worksheet sheet, String title, String note, double... widths) {
        this.sheet = sheet;
        for (int c = 0; c < widths.length; c++) sheet.width(c, widths[c]);
        sheet.inlineString(0, 0, title);
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.inlineString(1, 0, note);
        next = 2;
    }

    /** A part of a whole, shown in per cent; empty where there is no whole. */
    record Share(long part, long whole) {}

    /** Writes the head of a table. */
    void head(String... titles) {
        for (int c = 0; c < titles.length; c++) {
            sheet.inlineString(next, c, titles[c]);
            sheet.style(next, c).bold().fillColor("EEEEEE").wrapText(true).set();
        }
        next++;
    }

    /** Keeps what is written so far, and the columns to the left of this one, in sight. */
    void freeze(int columns) {
        sheet.freezePane(columns, next);
    }

    /** Writes texts, numbers, dates and shares; nothing for null. */
    void row(@Nullable Object... cells) throws IOException {
        for (int c = 0; c < cells.length; c++) cell(c, cells[c]);
        next++;
        if (next % HELD == 0) sheet.flush();
    }

    /** Writes a row that sums up others. */
    void sum(@Nullable Object... cells) throws IOException {
        for (int c = 0; c < cells.length; c++) sheet.style(next, c).bold().set();
        row(cells);
    }

    void finish() throws IOException {
        sheet.finish();
    }

    private void cell(int column, @Nullable Object value) {
        if (value instanceof String text) sheet.inlineString(next, column, text);
        else if (value instanceof Number number) sheet.value(next, column, number);
        else if (value instanceof LocalDate date) {
            sheet.value(next, column, date);
            sheet.style(next, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Share share && share.whole > 0) {
            sheet.value(next, column, (double) share.part / share.whole);
            sheet.style(next, column).format("0.00%").set();
        }
    }
}
