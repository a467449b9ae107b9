package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.cli.Exit;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.Verification;

/** A draw as a lead department types it, and as a program calls it. */
class DrawCommandsTest {

    private static final DrawnBureau BUREAU = new DrawnBureau();

    @TempDir
    Path folder;

    private static String key;

    @Test
    void from_open_to_close_by_commands_and_the_bundle_verifies() throws IOException {
        BUREAU.revealed(folder, "b-1");
        assertThat(BUREAU.done("draw", "show", "b-1"))
                .contains("REVEALED", "{A=480, B=500, C=480, D=500} candidates of run 1", "NOT_ACTIVE=40");
        assertThat(BUREAU.done("draw", "run", "b-1")).contains("DRAWN", "targets      196", "recuse, dispatch, abort");
        var bundle = folder.resolve("bundle");
        assertThat(BUREAU.done("draw", "export", "b-1", bundle.toString()))
                .contains("frame.tsv", "draw.json", "README.txt");
        assertThat(DrawFolder.at(bundle).verify()).isInstanceOf(Verification.Verified.class);
        assertThat(Files.readString(bundle.resolve("README.txt"))).contains("b-1", "NOT_ACTIVE=40", "R26-two-officers");
        var task = BUREAU.jdbc
                .sql("SELECT id FROM task WHERE batch_id = 'b-1'")
                .query(String.class)
                .single();
        var target = BUREAU.jdbc
                .sql("SELECT subject_key || ' ' || officer_id FROM task_seat WHERE task_id = :id ORDER BY 1 LIMIT 1")
                .param("id", task)
                .query(String.class)
                .single()
                .split(" ");
        assertThat(BUREAU.done("draw", "recuse", "b-1", target[0], target[1], "--reason", "近亲属"))
                .contains("DRAWN");
        assertThat(BUREAU.done("tasks", "list", task, "--most", "300")).contains("SUBJ-", "-00001", "ZJ ZJ0");
        assertThat(BUREAU.done("draw", "dispatch", "b-1", "--json")).contains("\"DISPATCHED\"");
        assertThat(BUREAU.done("draw", "close", "b-1")).contains("CLOSED", "nothing");
        assertThat(BUREAU.done("draw", "list")).contains("b-1", "CLOSED");
        assertThat(BUREAU.done("evidence", "verify")).contains("Intact");
    }

    @Test
    void what_is_wrong_is_told_in_sentences() throws IOException {
        var misspelt = BUREAU.provgate(
                "draw",
                "open",
                BUREAU.definition(folder, "b-2", ", \"filtre\": {}").toString());
        assertThat(misspelt.exit()).isEqualTo(Exit.ERROR);
        assertThat(misspelt.err()).contains("b-2.json, line 6: “filtre” is not known here; there are");
        var unknown = BUREAU.provgate("draw", "freeze", "b-9");
        assertThat(unknown.exit()).isEqualTo(Exit.ERROR);
        assertThat(unknown.err()).contains("there is no batch b-9; list them with: provgate draw list");
        var broken = Files.writeString(
                folder.resolve("low.json"),
                Files.readString(BUREAU.definition(folder, "b-3", ", \"template\": \"henan-2021\"")));
        assertThat(BUREAU.provgate("draw", "open", broken.toString()).err())
                .contains("batch b-3 breaks 1 rule", "stratum D has rate 0.1, at least 0.30 is due", "Henan 2021");
        for (var words :
                List.of("open", "freeze", "commitment", "commit", "reveal", "run", "recuse", "dispatch", "export"))
            assertThat(BUREAU.done("draw", words, "--help")).contains("Example: provgate draw " + words);
    }

    @Test
    void a_commitment_is_computed_without_a_database_and_a_false_reveal_ends_with_5() throws IOException {
        assertThat(BUREAU.done("draw", "commitment", "410402-zhujian", "--nonce", "9f2c", "--value", "b7e1c3"))
                .contains("commitment b2445d5e1318a7f70a6bb55255136d87c7943d9077c53f6b03beebf73b19beba");
        assertThat(BUREAU.done("draw", "commitment", "sifa")).containsPattern("nonce +[0-9a-f]{32}");
        BUREAU.done("draw", "open", BUREAU.definition(folder, "b-4", "").toString());
        BUREAU.done("draw", "freeze", "b-4");
        for (var contributor : List.of("zhujian", "sifa"))
            BUREAU.done(
                    "draw",
                    "commit",
                    "b-4",
                    contributor,
                    org.provgate.draw.Contribution.commitment(contributor, "1", "a"));
        var ended = BUREAU.provgate("draw", "reveal", "b-4", "sifa", "--nonce", "1", "--value", "b");
        assertThat(ended.exit()).isEqualTo(Exit.NOT_VERIFIED);
        assertThat(ended.out()).contains("ABORTED", "what sifa revealed is not what it committed to");
    }

    @Test
    void the_api_takes_the_same_steps_and_tells_problems_with_stable_codes() throws Exception {
        try (var gateway = Provgate.serve(List.of(
                "--spring.datasource.url=" + BUREAU.url, "--spring.datasource.username=postgres", "--server.port=0"))) {
            var base = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port") + "/api/v1";
            var definition = Files.readString(BUREAU.definition(folder, "b-5", ""));
            key = Keys.office(BUREAU.jdbc);
            var nobody =
                    HttpRequest.newBuilder(URI.create(base + "/batches")).header("Content-Type", "application/json");
            var refused = HttpClient.newHttpClient()
                    .send(
                            nobody.POST(HttpRequest.BodyPublishers.ofString(definition))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("\"code\":\"sign-in\"");
            assertThat(post(base + "/batches", definition).statusCode()).isEqualTo(201);
            assertThat(post(base + "/batches", definition).body()).contains("\"code\":\"batch-exists\"");
            assertThat(post(base + "/batches/b-5/draw", "").body())
                    .contains("\"code\":\"wrong-state\"", "b-5 is DRAFT");
            assertThat(post(
                                    base + "/batches",
                                    definition
                                            .replace("\"teamSize\": 2", "\"teamSize\": 1")
                                            .replace("b-5", "b-6"))
                            .body())
                    .contains("\"code\":\"rules-broken\"", "\"rule\":\"R26-two-officers\"", "\"basis\"");
            assertThat(post(base + "/batches", definition.replace("slack", "slak"))
                            .body())
                    .contains("\"code\":\"malformed\"", "slak");
            assertThat(post(base + "/batches/b-5/freeze", "").body()).contains("\"FROZEN\"", "\"frameRoot\"");
            assertThat(post(base + "/batches/b-5/abort", "{\"reason\": \"演示\"}").body())
                    .contains("\"ABORTED\"");
            assertThat(send(HttpRequest.newBuilder(URI.create(base + "/batches?province=henan")))
                            .body())
                    .contains("\"id\":\"b-5\"", "演示");
            var missing = send(HttpRequest.newBuilder(URI.create(base + "/tasks/410402209912010001")));
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).contains("\"code\":\"task-unknown\"");
            var order = """
                    {"ground": "SAFETY", "reference": "安2099-1", "name": "核查", "province": "henan", "areaCode": "410402",
                     "starts": "2099-01-01", "ends": "2099-01-02", "subjects": ["SUBJ-000001"], "officers": ["ZJ001", "XF001"]}
                    """;
            var ordered = keyed(base + "/tasks", "order-1", order);
            assertThat(ordered.body()).contains("\"ground\":\"SAFETY\"", "\"targets\":1");
            var again = keyed(base + "/tasks", "order-1", order);
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(ordered.body());
            assertThat(again.headers().firstValue("Location"))
                    .isEqualTo(ordered.headers().firstValue("Location"));
            var other = keyed(base + "/tasks", "order-1", order.replace("安2099-1", "安2099-2"));
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(other.body()).contains("\"code\":\"idempotency-key-reused\"");
            var second = keyed(base + "/tasks", "order-2", order);
            assertThat(second.headers().firstValue("Location"))
                    .isPresent()
                    .isNotEqualTo(ordered.headers().firstValue("Location"));
            var json = new com.fasterxml.jackson.databind.ObjectMapper();
            var first = json.readTree(get(base + "/tasks?drawn=false&limit=1"));
            assertThat(first.at("/tasks/0/id"))
                    .isEqualTo(json.readTree(second.body()).path("id"));
            var next = json.readTree(get(base + "/tasks?drawn=false&limit=1&cursor="
                    + first.path("next").asText()));
            assertThat(next.at("/tasks/0/id"))
                    .isEqualTo(json.readTree(ordered.body()).path("id"));
            assertThat(get(base + "/tasks?cursor=none")).contains("\"code\":\"task-unknown\"");
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url))).body();
    }

    private static HttpResponse<String> keyed(String url, String key, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("X-Actor", "li")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("X-Actor", "li")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.header("Authorization", key).build(), HttpResponse.BodyHandlers.ofString());
    }
}
