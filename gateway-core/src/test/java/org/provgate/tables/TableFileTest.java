package org.provgate.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people hand in is read as they meant it. */
class TableFileTest {

    private static final String CSV = "姓名,单位\r\n李㐀𠀀,\"住建局,\n一科\"\r\n\r\n王五,监察队\r\n";

    @Test
    void csv_is_read_in_utf8_with_and_without_mark_and_in_gb18030() {
        for (var bytes : List.of(
                CSV.getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + CSV).getBytes(StandardCharsets.UTF_8),
                CSV.getBytes(Charset.forName("GB18030")))) {
            var table = TableFile.of(bytes).table(List.of("姓名"));
            assertThat(table.columns()).containsExactly("姓名", "单位");
            assertThat(table.rows()).extracting(r -> r.text("姓名")).containsExactly("李㐀𠀀", "王五");
            assertThat(table.rows()).extracting(r -> r.text("单位")).containsExactly("住建局,\n一科", "监察队");
        }
    }

    @Test
    void titles_above_and_decoration_in_the_names_of_columns_do_not_matter() {
        var table = csv("某局人员名录\n\n* 姓 名,单位,职务\n甲,乙,丙\n丁\n").table(List.of("姓名", "单位"));
        assertThat(table.rows()).extracting(r -> r.text("姓名")).containsExactly("甲", "丁");
        assertThat(table.rows()).extracting(Table.Row::number).containsExactly(4, 5);
        assertThat(table.rows().get(0).text("职务")).isEqualTo("丙");
        assertThat(table.rows().get(1).text("职务")).isEmpty();
        assertThat(table.rows().get(0).text("没有")).isEmpty();
    }

    @Test
    void a_missing_and_a_doubled_column_are_named() {
        assertThatThrownBy(() -> csv("姓名,单位\n甲,乙\n").table(List.of("姓名", "执法证号", "部门")))
                .isInstanceOf(TableRefusedException.class)
                .hasMessageContaining("执法证号, 部门")
                .hasMessageContaining("template");
        assertThatThrownBy(() -> csv("姓名,单位,姓名\n甲,乙,丙\n").table(List.of("姓名")))
                .hasMessageContaining("two columns are called 姓名");
        assertThatThrownBy(() -> csv("\n \n").table(List.of())).hasMessageContaining("no rows");
    }

    @Test
    void what_is_no_table_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> TableFile.of(new byte[] {
                            (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1, 0
                        })
                        .table(List.of()))
                .hasMessageContaining("save it as .xlsx");
        assertThatThrownBy(() ->
                        TableFile.of("姓名\n甲".getBytes(StandardCharsets.UTF_16)).table(List.of()))
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> TableFile.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff, (byte) 0xff})
                        .table(List.of()))
                .hasMessageContaining("neither an Excel workbook");
        assertThatThrownBy(() -> csv("姓名\n\"甲" + "x".repeat(40_000)).table(List.of()))
                .hasMessageContaining("no CSV from row 2 on");
    }

    @Test
    void a_workbook_gives_the_texts_a_person_sees() {
        var table = TableFile.of(Workbooks.withRows("""
                        <row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>值</t></is></c></row>
                        <row r="3"><c r="A3" t="inlineStr"><is><t> 甲 </t></is></c><c r="B3" s="1"><v>46388</v></c></row>
                        <row r="4"><c r="B4" s="2"><v>46388</v></c></row>
                        <row r="5"><c r="B5" s="3"><v>46388</v></c></row>
                        <row r="6"><c r="B6"><v>5.0000000000000003E-2</v></c></row>
                        <row r="7"><c r="B7"><v>1E999999999</v></c></row>
                        <row r="8"><c r="B8" t="b"><v>1</v></c></row>
                        <row r="9"><c r="B9" t="str"><f>CONCAT("a","b")</f><v>ab</v></c></row>
                        <row r="10"><c r="B10"><v>41010019900101</v></c></row>
                        <row r="11"><c r="B11" s="4"><v>10</v></c></row>
                        """)).table(List.of("姓名"));
        assertThat(table.rows())
                .extracting(r -> r.text("值"))
                .containsExactly(
                        "2027-01-01",
                        "2027-01-01",
                        "46388",
                        "0.05",
                        "1E+999999999",
                        "是",
                        "ab",
                        "41010019900101",
                        "010");
        assertThat(table.rows().get(0).number()).isEqualTo(3);
        assertThat(table.rows().get(0).text("姓名")).isEqualTo("甲");
    }

    @Test
    void a_table_goes_back_as_it_came_with_a_reason_and_can_be_handed_in_again() throws IOException {
        var columns = List.of("姓名", "号码", "原因");
        var out = new ByteArrayOutputStream();
        TableFile.workbook(
                columns,
                List.of(List.of("甲", "=1+1", "旧"), List.of("乙", "41010219900307123X"), List.of("丙", "3")),
                out);
        for (var file :
                List.of(TableFile.of(out.toByteArray()), csv("姓名,号码,原因\n甲,=1+1,旧\n乙,４１０１０２ 1990-0307 123x,\n丙,3,\n"))) {
            var back = new ByteArrayOutputStream();
            file.writeBack(List.of("姓名"), List.of(new RowError(3, "号码", "太长"), new RowError(3, "姓名", "重复")), back);
            var again = TableFile.of(back.toByteArray());
            assertThat(again.workbook()).isEqualTo(file.workbook());
            var read = again.table(columns);
            assertThat(read.columns()).isEqualTo(columns);
            assertThat(read.rows()).extracting(r -> r.text("原因")).containsExactly("", "号码：太长；姓名：重复", "");
            assertThat(read.rows()).extracting(r -> r.text("号码")).containsExactly("=1+1", "******", "3");
        }
    }

    private static TableFile csv(String text) {
        return TableFile.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
