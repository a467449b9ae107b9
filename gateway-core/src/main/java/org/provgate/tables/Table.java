package org.provgate.tables;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of named cells. Immutable. */
public final class Table {

    /** Titles may stand above the names of the columns, but not more lines than this. */
    private static final int HEAD_WITHIN = 10;

    private final List<String> columns;
    private final List<Row> rows;
    private final int head;

    private Table(List<String> columns, List<Row> rows, int head) {
        this.columns = columns;
        this.rows = rows;
        this.head = head;
    }

    /** A line as it was read. @param number from 1, as a spreadsheet shows it @param formulas cells, from 0, that were computed */
    record Line(int number, List<String> cells, Set<Integer> formulas) {
        Line(int number, List<String> cells) {
            this(number, cells, Set.of());
        }

        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** Finds the names of the columns, and takes what stands below. */
    static Table of(List<Line> lines, List<String> mandatory) {
        var written = lines.stream().filter(l -> !l.blank()).toList();
        int head = 0;
        List<String> missing = mandatory;
        for (int i = 0; i < Math.min(HEAD_WITHIN, written.size()); i++) {
            var names = names(written.get(i));
            var absent = mandatory.stream().filter(m -> !names.contains(m)).toList();
            if (absent.size() < missing.size() || i == 0) {
                missing = absent;
                head = i;
            }
        }
        if (written.isEmpty())
            throw new TableRefusedException("the file has no rows; take the template and fill it in");
        if (!missing.isEmpty())
            throw new TableRefusedException("the file has no column " + String.join(", ", missing)
                    + "; the names of the columns stand in one of the first " + HEAD_WITHIN
                    + " rows, see the template");
        return below(written.get(head), written.subList(head + 1, written.size()));
    }

    private static Table below(Line head, List<Line> lines) {
        var names = names(head);
        var index = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) continue;
            if (IdentityNumber.in(names.get(i)))
                throw new TableRefusedException("an identity-card number stands where the names of the columns belong");
            if (index.put(names.get(i), i) != null)
                throw new TableRefusedException("two columns are called " + names.get(i) + "; keep one");
        }
        var known = Map.copyOf(index);
        return new Table(
                List.copyOf(names), lines.stream().map(l -> new Row(l, known)).toList(), head.number);
    }

    /** Stars and blanks are decoration: {@code *姓 名} is 姓名. */
    private static List<String> names(Line line) {
        var names = new ArrayList<String>();
        for (var cell : line.cells)
            names.add(Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("[*\\s]", ""));
        return names;
    }

    /** Returns the columns from left to right; one without a name is an empty text. */
    public List<String> columns() {
        return columns;
    }

    /** Returns the number of the line that names the columns, from 1. */
    int head() {
        return head;
    }

    /** Returns the rows that have something in them. */
    public List<Row> rows() {
        return rows;
    }

    /** One row. */
    public static final class Row {
        private final Line line;
        private final Map<String, Integer> index;

        private Row(Line line, Map<String, Integer> index) {
            this.line = line;
            this.index = index;
        }

        /** Returns its number as a spreadsheet shows it, from 1. */
        public int number() {
            return line.number;
        }

        /** Returns what stands in a column, without blanks around it; an empty text if nothing does or there is no such column. */
        public String text(String column) {
            var i = index.get(column);
            return i == null ? "" : cell(i);
        }

        /** Returns whether a column's cell is a formula, whatever it came to. */
        public boolean computed(String column) {
            var i = index.get(column);
            return i != null && line.formulas.contains(i);
        }

        String cell(int i) {
            return i < line.cells.size() ? line.cells.get(i).strip() : "";
        }
    }
}
