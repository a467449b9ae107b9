package org.provgate.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A template that came back. */
public final class FilledTable {

    private final Template template;
    private final List<Table.Line> lines;
    private final Table table;
    private final boolean workbook;
    private final List<Table.Row> rows;

    FilledTable(Template template, List<Table.Line> lines, Table table, boolean workbook) {
        this.template = template;
        this.lines = lines;
        this.table = table;
        this.workbook = workbook;
        this.rows = table.rows().stream().filter(row -> !open(row)).toList();
    }

    /** Returns the rows that somebody filled in. */
    public List<Table.Row> rows() {
        return rows;
    }

    /** Returns how many rows have nothing but what the template gave. */
    public int open() {
        return table.rows().size() - rows.size();
    }

    /**
     * Returns the fields of a row, with what is wrong about its form.
     *
     * @param judgedLater columns somebody else looks for identity-card numbers in
     */
    public Fields fields(Table.Row row, Set<String> judgedLater) {
        var fields = new Fields(table, row, judgedLater);
        for (var column : template.columns())
            if (row.computed(column.name())) fields.wrong(column.name(), "不能是公式，请复制后选择性粘贴为数值");
        if (row.text(Template.NUMBER).equals(Template.EXAMPLE)) fields.wrong(Template.NUMBER, "这是示例行，请删去本行");
        return fields;
    }

    /**
     * Writes the table as it came, each row in its place, with a last column 原因: what is wrong with the row, else its mark.
     * Identity-card numbers are starred out where they are wrong or not asked for.
     *
     * @param marks what to say of rows without an error, by row
     */
    public void writeBack(Collection<RowError> errors, Map<Integer, String> marks, OutputStream out)
            throws IOException {
        var returned = new ReturnedTable(template, lines, table, errors, marks);
        if (workbook) returned.workbook(out);
        else returned.csv(out);
    }

    private boolean open(Table.Row row) {
        return template.columns().stream()
                .allMatch(column -> column.given() || row.text(column.name()).isEmpty());
    }
}
