package org.provgate.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger wrote into a table is not run by whoever opens it when it comes back. */
class PlainCellTest {

    private static final List<String> FORMULAS =
            List.of("=HYPERLINK(\"http://x\")", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠SUM");

    @Test
    void what_begins_like_a_formula_has_a_mark_before_it_and_nothing_else_has() {
        for (var formula : FORMULAS) {
            assertThat(PlainCell.of(formula)).isEqualTo("'" + formula);
            assertThat(PlainCell.meant(PlainCell.of(formula))).isEqualTo(formula);
        }
        for (var text : List.of("", "企业一", "1-2", "a=b", "'quoted'", "（一）", "2026-11-21")) {
            assertThat(PlainCell.of(text)).isEqualTo(text);
            assertThat(PlainCell.meant(text)).isEqualTo(text);
        }
    }

    @Test
    void a_csv_that_goes_back_has_no_formula_in_cells_nor_in_names_of_columns_and_means_the_same() throws IOException {
        var file = TableFile.of("姓名,=cmd|'/C'!A0\n甲,@SUM(1)\n乙,-1\n".getBytes(StandardCharsets.UTF_8));
        var back = new ByteArrayOutputStream();
        file.writeBack(List.of("姓名"), List.of(new RowError(2, "姓名", "=重复")), back);
        assertThat(back.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("\ufeff姓名,'=cmd|'/C'!A0,原因", "甲,'@SUM(1),姓名：=重复", "乙,'-1,");
        var again = TableFile.of(back.toByteArray()).table(List.of("姓名"));
        assertThat(again.columns()).contains("=cmd|'/C'!A0");
        assertThat(again.rows()).extracting(row -> row.cell(1)).containsExactly("@SUM(1)", "-1");
    }

    @Test
    void a_workbook_says_of_each_cell_that_it_is_text(@TempDir Path folder) throws IOException {
        var file = folder.resolve("table.xlsx");
        try (var out = Files.newOutputStream(file)) {
            TableFile.workbook(List.of("姓名"), FORMULAS.stream().map(List::of).toList(), out);
        }
        try (var zip = new ZipFile(file.toFile())) {
            var sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(sheet).contains("HYPERLINK", "t=\"inlineStr\"").doesNotContain("<f>", "<f ");
        }
    }
}
