package org.provgate.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of a workbook, every cell as the text a person would have typed; nothing is computed. */
final class WorkbookText {

    /** A format of dates, once quoted texts, colours and escaped characters are gone. */
    private static final Pattern DATE = Pattern.compile("[yYdD年月日]");

    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
    private static final Pattern ZEROS = Pattern.compile("0{2,20}");
    /** What a double holds; the digits after are noise. */
    private static final MathContext DOUBLE = new MathContext(15);

    private static final int LONGEST_NUMBER = 40;

    private WorkbookText() {}

    static List<Table.Line> lines(byte[] content) {
        var lines = new ArrayList<Table.Line>();
        var characters = new long[1];
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> lines.add(line(row, characters)));
        } catch (TableRefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the library meets a damaged workbook with whatever exception it runs into
            throw new TableRefusedException("the workbook is damaged; open it in Excel and save it anew", e);
        }
        return lines;
    }

    private static Table.Line line(Row row, long[] characters) {
        var cells = new ArrayList<String>(Collections.nCopies(row.getCellCount(), ""));
        Set<Integer> formulas = new HashSet<>(0);
        for (int i = 0; i < row.getCellCount(); i++) {
            var cell = row.getCell(i);
            if (cell != null && cell.getFormula() != null) formulas.add(i);
            var text = text(cell);
            if (text.length() > Limits.CELL) throw Limits.tooMany("characters in a cell", Limits.CELL);
            characters[0] += text.length();
            if (characters[0] > Limits.CHARACTERS) throw Limits.tooMany("characters", Limits.CHARACTERS);
            cells.set(i, text);
        }
        return new Table.Line(row.getRowNum(), cells, formulas.isEmpty() ? Set.of() : formulas);
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) return "";
        if (cell.getType() == CellType.NUMBER)
            return dated(cell) ? date(cell.asDate()) : padded(number(cell.asNumber()), cell.getDataFormatString());
        if (cell.getType() == CellType.BOOLEAN) return cell.asBoolean() ? "是" : "否";
        var raw = cell.getRawValue(); // of a formula: what it came to when it was last computed
        if (raw == null && cell.getType() == CellType.STRING)
            throw new IllegalStateException("a shared text is missing");
        return raw == null ? "" : raw;
    }

    private static boolean dated(Cell cell) {
        var id = cell.getDataFormatId();
        // built-in formats 14 to 17, 22 and, in Chinese Excel, 27 to 36 and 50 to 58 have a day or a month in them
        if (id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58))
            return true;
        var format = cell.getDataFormatString();
        return format != null
                && DATE.matcher(DECORATION.matcher(format).replaceAll("")).find();
    }

    private static String date(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    /** The code 010 is the number 10 in the format 000. */
    private static String padded(String number, @Nullable String format) {
        return format != null && ZEROS.matcher(format).matches() && number.length() < format.length()
                ? "0".repeat(format.length() - number.length()) + number
                : number;
    }

    /** {@code 1E999999999} in full would fill the memory. */
    private static String number(BigDecimal value) {
        var number = value.round(DOUBLE).stripTrailingZeros();
        return Math.abs((long) number.scale()) > LONGEST_NUMBER ? number.toString() : number.toPlainString();
    }
}
