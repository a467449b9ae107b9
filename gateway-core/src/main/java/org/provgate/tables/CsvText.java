package org.provgate.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV. */
final class CsvText {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private CsvText() {}

    static List<Table.Line> lines(byte[] content) {
        var handler = CsvRecordHandler.builder()
                .maxFields(Limits.COLUMNS)
                .maxFieldSize(Limits.CELL)
                .maxRecordSize(Limits.CELL * 8)
                .build();
        var lines = new ArrayList<Table.Line>();
        try (var csv = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Limits.CELL * 16)
                .build(handler, decode(content))) {
            for (var line : csv) {
                if (lines.size() == Limits.ROWS) throw Limits.tooMany("rows", Limits.ROWS);
                lines.add(new Table.Line(
                        lines.size() + 1,
                        line.getFields().stream().map(PlainCell::meant).toList()));
            }
        } catch (CsvParseException e) {
            throw new TableRefusedException(
                    "the file is no CSV from row " + (lines.size() + 1)
                            + " on: look for a quotation mark that is not closed, or a text that does not end",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
        return lines;
    }

    /** What Excel in China saves as CSV is GB18030; what is right UTF-8 is never by chance. */
    private static String decode(byte[] content) {
        if (begins(content, 0xfe, 0xff) || begins(content, 0xff, 0xfe))
            throw new TableRefusedException("the file is UTF-16 text; save it as CSV UTF-8, or as .xlsx");
        int skip = begins(content, 0xef, 0xbb, 0xbf) ? 3 : 0;
        var text = strict(content, skip, StandardCharsets.UTF_8);
        if (text == null && skip == 0) text = strict(content, 0, GB18030);
        if (text == null || text.indexOf('\0') >= 0)
            throw new TableRefusedException(
                    "the file is neither an Excel workbook (.xlsx) nor CSV in UTF-8 or GB18030; save it as one of them");
        return text;
    }

    private static @Nullable String strict(byte[] content, int skip, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(content, skip, content.length - skip))
                    .toString();
        } catch (CharacterCodingException e) {
            return null; // which is the answer: it is written in something else
        }
    }

    private static boolean begins(byte[] content, int... bytes) {
        if (content.length < bytes.length) return false;
        for (int i = 0; i < bytes.length; i++) if ((content[i] & 0xff) != bytes[i]) return false;
        return true;
    }
}
