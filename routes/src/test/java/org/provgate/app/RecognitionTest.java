package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.agreements.Read;
import org.provgate.agreements.ReadListener;
import org.provgate.cli.Exit;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A result of ZJ is shared with XF, read, adopted and withdrawn: as systems ask for it, and as an operator types it. */
class RecognitionTest {

    private static final String FIRM = "91410402MA9K0001XT";
    private static final String ITEM = "41040200000001";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final CompletableFuture<List<Read>> HEARD = new CompletableFuture<>();

    @TempDir
    static Path folder;

    private static String url;
    private static JdbcClient jdbc;
    private static ConfigurableApplicationContext gateway;

    /** Hears what was read. */
    @Configuration(proxyBeanMethods = false)
    static class Callers {
        @Bean
        ReadListener listener() {
            return reads -> {
                if (reads.stream().anyMatch(read -> read.shown().contains("R-1"))) HEARD.complete(reads);
            };
        }
    }

    @BeforeAll
    static void start() {
        url = TestServer.database();
        gateway = TestServer.gateway(Callers.class)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--server.port=0",
                        "--provgate.read-log=" + folder);
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        jdbc.sql("CREATE TABLE subject_henan PARTITION OF subject FOR VALUES IN ('henan')")
                .update();
        jdbc.sql("""
                        INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, name, uscc)
                        VALUES ('henan', :firm, 0, '', now(), 1, now(), '企业', :firm)
                        """).param("firm", FIRM).update();
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, business_key, content, digest, event_on,
                                            submission, submitted_by, submitted_at)
                        VALUES ('R-1', 'RESULT', 'henan', '410402', 'ZJ', :firm, 'k',
                                CAST(:content AS jsonb), repeat('d', 64), (now() AT TIME ZONE 'Asia/Shanghai')::date - 1, 's', 'a', now())
                        """).param("firm", FIRM).param("content", """
                        {"itemCodes": ["%s"], "mode": "ON_SITE", "certNos": ["ZJ1", "ZJ2"], "findings": ["NO_PROBLEM"], "signed": true}
                        """.formatted(ITEM)).update();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void R53_a_result_is_shared_read_adopted_and_withdrawn() throws Exception {
        var nothing = get("XF", "/subjects/" + FIRM + "/inspections");
        assertThat(nothing.statusCode()).as(nothing.body()).isEqualTo(200);
        assertThat(nothing.body()).isEqualTo("[]");

        var draft = json(post("ZJ", "wang", "/agreements", """
                {"receiver": "XF", "kind": "INSPECTION", "fields": ["*"], "purpose": "联合抽查", "from": "2026-01-01", "to": "2099-12-31"}
                """), 201);
        var id = draft.path("id").asText();
        assertThat(draft.path("state").asText()).isEqualTo("DRAFT");
        problem(post("ZJ", "wang", "/agreements/" + id + "/approval", ""), 409, "own-approval");
        problem(post("YJ", "qian", "/agreements/" + id + "/approval", ""), 404, "not-found");
        json(post("ZJ", "li", "/agreements/" + id + "/approval", ""), 200);
        assertThat(json(get("XF", "/agreements?state=IN_FORCE"), 200)).hasSize(1);
        assertThat(json(get("XF", "/agreements/fields"), 200)).hasSizeGreaterThan(20);
        problem(post("ZJ", "wang", "/agreements", """
                        {"receiver": "ZZ", "kind": "PENALTY", "fields": ["idNo"], "from": "2026-01-01", "to": "2025-01-01"}"""), 422, "rules-broken");

        var seen = json(get("XF", "/subjects/" + FIRM + "/inspections?item=" + ITEM), 200);
        assertThat(seen.at("/0/recordId").asText()).isEqualTo("R-1");
        assertThat(seen.at("/0/findings/0/zh").asText()).isEqualTo("未发现问题");
        assertThat(seen.at("/0/items/0/adoptable").asBoolean()).isTrue();
        assertThat(seen.toString()).doesNotContain("officers", "signed", "null");
        problem(get("XF", "/subjects/91410402MA9K0001XX/inspections"), 400, "malformed");
        problem(get("XF", "/subjects/91410308MA9K00028C/inspections"), 404, "not-found");

        var request = """
                {"recordId": "R-1", "itemCode": "%s", "reason": "同一事项近期已检查"}""".formatted(ITEM);
        var created = post("XF", "zhao", "/subjects/" + FIRM + "/adoptions", request);
        var adoption = json(created, 201);
        assertThat(created.headers().firstValue("Location")).contains("/api/v1/adoptions/" + adoption.path("id"));
        problem(post("XF", "zhao", "/subjects/" + FIRM + "/adoptions", request), 409, "adopted-already");
        problem(post("ZJ", "li", "/subjects/" + FIRM + "/adoptions", request), 409, "not-adoptable");
        problem(post("XF", "zhao", "/subjects/" + FIRM + "/adoptions", "{}"), 422, "rules-broken");
        assertThat(json(get("ZJ", "/adoptions?open=true"), 200)).hasSize(1);
        problem(get("YJ", "/adoptions/" + adoption.path("id")), 404, "not-found");
        json(post("XF", "zhao", "/adoptions/" + adoption.path("id") + "/withdrawal", "{\"reason\": \"需要复查\"}"), 200);

        var heard = HEARD.get(30, TimeUnit.SECONDS);
        assertThat(heard).filteredOn(read -> read.shown().contains("R-1")).allSatisfy(read -> assertThat(read.subject())
                .isEqualTo(FIRM));
        var reads = json(get("ZJ", "/reads?subject=" + FIRM), 200).path("reads");
        assertThat(reads)
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.path("shown").toString()).contains("R-1"));
        assertThat(json(get("YJ", "/reads"), 200).path("reads")).isEmpty();
        assertThat(json(get("XF", "/inspections/doubles?from=2026-01-01&to=2026-12-31"), 200))
                .isEmpty();
        assertThat(json(get("XF", "/inspections/joint-visits"), 200).path("visits"))
                .isEmpty();
        assertThat(json(get("XF", "/recognition-rules"), 200)).hasSize(2);
    }

    @Test
    void the_commands_write_approve_show_adopt_and_list_who_read() throws IOException {
        var fields = new String[] {
            "agreements", "write", "--department", "ZJ", "--receiver", "YJ", "--kind", "inspection", "--fields",
            "items,checkDate,findings", "--purpose", "应急检查", "--from", "2026-01-01", "--to", "2099-12-31", "--actor",
                    "wang"
        };
        var written = provgate(fields);
        assertThat(written.out).as(written.err).contains("another person of ZJ must approve it");
        var id = written.out.substring(0, written.out.indexOf(':'));
        assertThat(provgate("agreements", "approve", id, "--department", "ZJ", "--actor", "wang").err)
                .contains("wang wrote it; another person must approve");
        assertThat(provgate("agreements", "approve", id, "--department", "ZJ", "--actor", "li").out)
                .contains("in force");
        assertThat(provgate("agreements", "list", "--department", "YJ").out).contains(id, "应急检查");
        assertThat(provgate("agreements", "list", "--department", "FG").out).doesNotContain(id);
        assertThat(provgate("recognition", "inspections", FIRM, "--department", "YJ", "--actor", "qian").out)
                .contains("R-1", "未发现问题", ITEM + ": ");
        assertThat(provgate("recognition", "adopt", FIRM, "R-1", ITEM, "--department", "YJ", "--reason", "近期已检查").out)
                .contains("YJ relies on result R-1 of ZJ for item " + ITEM);
        assertThat(provgate("recognition", "adoptions", "--department", "YJ", "--open").out)
                .contains(FIRM);
        assertThat(provgate("agreements", "reads", "--by", "YJ").out).contains("qian", "应急检查");
        assertThat(provgate("recognition", "doubles")).returns(Exit.OK, Ended::exit);
        assertThat(provgate("recognition", "visits")).returns(Exit.OK, Ended::exit);
        assertThat(provgate("recognition", "review").out).contains("0 adoptions");
        assertThat(provgate("agreements", "end", id, "--department", "YJ", "--reason", "结束").out)
                .contains("ended: 结束");
        assertThat(provgate("agreements", "fields").out).containsPattern("INSPECTION +officers +检查人员执法证号 +yes");
        var own = Files.writeString(folder.resolve("rules.json"), """
                [{"id": "own", "items": "4104", "findings": ["NO_PROBLEM"], "months": 3, "basis": "本局文号", "from": "2026-01-01"}]""");
        assertThat(provgate("--provgate.recognition-rules=" + own, "recognition", "rules").out)
                .containsPattern("own +4104… +all +\\[NO_PROBLEM\\] +3");
    }

    private static HttpResponse<String> get(String department, String path) throws IOException, InterruptedException {
        return HTTP.send(request(department, "some", path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String department, String actor, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                request(department, actor, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String department, String actor, String path) {
        var port = gateway.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                // visits are proposed by the office
                .header("Authorization", path.contains("joint-visits") ? Keys.office(jdbc) : Keys.all(jdbc, department))
                .header("X-Actor", actor);
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private static void problem(HttpResponse<String> response, int status, String code) throws IOException {
        assertThat(json(response, status).path("code").asText()).isEqualTo(code);
    }

    /** How a command ended. */
    private record Ended(int exit, String out, String err) {}

    private static Ended provgate(String... words) {
        var args = new ArrayList<>(
                List.of("--spring.datasource.url=" + url, "--provgate.read-log=" + folder.resolve("cli")));
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
