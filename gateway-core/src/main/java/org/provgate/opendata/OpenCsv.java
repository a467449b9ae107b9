package org.provgate.opendata;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.opendata.OpenData.Heads;
import org.provgate.tables.PlainCell;

/** A CSV file as it is written. For one thread. */
final class OpenCsv {

    private final OpenQuery query;
    private final CsvWriter csv;
    private @Nullable Map<String, @Nullable Object> last;
    private boolean more;
    private int rows;

    OpenCsv(OpenQuery query, Heads heads, boolean bom, OutputStream out) {
        this.query = query;
        this.csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        try {
            if (bom) out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv.writeRecord(query.set().fields.stream()
                .map(field -> heads == Heads.ZH ? field.zh() : field.name())
                .toList());
    }

    /** Adds a row; one more than the page has is not written. */
    void add(Map<String, @Nullable Object> row) {
        if (query.paged() && rows == query.limit()) {
            more = true;
            return;
        }
        rows++;
        last = row;
        csv.writeRecord(row.values().stream().map(OpenCsv::cell).toList());
    }

    /** Returns where the next page begins; null if there is none. */
    @Nullable
    String end() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return more && last != null ? query.next(last) : null;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) return "";
        if (value instanceof List<?> list)
            return PlainCell.of(list.stream().map(String::valueOf).collect(Collectors.joining(";")));
        return PlainCell.of(value.toString());
    }
}
