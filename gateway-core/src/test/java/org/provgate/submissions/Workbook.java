package org.provgate.submissions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.provgate.tables.TableFile;
import org.provgate.tables.Template;

/** A template as somebody fills it in: the names of its columns stand in row 3, the first row is row 4. */
public final class Workbook {

    public static final int FIRST = 4;

    private final List<String> columns;
    private final String mark;
    private final List<Map<String, String>> rows = new ArrayList<>();

    public Workbook(Template template) {
        this(template, template.version());
    }

    public Workbook(Template template, int version) {
        columns = template.columns().stream().map(Template.Column::name).toList();
        mark = "模板版本：" + template.name() + "/" + version;
    }

    /** Adds a row. @param cells column, text, column, text, … */
    public Workbook row(Map<String, String> row, String... cells) {
        var all = new LinkedHashMap<>(row);
        for (int i = 0; i < cells.length; i += 2) all.put(cells[i], cells[i + 1]);
        rows.add(all);
        return this;
    }

    /** As Excel writes it: texts are shared. */
    public TableFile xlsx() {
        var out = new ByteArrayOutputStream();
        try {
            var workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0");
            var sheet = workbook.newWorksheet("填报");
            var lines = lines();
            for (int r = 0; r < lines.size(); r++)
                for (int c = 0; c < lines.get(r).size(); c++)
                    if (!lines.get(r).get(c).isEmpty())
                        sheet.value(r, c, lines.get(r).get(c));
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TableFile.of(out.toByteArray());
    }

    public TableFile csv() {
        var text = new StringBuilder();
        for (var line : lines()) text.append(String.join(",", line)).append('\n');
        return TableFile.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("标题"));
        lines.add(List.of(mark));
        lines.add(columns);
        for (var row : rows)
            lines.add(columns.stream().map(c -> row.getOrDefault(c, "")).toList());
        return lines;
    }
}
