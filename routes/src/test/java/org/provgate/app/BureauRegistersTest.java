package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.access.Role;
import org.provgate.cli.Exit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Items, officers and plans as people use them: by command and over HTTP. */
class BureauRegistersTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String BAD = "姓名,单位,部门编码,执法证号,执法证有效期至\n甲,某站,010,豫D0001,2028-06-30\n乙,,010,豫D0002,2028-06-30\n";

    @TempDir
    Path folder;

    private static String key;
    private static String actor = "wang";

    private String database;

    @BeforeEach
    void anEmptyDatabase() {
        database = "--spring.datasource.url=" + TestServer.database();
    }

    /** How a command ended. */
    private record Ended(int exit, String out, String err) {}

    @Test
    void the_commands_of_the_documentation_run_as_they_stand() throws IOException {
        var commands = Files.readAllLines(Path.of("../docs/registers-of-a-bureau.md")).stream()
                .filter(line -> line.startsWith("provgate "))
                .toList();
        assertThat(commands).hasSizeGreaterThan(15);
        Ended last = new Ended(0, "", "");
        for (var command : commands) {
            var words = Arrays.stream(command.split(" "))
                    .skip(1)
                    .map(w -> w.endsWith(".xlsx") ? folder.resolve(w).toString() : w)
                    .map(w -> w.startsWith("docs/") ? "../" + w : w)
                    .toArray(String[]::new);
            last = provgate(words);
            assertThat(last.exit).as(command + "\n" + last.out + last.err).isEqualTo(Exit.OK);
            if (command.contains("items list 1")) assertThat(last.out).contains("DRAFT", "建筑市场行为检查");
            if (command.endsWith("conflict ZJ001")) assertThat(last.out).contains("配偶任职");
            if (command.contains("plan show"))
                assertThat(last.out)
                        .contains("PUBLISHED", "DRAFT", "3%", "上级调整抽查安排")
                        .doesNotContain("in no fixed");
        }
        assertThat(last.out).contains("41040220270001");
    }

    @Test
    void an_import_with_faults_says_them_gives_the_table_back_and_ends_with_1_or_3() throws IOException {
        var bad = Files.writeString(folder.resolve("bad.csv"), BAD).toString();
        var back = folder.resolve("back.csv");
        var none = provgate("officers", "import", bad, "--errors-to", back.toString());
        assertThat(none.exit).isEqualTo(Exit.ERROR);
        assertThat(none.out).contains("2 rows: 0 added", "1 refused", "单位", "必填");
        assertThat(Files.readString(back)).contains("原因", "单位：必填，不能为空");
        var some = provgate("officers", "import", bad, "--good-rows");
        assertThat(some.exit).isEqualTo(Exit.PARTIAL);
        assertThat(some.out).contains("1 added");
        var again = provgate("officers", "import", folder.resolve("none.csv").toString());
        assertThat(again.exit).isEqualTo(Exit.ERROR);
        assertThat(again.err).contains("there is no file");
        var noTable = provgate("items", "import", bad, "--department", "010", "--year", "2027");
        assertThat(noTable.exit).isEqualTo(Exit.ERROR);
        assertThat(noTable.err).startsWith("the file has no column 事项编码");
        assertThat(provgate("items", "fix", "77").err).startsWith("there is no item list 77");
        assertThat(provgate("officers", "conflict", "A", "B").exit).isEqualTo(Exit.USAGE);
    }

    @Test
    void the_api_takes_tables_and_answers_with_reports_workbooks_and_problems() throws Exception {
        try (var gateway = Provgate.serve(List.of(database, "--server.port=0"))) {
            key = Keys.of(gateway.getBean(JdbcClient.class), "010", Role.CLERK, Role.REVIEWER);
            var base = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port") + "/api/v1";
            var template = bytes(base + "/officers/template");
            assertThat(post(base + "/officers", template, List.of(), "*/*"))
                    .satisfies(r -> assertThat(r.statusCode()).isEqualTo(200))
                    .satisfies(r -> assertThat(text(r)).contains("\"added\":1"));
            assertThat(text(get(base + "/officers?department=010&limit=1"))).contains("ZJ001", "\"next\":\"ZJ001\"");
            var bad = BAD.getBytes(StandardCharsets.UTF_8);
            var report = post(base + "/officers", bad, List.of(), "application/json");
            assertThat(report.statusCode()).isEqualTo(422);
            assertThat(text(report)).contains("\"row\":3", "\"column\":\"单位\"");
            assertThat(text(post(base + "/officers", bad, List.of("take", "GOOD_ROWS"), "text/csv")))
                    .contains("原因", "单位：必填");
            assertThat(text(get(base + "/officers"))).contains("豫D0001").doesNotContain("豫D0002");

            var items = Files.readAllBytes(Path.of("../docs/examples/items.csv"));
            var drafted = post(base + "/items", items, List.of("department", "010", "year", "2027"), "*/*");
            assertThat(text(drafted)).contains("\"state\":\"DRAFT\"", "\"items\":5");
            problem(json(base + "/items/1/fix", ""), 409, "own-approval");
            actor = "li";
            assertThat(text(json(base + "/items/1/fix", ""))).contains("\"state\":\"FIXED\"");
            problem(json(base + "/items/1/fix", ""), 409, "wrong-state");
            actor = "wang";
            problem(get(base + "/items/77"), 404, "not-found");
            problem(get(base + "/items?limit=0"), 400, "malformed");
            assertThat(text(get(base + "/items/1"))).contains("\"findings\":[]", "建筑市场行为检查");
            problem(
                    post(base + "/items", bad, List.of("department", "010", "year", "2027"), "*/*"),
                    422,
                    "table-refused");

            var rounds = Files.readAllBytes(Path.of("../docs/examples/rounds.csv"));
            var head = List.of("areaCode", "410402", "year", "2027", "name", "计划", "leadDepartment", "010");
            var plan = keyed(base + "/plans", rounds, head, "*/*", "plan-1");
            assertThat(text(plan)).contains("\"id\":\"41040220270001\"");
            assertThat(text(keyed(base + "/plans", rounds, head, "*/*", "plan-1")))
                    .isEqualTo(text(plan));
            var other = List.of("areaCode", "410402", "year", "2027", "name", "别的", "leadDepartment", "010");
            problem(keyed(base + "/plans", rounds, other, "*/*", "plan-1"), 422, "idempotency-key-reused");
            problem(json(base + "/plans/41040220270001/approval", "{\"version\":1}"), 400, "malformed");
            assertThat(text(get(base + "/plans/41040220270001"))).contains("\"unknownItems\":[]");
            assertThat(text(get(base + "/plans/templates"))).contains("construction-sub-unit");
            var empty = bytes(base + "/plans/templates/construction-bureau?year=2027");
            assertThat(keyed(base + "/plans", empty, head, XLSX, "plan-2")
                            .headers()
                            .firstValue("Content-Type"))
                    .contains(XLSX);
        }
    }

    private static void problem(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text(response)).contains("\"code\":\"" + code + "\"");
    }

    private static HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static byte[] bytes(String url) throws IOException, InterruptedException {
        var response = get(url);
        assertThat(response.headers().firstValue("Content-Type")).contains(XLSX);
        return response.body();
    }

    private static HttpResponse<byte[]> json(String url, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<byte[]> post(String url, byte[] file, List<String> fields, String accept)
            throws IOException, InterruptedException {
        return send(form(url, file, fields, accept));
    }

    private static HttpResponse<byte[]> keyed(String url, byte[] file, List<String> fields, String accept, String key)
            throws IOException, InterruptedException {
        return send(form(url, file, fields, accept).header("Idempotency-Key", key));
    }

    private static HttpRequest.Builder form(String url, byte[] file, List<String> fields, String accept) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.size(); i += 2)
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + fields.get(i) + "\"\r\n\r\n"
                            + fields.get(i + 1) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        request.header("X-Actor", actor)
                                .header("Authorization", key)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private Ended provgate(String... words) {
        var args = new ArrayList<>(List.of(database));
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
