package org.provgate.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;

/** A filled-in template as it goes back: every line where it was, a last column more. */
final class ReturnedTable {

    private static final String WRONG = "FFC7CE";
    private static final String RIGHT = "E2EFDA";
    private static final int FLUSH = 1_000;

    private final Template template;
    private final List<Table.Line> lines;
    private final Table table;
    private final Map<Integer, String> marks;
    private final Map<Integer, String> reasons = new HashMap<>();
    private final Map<Integer, Set<String>> wrong = new HashMap<>();
    private final Set<String> ours = new HashSet<>();
    private final int[] kept;

    ReturnedTable(
            Template template,
            List<Table.Line> lines,
            Table table,
            Collection<RowError> errors,
            Map<Integer, String> marks) {
        this.template = template;
        this.lines = lines;
        this.table = table;
        this.marks = marks;
        for (var e : errors) {
            reasons.merge(e.row(), e.column() + "：" + e.reason(), (a, b) -> a + "；" + b);
            wrong.computeIfAbsent(e.row(), row -> new HashSet<>()).add(e.column());
        }
        for (var column : template.columns()) ours.add(column.name());
        // reasons of an earlier attempt are over
        this.kept = IntStream.range(0, table.columns().size())
                .filter(i -> !table.columns().get(i).equals(MarkedTable.REASON))
                .toArray();
    }

    void workbook(OutputStream out) throws IOException {
        var workbook = new Workbook(out, WorkbookWriter.NAME, WorkbookWriter.VERSION);
        var sheet = workbook.newWorksheet("填报");
        var words = workbook.newWorksheet("代码");
        var writer = new TemplateWriter(template);
        var names = IntStream.of(kept).mapToObj(table.columns()::get).toList();
        int head = table.head() - 1;
        TemplateWriter.layout(sheet, names, head);
        writer.dropDowns(sheet, words, names, head);
        int written = 0;
        for (var line : lines) {
            int row = line.number() - 1;
            var cells = cells(line);
            for (int c = 0; c < cells.size(); c++) {
                if (row == head) {
                    sheet.value(row, c, cells.get(c));
                    TemplateWriter.head(sheet, row, c);
                } else TemplateWriter.text(sheet, row, c, cells.get(c));
            }
            if (row > head) colour(sheet, line.number(), names);
            if (++written % FLUSH == 0) sheet.flush();
        }
        workbook.finish();
    }

    private void colour(org.dhatim.fastexcel.Worksheet sheet, int number, List<String> names) {
        var faults = wrong.get(number);
        if (faults == null) {
            if (marks.containsKey(number))
                sheet.style(number - 1, names.size()).fillColor(RIGHT).set();
            return;
        }
        sheet.style(number - 1, names.size()).fillColor(WRONG).set();
        for (int c = 0; c < names.size(); c++)
            if (faults.contains(names.get(c)))
                sheet.style(number - 1, c).format("@").fillColor(WRONG).set();
    }

    /** With a byte order mark: without one Excel takes it for GB18030. */
    void csv(OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        for (var line : lines)
            csv.writeRecord(cells(line).stream().map(PlainCell::of).toList());
        csv.flush();
    }

    private List<String> cells(Table.Line line) {
        var cells = new ArrayList<String>(kept.length + 1);
        if (line.number() < table.head()) {
            for (var cell : line.cells()) cells.add(IdentityNumber.masked(cell));
            return cells;
        }
        for (int i : kept) {
            var cell = i < line.cells().size() ? line.cells().get(i).strip() : "";
            cells.add(
                    line.number() > table.head()
                            ? shown(line.number(), table.columns().get(i), cell)
                            : cell);
        }
        cells.add(line.number() == table.head() ? MarkedTable.REASON : said(line));
        return cells;
    }

    private String said(Table.Line line) {
        var reason = reasons.get(line.number());
        return reason != null ? reason : marks.getOrDefault(line.number(), "");
    }

    /** Numbers of tasks look like identity-card numbers; what stood the test of its column is what it should be. */
    private String shown(int number, String column, String cell) {
        var good =
                ours.contains(column) && !wrong.getOrDefault(number, Set.of()).contains(column);
        return good ? cell : IdentityNumber.masked(cell);
    }
}
