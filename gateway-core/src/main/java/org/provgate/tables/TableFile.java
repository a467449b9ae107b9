package org.provgate.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.provgate.evidence.Digest;

/**
 * A file that somebody handed in: an Excel workbook (.xlsx, its first sheet) or CSV (UTF-8 or GB18030). What it is is told by its
 * bytes, not by its name. Immutable.
 */
public final class TableFile {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    private final byte[] content;

    private TableFile(byte[] content) {
        this.content = content;
    }

    /** @throws TableRefusedException if it is bigger than any table may be */
    public static TableFile of(byte[] content) {
        if (content.length > Limits.BYTES) throw Limits.tooMany("bytes", Limits.BYTES);
        return new TableFile(content.clone());
    }

    /** @throws TableRefusedException if it is bigger than any table may be */
    public static TableFile read(Path file) throws IOException {
        if (Files.size(file) > Limits.BYTES) throw Limits.tooMany("bytes", Limits.BYTES);
        return new TableFile(Files.readAllBytes(file));
    }

    /** Returns the SHA-256 of the file, 64 lower-case hex digits. */
    public String digest() {
        return Digest.of(content);
    }

    /** Returns whether it is a workbook; if not, it is taken for CSV. */
    public boolean workbook() {
        return startsWith(ZIP);
    }

    /**
     * Reads it.
     *
     * @param mandatory columns without which the table makes no sense
     * @throws TableRefusedException if it is no table, lacks such a column, or is bigger than the limits allow
     */
    public Table table(List<String> mandatory) {
        return Table.of(lines(), mandatory);
    }

    /** Reads what is written, line by line. */
    List<Table.Line> lines() {
        if (startsWith(OLE2))
            throw new TableRefusedException(
                    "the file is an old .xls or a workbook with a password; save it as .xlsx without one");
        if (!workbook()) return CsvText.lines(content);
        WorkbookBudget.check(content);
        return WorkbookText.lines(content);
    }

    /**
     * Writes the table as it came, in the format it came in, with a last column 原因 that says what is wrong with a row, so that it
     * can be mended and handed in again. Identity-card numbers are starred out.
     *
     * @param mandatory as for {@link #table}
     */
    public void writeBack(List<String> mandatory, Collection<RowError> errors, OutputStream out) throws IOException {
        var writer = new MarkedTable(table(mandatory), errors);
        if (workbook()) writer.workbook(out);
        else writer.csv(out);
    }

    /** Writes a workbook with these columns and rows, all of them texts. */
    public static void workbook(List<String> columns, List<List<String>> rows, OutputStream out) throws IOException {
        WorkbookWriter.write(columns, rows, row -> false, out);
    }

    private boolean startsWith(byte[] mark) {
        return content.length >= mark.length && java.util.Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }
}
