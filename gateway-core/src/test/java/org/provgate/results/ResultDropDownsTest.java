package org.provgate.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.provgate.rules.ItemClass;
import org.provgate.submissions.Department;
import org.provgate.submissions.TableDesk;
import org.provgate.submissions.Taking;
import org.provgate.submissions.Workbook;
import org.provgate.tables.TableFile;

/** A clerk chooses words and does not type them. */
class ResultDropDownsTest {

    private static final Map<String, String> GOOD = Map.of(
            "任务编号", Department.TASK,
            "统一社会信用代码", Department.FIRM,
            "事项编码", Department.ITEM,
            "执法证号", "ZJ1、ZJ2",
            "检查日期", "2026-11-20",
            "检查方式", "实地核查",
            "检查结果", "未发现问题",
            "是否签字", "是");

    private final Department department = new Department();
    private final ResultSheet sheet = new ResultSheet();
    private final TableDesk<ResultSubmission> desk =
            new TableDesk<>(department.results.desk(), sheet, department.records);
    private final ResultTemplates templates = new ResultTemplates(department.database, department.clock);

    private Workbook workbook() {
        return new Workbook(sheet.template());
    }

    private TableDesk.Taken take(TableFile file, Taking taking) {
        return desk.take(file, Department.ZJ, taking);
    }

    @Test
    void words_are_chosen_from_drop_downs_in_the_template_and_in_what_comes_back() throws IOException {
        var template = new ByteArrayOutputStream();
        templates.write(ItemClass.KEY, null, template);
        var back = new ByteArrayOutputStream();
        take(workbook().row(GOOD).xlsx(), Taking.CHECK).writeBack(back);
        for (var file : List.of(template, back)) {
            var sheet = part(file, "xl/worksheets/sheet1.xml");
            assertThat(sheet.split("<dataValidation ", -1))
                    .as("six columns have words")
                    .hasSize(1 + 6);
            // 检查方式 is column H, and its six words stand first on the second sheet
            assertThat(sheet).contains("sqref=\"H4:H60001\"").contains("'!$A$2:$A$7");
        }
    }

    private static String part(ByteArrayOutputStream workbook, String name) throws IOException {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook.toByteArray()))
                .get()) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
