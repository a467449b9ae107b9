package org.provgate.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntPredicate;
import org.dhatim.fastexcel.Workbook;

/** Writes a workbook of texts: nothing in it is a formula, whatever it begins with. */
final class WorkbookWriter {

    static final String NAME = "provgate";
    static final String VERSION = "01.0000";
    private static final double WIDTH = 18;

    private WorkbookWriter() {}

    /** @param marked whether the row of this index, from 0, is coloured */
    static void write(List<String> columns, List<List<String>> rows, IntPredicate marked, OutputStream out)
            throws IOException {
        var workbook = new Workbook(out, NAME, VERSION);
        var sheet = workbook.newWorksheet("Sheet1");
        for (int c = 0; c < columns.size(); c++) {
            sheet.inlineString(0, c, columns.get(c));
            sheet.width(c, WIDTH);
            sheet.style(0, c).bold().set();
        }
        sheet.freezePane(0, 1);
        for (int r = 0; r < rows.size(); r++) {
            var row = rows.get(r);
            for (int c = 0; c < row.size(); c++) if (!row.get(c).isEmpty()) sheet.inlineString(r + 1, c, row.get(c));
            if (marked.test(r))
                sheet.style(r + 1, columns.size() - 1).fillColor("FFF2CC").set();
        }
        workbook.finish();
    }
}
