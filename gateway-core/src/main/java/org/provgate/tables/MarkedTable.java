package org.provgate.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A table as it goes back to whoever handed it in. */
final class MarkedTable {

    static final String REASON = "原因";

    private final Table table;
    private final Map<Integer, String> reasons = new HashMap<>();
    private final int[] kept;

    MarkedTable(Table table, Collection<RowError> errors) {
        this.table = table;
        for (var e : errors) reasons.merge(e.row(), e.column() + "：" + e.reason(), (a, b) -> a + "；" + b);
        // reasons of an earlier attempt are over
        this.kept = IntStream.range(0, table.columns().size())
                .filter(i -> !table.columns().get(i).equals(REASON))
                .toArray();
    }

    void workbook(OutputStream out) throws IOException {
        var rows = table.rows();
        WorkbookWriter.write(
                head(),
                rows.stream().map(this::cells).toList(),
                r -> reasons.containsKey(rows.get(r).number()),
                out);
    }

    /** With a byte order mark: without one Excel takes it for GB18030. */
    void csv(OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord(plain(head()));
        for (var row : table.rows()) csv.writeRecord(plain(cells(row)));
        csv.flush();
    }

    /** What others wrote is given back, but not to be run. */
    private static List<String> plain(List<String> cells) {
        return cells.stream().map(PlainCell::of).toList();
    }

    private List<String> head() {
        var head = new ArrayList<String>();
        for (int i : kept) head.add(table.columns().get(i));
        head.add(REASON);
        return head;
    }

    private List<String> cells(Table.Row row) {
        var cells = new ArrayList<String>();
        for (int i : kept) cells.add(IdentityNumber.masked(row.cell(i)));
        cells.add(reasons.getOrDefault(row.number(), ""));
        return cells;
    }
}
