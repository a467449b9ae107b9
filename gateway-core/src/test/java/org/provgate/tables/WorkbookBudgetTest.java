package org.provgate.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A workbook that would fill the memory or never end is refused before it is parsed. */
class WorkbookBudgetTest {

    @Test
    void a_small_file_that_unpacks_beyond_the_budget_is_refused_wherever_the_bytes_are() throws Exception {
        for (var part : List.of("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/media/picture.png")) {
            var bomb = Workbooks.withBomb(part, 96L << 20);
            assertThat(bomb.length).isLessThan(200_000);
            refused(bomb, "bytes when it is unpacked");
        }
    }

    @Test
    void sizes_that_the_zip_declares_are_not_believed() throws Exception {
        var bomb = Workbooks.withBomb("xl/worksheets/sheet1.xml", 100L << 20);
        // the uncompressed size in the last entry of the central directory: 24 bytes after its mark PK 1 2
        for (int i = bomb.length - 4; i > 0; i--) {
            if (bomb[i] == 'P' && bomb[i + 1] == 'K' && bomb[i + 2] == 1 && bomb[i + 3] == 2) {
                Arrays.fill(bomb, i + 24, i + 28, (byte) 1);
                break;
            }
        }
        refused(bomb, "bytes when it is unpacked");
    }

    @Test
    void too_many_rows_or_columns_are_refused() {
        refused(Workbooks.withRows("<row/>".repeat(Limits.ROWS + 1)), "rows");
        refused(Workbooks.withRows("<row><c r=\"IW1\"/></row>"), "columns");
    }

    @Test
    void an_address_that_is_none_is_refused_before_room_is_made_for_it() {
        for (var address : List.of("ZZZZZZ1", "A", "1", "$A$1", "Ａ1"))
            refused(Workbooks.withRows("<row><c r=\"" + address + "\"/></row>"), "a cell stands nowhere");
    }

    @Test
    void a_sheet_is_measured_whatever_its_part_is_called() {
        var parts = Workbooks.parts("");
        parts.put("xl/worksheets/sheet1.bin", Workbooks.sheet("<row><c r=\"ZZZ1\"/></row>"));
        refused(Workbooks.zip(parts), "columns");
    }

    @Test
    void formulas_that_unfold_without_end_are_refused() {
        var shared = "<row><c><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + "A1+".repeat(100_000) + "1</f></c></row>"
                + "<row><c><f t=\"shared\" si=\"0\"/></c></row>".repeat(1_000);
        refused(Workbooks.withRows(shared), "formulas");
        refused(Workbooks.withRows("<row><c><f t=\"array\" ref=\"A1:A9\">1</f></c></row>".repeat(1_000)), "formulas");
    }

    @Test
    void one_text_used_a_million_times_is_counted_as_often() {
        var csv = "a\n" + ("x".repeat(30_000) + "\n").repeat(3_000);
        assertThatThrownBy(() -> TableFile.of(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasMessageContaining("bytes");
        var parts = Workbooks.parts("<row><c t=\"s\"><v>0</v></c></row>".repeat(3_000));
        parts.replace(
                "[Content_Types].xml",
                new String(parts.get("[Content_Types].xml"))
                        .replace(
                                "</Types>",
                                "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>")
                        .getBytes());
        parts.put(
                "xl/sharedStrings.xml",
                ("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>" + "x".repeat(30_000)
                                + "</t></si></sst>")
                        .getBytes());
        refused(Workbooks.zip(parts), "characters");
    }

    @Test
    void a_damaged_workbook_is_refused_with_what_to_do() {
        var good = Workbooks.withRows("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>");
        assertThat(TableFile.of(good).table(List.of("a")).rows()).isEmpty();
        refused(Arrays.copyOf(good, good.length - 30), "save it anew");
        refused(Workbooks.withRows("<row><c t=\"q\"><v>1</v></c></row>"), "save it anew");
        refused(Workbooks.withRows("<row><c t=\"s\"><v>7</v></c></row>"), "save it anew");
    }

    private static void refused(byte[] workbook, String why) {
        assertThatThrownBy(() -> TableFile.of(workbook).table(List.of()))
                .isInstanceOf(TableRefusedException.class)
                .hasMessageContaining(why);
    }
}
