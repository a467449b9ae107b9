package org.provgate.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a template: the sheet to fill in, how to, and the words to choose from. Every cell is a text, whatever is typed in. */
final class TemplateWriter {

    static final String TITLE_FILL = "DDEBF7";
    static final String EXAMPLE_COLOUR = "7F7F7F";
    private static final int HEAD = 2;
    /** Rows that get drop-downs. */
    private static final int LAST = 60_000;

    private static final int FLUSH = 1_000;
    private static final String WORDS = "代码";
    private static final double NARROW = 8;
    private static final double WIDE = 20;
    private static final double PROSE = 60;

    private final Template template;

    TemplateWriter(Template template) {
        this.template = template;
    }

    void write(List<List<String>> rows, boolean example, List<Template.Annex> annexes, OutputStream out)
            throws IOException {
        var workbook = new Workbook(out, WorkbookWriter.NAME, WorkbookWriter.VERSION);
        var sheet = workbook.newWorksheet("填报");
        var words = workbook.newWorksheet(WORDS);
        var names = template.columns().stream().map(Template.Column::name).toList();
        layout(sheet, names, HEAD);
        sheet.value(0, 0, template.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, template.mark());
        sheet.value(1, names.size() > 4 ? 4 : 1, "带*的列必填；有下拉列表的请从中选择；填好后交回，系统逐行核对");
        for (int c = 0; c < names.size(); c++) {
            var column = template.columns().get(c);
            sheet.value(HEAD, c, (column.mandatory() ? "*" : "") + column.name());
            head(sheet, HEAD, c);
        }
        dropDowns(sheet, words, names, HEAD);
        for (int r = 0; r < rows.size(); r++) {
            var row = rows.get(r);
            for (int c = 0; c < row.size(); c++) text(sheet, HEAD + 1 + r, c, row.get(c));
            if (r % FLUSH == FLUSH - 1) sheet.flush();
        }
        if (example)
            for (int c = 0; c < names.size(); c++)
                sheet.style(HEAD + 1, c)
                        .format("@")
                        .italic()
                        .fontColor(EXAMPLE_COLOUR)
                        .set();
        explain(workbook.newWorksheet("填写说明"));
        for (var annex : annexes) annex(workbook.newWorksheet(annex.name()), annex);
        workbook.finish();
    }

    /** Sets what must be set before the first cell is flushed. @param names of the columns from left to right */
    static void layout(Worksheet sheet, List<String> names, int head) {
        for (int c = 0; c < names.size(); c++) {
            sheet.width(c, names.get(c).equals(Template.NUMBER) ? NARROW : WIDE);
            sheet.style(c).format("@").set();
        }
        sheet.freezePane(0, head + 1);
    }

    /** Writes a cell that stays a text: a task's number as a number would lose its last digits. */
    static void text(Worksheet sheet, int row, int column, String text) {
        if (text.isEmpty()) return;
        sheet.value(row, column, text);
        sheet.style(row, column).format("@").set();
    }

    static void head(Worksheet sheet, int row, int column) {
        sheet.style(row, column).bold().fillColor(TITLE_FILL).wrapText(true).set();
    }

    /** Puts the words on a sheet of their own, and drop-downs below the columns that have some. */
    void dropDowns(Worksheet sheet, Worksheet words, List<String> names, int head) {
        int place = 0;
        for (var column : template.columns()) {
            int at = names.indexOf(column.name());
            if (column.words().isEmpty() || at < 0) continue;
            words.width(place, PROSE / 2);
            words.value(0, place, column.name());
            words.style(0, place).bold().set();
            for (int w = 0; w < column.words().size(); w++)
                words.value(w + 1, place, column.words().get(w));
            sheet.range(head + 1, at, LAST, at)
                    .validateWithList(words.range(1, place, column.words().size(), place))
                    .allowBlank(true)
                    .errorStyle(DataValidationErrorStyle.WARNING)
                    .showErrorMessage(true)
                    .errorTitle(column.name())
                    .error("请从列表中选择");
            place++;
        }
    }

    private void explain(Worksheet sheet) {
        annex(
                sheet,
                new Template.Annex(
                        "",
                        List.of("列", "必填", "怎样填写", "示例"),
                        template.columns().stream()
                                .map(c -> List.of(c.name(), c.mandatory() ? "是" : "", c.note(), c.example()))
                                .toList()));
    }

    private static void annex(Worksheet sheet, Template.Annex annex) {
        for (int c = 0; c < annex.columns().size(); c++) {
            sheet.width(c, c < 2 ? WIDE : PROSE);
            sheet.value(0, c, annex.columns().get(c));
            head(sheet, 0, c);
        }
        for (int r = 0; r < annex.rows().size(); r++)
            for (int c = 0; c < annex.rows().get(r).size(); c++)
                text(sheet, r + 1, c, annex.rows().get(r).get(c));
    }
}
