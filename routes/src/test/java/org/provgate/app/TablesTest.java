package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.cli.Exit;
import org.provgate.tables.Table;
import org.provgate.tables.TableFile;

/** Tables of what departments hand in, over HTTP and by command. Each test has subjects of its own. */
class TablesTest {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String URL = TestServer.database();
    private static ReportingBureau bureau;

    @TempDir
    Path folder;

    /** How a command ended. */
    private record Ended(int exit, String out, String err) {}

    @BeforeAll
    static void aGateway() {
        bureau = new ReportingBureau(30, URL);
    }

    @AfterAll
    static void stopped() {
        bureau.close();
    }

    @Test
    void the_template_of_a_task_has_its_open_targets() throws Exception {
        var answer = bureau.download("/results/template?task=" + ReportingBureau.TASK);
        assertThat(answer.statusCode()).isEqualTo(200);
        var rows = rows(answer.body());
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(r -> {
            assertThat(r.text("任务编号")).isEqualTo(ReportingBureau.TASK);
            assertThat(r.text("执法证号")).isEqualTo("ZJ1、ZJ2");
        });
        for (var path : List.of("/results/template?class=KEY", "/penalties/template", "/licences/template"))
            assertThat(bureau.download(path).headers().firstValue("Content-Type"))
                    .contains(WORKBOOK);
        assertThat(bureau.get("/results/template?task=410402209901010001").statusCode())
                .isEqualTo(404);
        assertThat(bureau.get(
                                "/results/template?task=" + ReportingBureau.TASK,
                                "Authorization",
                                Keys.all(bureau.jdbc, "JT"))
                        .statusCode())
                .as("nobody of it has a seat there")
                .isEqualTo(404);
    }

    @Test
    void a_table_is_checked_then_its_good_rows_are_taken_and_the_rest_comes_back() throws Exception {
        var table = csv(row("SUBJ-000001", "是"), row("SUBJ-000002", ""));
        var checked = bureau.upload("/results/uploads?mode=check", table, "application/json");
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(json(checked).path("good").asInt()).isOne();
        assertThat(json(checked).at("/errors/0").toString())
                .isEqualTo("{\"row\":4,\"column\":\"是否签字\",\"reason\":\"必填，不能为空\"}");
        var all = bureau.upload("/results/uploads?mode=all", table, "application/json");
        assertThat(all.statusCode()).isEqualTo(422);

        var back = bureau.upload("/results/uploads?mode=good", table, "text/csv");
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(rows(back.body()))
                .extracting(r -> r.text("原因"))
                .satisfiesExactly(first -> assertThat(first).startsWith("已提交，记录编号R"), second -> assertThat(second)
                        .isEqualTo("是否签字：必填，不能为空"));
        assertThat(json(bureau.get("/results?subject=SUBJ-000001")).path("records"))
                .hasSize(1);

        var again = bureau.upload("/results/uploads?mode=good", table, "application/json");
        assertThat(again.statusCode()).as("nothing twice").isEqualTo(422);
        assertThat(json(again).path("errors").toString()).contains("已有记录R");
    }

    @Test
    void what_is_no_template_is_a_problem_with_what_to_do() throws Exception {
        for (var wrong : List.of("任务编号\n1\n", "模板版本：results/0\n任务编号\n1\n", "模板版本：licences/1\n任务编号\n1\n")) {
            var refused = bureau.upload("/results/uploads", wrong.getBytes(StandardCharsets.UTF_8), "application/json");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json(refused).path("code").asText()).isEqualTo("table-refused");
            assertThat(json(refused).path("detail").asText()).contains("get results/1 with");
        }
        var mode = bureau.upload("/results/uploads?mode=some", csv(), "application/json");
        assertThat(mode.statusCode()).isEqualTo(400);
    }

    @Test
    void commands_hand_in_and_end_with_3_when_some_rows_are_refused() throws IOException {
        var template = folder.resolve("results.xlsx");
        assertThat(provgate(
                                "results",
                                "template",
                                template.toString(),
                                "--task",
                                ReportingBureau.TASK,
                                "--department",
                                "ZJ")
                        .exit)
                .isEqualTo(Exit.OK);
        var open = provgate("results", "import", template.toString(), "--department", "ZJ");
        assertThat(open.exit).isEqualTo(Exit.OK);
        assertThat(open.out).contains("0 rows: 0 right, 0 refused, 0 handed in", "more not filled in");

        var table = Files.write(folder.resolve("results.csv"), csv(row("SUBJ-000011", "是"), row("SUBJ-000012", "")));
        var words = List.of("results", "import", table.toString(), "--department", "ZJ");
        assertThat(provgate(words, "--check").exit).isEqualTo(Exit.PARTIAL);
        assertThat(provgate(words).exit).isEqualTo(Exit.ERROR);
        var marked = folder.resolve("marked.csv");
        var good = provgate(words, "--good-rows", "--errors-to", marked.toString());
        assertThat(good.exit).isEqualTo(Exit.PARTIAL);
        assertThat(good.out).contains("2 rows: 1 right, 1 refused, 1 handed in", "是否签字", "list --submission S");
        assertThat(Files.readString(marked)).contains("是否签字：必填，不能为空", "已提交，记录编号R");

        var list = provgate("results", "list", "--subject", "SUBJ-000011");
        assertThat(list.out).contains("SUBJ-000011", "RESULTS PENDING");
        var id = list.out.lines().skip(1).findFirst().orElseThrow().split(" ")[0];
        assertThat(provgate("results", "show", id).out).contains(id, "ENTERED until", "排队发送", "NO_PROBLEM");
        assertThat(provgate("results", "show", "none").err).contains("there is no record none; see: results list");
        assertThat(provgate("penalties", "template", folder.resolve("p.xlsx").toString()).exit)
                .isEqualTo(Exit.OK);
        var example =
                provgate("penalties", "import", folder.resolve("p.xlsx").toString(), "--department", "ZJ", "--check");
        assertThat(example.exit).isEqualTo(Exit.ERROR);
        assertThat(example.out).contains("这是示例行");
        assertThat(provgate("licences", "list", "--json").out).contains("\"records\" : [ ]");
    }

    private static String row(String subject, String signed) {
        return String.join(
                ",",
                ReportingBureau.TASK,
                subject,
                "41040200000001",
                "ZJ1、ZJ2",
                bureau.yesterday(),
                "实地核查",
                "未发现问题",
                signed);
    }

    private static byte[] csv(String... rows) {
        var lines = new ArrayList<>(List.of("模板版本：results/1", "任务编号,统一社会信用代码,事项编码,执法证号,检查日期,检查方式,检查结果,是否签字"));
        lines.addAll(Arrays.asList(rows));
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Table.Row> rows(byte[] file) {
        return TableFile.of(file).table(List.of("任务编号")).rows();
    }

    private static JsonNode json(HttpResponse<?> answer) throws IOException {
        var body = answer.body();
        var mapper = new ObjectMapper();
        return body instanceof byte[] bytes ? mapper.readTree(bytes) : mapper.readTree((String) body);
    }

    private static Ended provgate(List<String> words, String... more) {
        var all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return provgate(all.toArray(String[]::new));
    }

    private static Ended provgate(String... words) {
        var args = new ArrayList<>(List.of(
                "--spring.datasource.url=" + URL,
                "--spring.datasource.username=postgres",
                "--provgate.provinces.henan.adapter=henan",
                "--provgate.provinces.henan.base-url=http://127.0.0.1:9",
                "--provgate.provinces.henan.area-code=410402",
                "--provgate.provinces.henan.app-id=a",
                "--provgate.provinces.henan.app-secret=b"));
        args.addAll(List.of(words));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var realOut = System.out;
        var realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = Provgate.run(args.toArray(String[]::new));
            return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }
}
