package org.provgate.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table that people are given to fill in, and what is checked about the form of what comes back. A cell above the names of the
 * columns says which template and version it is, so that an old one is told apart from a wrong one.
 *
 * @param name lower-case letters, such as {@code results}
 * @param version grows with every change of the columns or of what they mean
 * @param title what stands above
 * @param obtain where people get it, for sentences
 */
public record Template(String name, int version, String title, List<Column> columns, String obtain) {

    /** The column that numbers the rows; in the example row it says {@link #EXAMPLE}. */
    public static final String NUMBER = "序号";

    static final String EXAMPLE = "示例";
    private static final Pattern MARK = Pattern.compile("模板版本[：:]\\s*([a-z]{1,40})/([0-9]{1,6})");
    private static final int MARK_WITHIN = 10;

    public Template {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param name as the head shows it, without stars and blanks
     * @param mandatory whether the table makes no sense without it
     * @param given whether the template fills it in where it can: a row that has nothing else is still open
     * @param words what can be chosen; empty if anything can be written
     * @param note how to fill it in
     */
    public record Column(
            String name, boolean mandatory, boolean given, List<String> words, String note, String example) {
        public Column {
            words = List.copyOf(words);
        }

        /** Returns an optional column of free text. */
        public static Column of(String name, String note, String example) {
            return new Column(name, false, false, List.of(), note, example);
        }

        public Column asMandatory() {
            return new Column(name, true, given, words, note, example);
        }

        public Column asGiven() {
            return new Column(name, mandatory, true, words, note, example);
        }

        /** Returns the same with a drop-down; other words are warned of, since a cell may hold several of some. */
        public Column choosing(Iterable<String> words) {
            var list = new java.util.ArrayList<String>();
            words.forEach(list::add);
            return new Column(name, mandatory, given, list, note, example);
        }
    }

    /** A further sheet, to look things up. */
    public record Annex(String name, List<String> columns, List<List<String>> rows) {
        public Annex {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** Writes a workbook to fill in, with an example row. */
    public void write(List<Annex> annexes, OutputStream out) throws IOException {
        var example = new java.util.ArrayList<String>();
        for (var column : columns) example.add(column.name.equals(NUMBER) ? EXAMPLE : column.example);
        new TemplateWriter(this).write(List.of(example), true, annexes, out);
    }

    /** Writes a workbook whose given columns are filled in. @param rows by place of the column, as far as they go */
    public void write(List<List<String>> rows, List<Annex> annexes, OutputStream out) throws IOException {
        new TemplateWriter(this).write(rows, false, annexes, out);
    }

    /** Returns the same with another title. */
    public Template titled(String other) {
        return new Template(name, version, other, columns, obtain);
    }

    /**
     * Reads what came back.
     *
     * @throws TableRefusedException if it is not this template in this version, or cannot be read at all
     */
    public FilledTable read(TableFile file) {
        var lines = file.lines();
        identify(lines);
        var mandatory =
                columns.stream().filter(Column::mandatory).map(Column::name).toList();
        return new FilledTable(this, lines, Table.of(lines, mandatory), file.workbook());
    }

    String mark() {
        return "模板版本：" + name + "/" + version;
    }

    private void identify(List<Table.Line> lines) {
        for (var line : lines.subList(0, Math.min(MARK_WITHIN, lines.size())))
            for (var cell : line.cells()) {
                var mark = MARK.matcher(cell);
                if (!mark.find()) continue;
                if (!mark.group(1).equals(name))
                    throw refused("is template " + mark.group(1) + ", and here " + name + " is handed in");
                if (Integer.parseInt(mark.group(2)) == version) return;
                throw refused("is template " + mark.group(1) + "/" + mark.group(2) + ", which is not taken any more");
            }
        throw refused("does not say which template it is: above the columns a cell must have “" + mark() + "”");
    }

    private TableRefusedException refused(String why) {
        return new TableRefusedException(
                "the file " + why + "; get " + name + "/" + version + " with " + obtain + ", and copy the rows over");
    }
}
