package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transfers, suspicions and clues over HTTP; who asks is what the test says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransfersWebTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext gateway;
    private String base;
    private String office;

    @BeforeAll
    void start() {
        gateway = TestServer.gateway()
                .run(
                        "--spring.datasource.url=" + TestServer.database(),
                        "--server.port=0",
                        "--provgate.push.enabled=false",
                        "--provgate.provinces.henan.adapter=henan",
                        "--provgate.provinces.henan.base-url=http://127.0.0.1:9",
                        "--provgate.provinces.henan.area-code=410402",
                        "--provgate.provinces.henan.app-id=x",
                        "--provgate.provinces.henan.app-secret=x");
        base = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    private HttpResponse<String> ask(String who, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (who != null) {
            var parts = who.split("/");
            var jdbc = gateway.getBean(JdbcClient.class);
            if (office == null) office = Keys.office(jdbc);
            request.header("Authorization", parts[0].equals("office") ? office : Keys.all(jdbc, parts[0]))
                    .header("X-Actor", parts[1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode done(String who, String method, String path, String body)
            throws IOException, InterruptedException {
        var answer = ask(who, method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    @Test
    void R60_the_sample_goes_to_the_police_after_approval_and_is_answered() throws Exception {
        var sample = Files.readString(Path.of("../docs/examples/transfer.json"));
        var written = done("ZJ/wang", "POST", "/api/v1/transfers", sample);
        var path = "/api/v1/transfers/" + written.at("/transfer/id").asText();
        assertThat(written.at("/transfer/province/note").asText()).contains("仅在部门之间流转");
        assertThat(ask("ZJ/wang", "POST", path + "/approval", null).body()).contains("own-approval");
        assertThat(ask("ZJ/wang", "POST", path + "/sending", null).statusCode()).isEqualTo(409);
        done("ZJ/zhao", "POST", path + "/approval", null);
        assertThat(ask("GA/sun", "GET", path, null).statusCode()).isEqualTo(404);
        done("ZJ/wang", "POST", path + "/sending", null);
        assertThat(done("GA/sun", "GET", "/api/v1/transfers?box=RECEIVED&state=SENT", null)
                        .at("/transfers/0/to")
                        .asText())
                .isEqualTo("GA");
        done("GA/sun", "POST", path + "/answer", "{\"answer\": \"RECEIVED\", \"receiptNo\": \"公受1号\"}");
        var story = done("GA/sun", "POST", path + "/outcome", "{\"outcome\": \"FILED\"}");
        assertThat(story.at("/transfer/receiptNo").asText()).isEqualTo("公受1号");
        assertThat(story.get("steps")).hasSize(5);
        var foreign = ask("XF/li", "GET", path, null);
        var none = ask("XF/li", "GET", "/api/v1/transfers/410402-20261121-000000000000", null);
        assertThat(foreign.statusCode()).isEqualTo(none.statusCode()).isEqualTo(404);
        assertThat(ask(null, "GET", path, null).statusCode()).isEqualTo(401);
    }

    @Test
    void R59_the_same_draft_under_the_same_key_is_one_and_everything_wrong_is_told_at_once() throws Exception {
        var wrong = ask("ZJ/wang", "POST", "/api/v1/transfers", "{\"kind\": \"COPY\"}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(wrong.body()).get("violations").findValuesAsText("rule"))
                .contains("to", "origin", "name", "item", "facts");
        assertThat(done("ZJ/wang", "GET", "/api/v1/transfers/routes?matter=%E6%B6%88%E9%98%B2", null)
                        .at("/0/department")
                        .asText())
                .isEqualTo("XF");
        assertThat(ask("ZJ/wang", "POST", "/api/v1/suspicions", "{\"recordId\": \"R-1\", \"grounds\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void R72_anybody_leaves_a_clue_gets_a_number_and_nothing_else_and_the_office_assigns_it() throws Exception {
        var told = ask(null, "POST", "/open/v1/clues", """
                {"subject": "甲公司", "what": "夜间施工", "where": "建设路1号", "contact": "13800001234"}""");
        assertThat(told.statusCode()).isEqualTo(201);
        var number = JSON.readTree(told.body()).get("number").asText();
        assertThat(told.body()).isEqualTo("{\"number\":\"" + number + "\"}");
        assertThat(ask(null, "GET", "/open/v1/clues/" + number, null).statusCode())
                .isEqualTo(404);
        var path = "/api/v1/clues/" + number;
        assertThat(ask("ST/ma", "GET", path, null).statusCode()).isEqualTo(404);
        assertThat(done("office/chen", "GET", path, null).get("contact").isNull())
                .isTrue();
        done("office/chen", "POST", path + "/assignment", "{\"department\": \"ST\"}");
        assertThat(done("ST/ma", "GET", path, null).get("contact").asText()).isEqualTo("13800001234");
        var handed = done("ST/ma", "POST", path + "/transfer", """
                {"kind": "OTHER_DEPT", "to": "ZJ", "origin": "REPORT", "name": "甲公司", "item": "夜间施工", "facts": "群众举报"}""");
        assertThat(handed.get("state").asText()).isEqualTo("TRANSFERRED");
    }

    @Test
    void R72_a_clue_that_is_too_big_or_no_clue_is_refused_without_being_quoted() throws Exception {
        var big = ask(null, "POST", "/open/v1/clues", "{\"subject\": \"" + "x".repeat(20_000) + "\"}");
        assertThat(big.statusCode()).isEqualTo(413);
        var broken = ask(null, "POST", "/open/v1/clues", "{\"contact\": 13800001234, ]");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).doesNotContain("13800001234").contains("a clue is JSON");
        assertThat(ask(null, "POST", "/open/v1/clues", "{}").statusCode()).isEqualTo(422);
        assertThat(ask(null, "POST", "/open/v1/clues", "null").statusCode()).isEqualTo(400);
    }

    @Test
    void R60_health_and_metrics_tell_what_is_late() throws Exception {
        assertThat(done("office/ops", "GET", "/actuator/health", null)
                        .at("/components/handovers/status")
                        .asText())
                .isEqualTo("UP");
        var metrics = ask("office/ops", "GET", "/actuator/prometheus", null).body();
        assertThat(metrics).contains("provgate_handovers_overdue{duty=\"answer\"}", "provgate_clues_unassigned");
    }
}
