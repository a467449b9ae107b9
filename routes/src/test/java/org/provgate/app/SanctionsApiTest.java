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
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.access.ClientOrder;
import org.provgate.access.Clients;
import org.provgate.agreements.ReadShipping;
import org.provgate.sanctions.Sanctions;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What departments' systems meet: look-up, repair, recall to 100 %. */
class SanctionsApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRM = "91410402MA9K0001XT";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext gateway;
    private static String base;
    private static int keys;

    @BeforeAll
    static void aFirmOnTheTaxList() throws IOException {
        var url = TestServer.database();
        var reads = Files.createTempDirectory("reads");
        gateway = TestServer.gateway()
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--server.port=0",
                        "--provgate.read-log=" + reads);
        base = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port") + "/api/v1";
        var jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        jdbc.sql("CREATE TABLE list_entry_henan PARTITION OF list_entry FOR VALUES IN ('henan')")
                .update();
        jdbc.sql("CREATE TABLE subject_henan PARTITION OF subject FOR VALUES IN ('henan')")
                .update();
        jdbc.sql("""
                        INSERT INTO list_entry (province, kind, identity, bucket, content_hash, updated_at, run_id, valid_from, entry_id, uscc, name,
                                                in_date)
                        VALUES ('henan', 'tax', 'T1', 0, '', now(), 1, now(), 'T1', :firm, '企业甲', '2026-03-02')
                        """).param("firm", FIRM).update();
        assertThat(gateway.getBean(Sanctions.class).reconcile("henan").opened()).isEqualTo(2);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static String key(String department, String... scopes) {
        var order = new ClientOrder(
                "test-" + ++keys,
                department,
                "test",
                Arrays.stream(scopes).collect(Collectors.toSet()),
                false,
                java.util.List.of(),
                java.time.Instant.now().plusSeconds(3_600));
        return gateway.getBean(Clients.class).issue(order, "test").key();
    }

    private static HttpResponse<String> ask(String key, String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + key)
                        // each key has its person
                        .header("X-Actor", "p" + key.substring(5, 15))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode ok(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }

    private static void problem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("code").asText())
                .as(answer.body())
                .isEqualTo(code);
    }

    @Test
    void R58_a_measure_is_looked_up_answered_repaired_and_recalled_until_all_have_confirmed() throws Exception {
        var executor = key("CZ", "findings:read", "sanctions:answer");
        var clerk = key("SH", "findings:read", "sanctions:write");
        var reviewer = key("SH", "findings:read", "sanctions:approve");
        var stranger = key("WL", "findings:read", "sanctions:answer", "sanctions:write");

        var measures = ok(ask(executor, "GET", "/sanctions?uscc=" + FIRM + "&field=GOV_PROCUREMENT", ""));
        assertThat(measures).hasSize(1);
        var measure = measures.get(0);
        assertThat(measure.path("zh").asText()).isEqualTo("禁止参加政府采购活动");
        assertThat(measure.path("needsFeedback").asBoolean()).isTrue();
        assertThat(measure.path("from").asText()).isEqualTo("2026-03-02");
        assertThat(measure.at("/basis/id").asText()).isEqualTo("T1");
        var path = "/sanctions/" + measure.path("id").asText();

        problem(ask(executor, "GET", "/sanctions?uscc=91410402MA9K0001XX", ""), 400, "malformed");
        problem(ask(executor, "GET", "/sanctions?uscc=" + FIRM + "&field=TAXES", ""), 400, "malformed");
        problem(ask(executor, "GET", "/sanctions?uscc=" + FIRM + "&field=HONOUR", ""), 404, "field-unknown");
        problem(ask(stranger, "GET", path, ""), 404, "sanction-unknown");
        problem(ask(stranger, "GET", "/sanctions/999999", ""), 404, "sanction-unknown");
        problem(
                ask(stranger, "POST", path + "/feedback", "{\"action\": \"a\", \"date\": \"2026-03-03\"}"),
                404,
                "sanction-unknown");
        problem(
                ask(stranger, "POST", path + "/repair", "{\"reason\": \"r\", \"document\": \"d\"}"),
                404,
                "sanction-unknown");
        assertThat(ask(executor, "POST", path + "/repair", "{}").statusCode())
                .as("its key does not write")
                .isEqualTo(404);

        assertThat(ok(ask(executor, "GET", "/sanctions/unanswered?days=0", ""))).hasSize(1);
        problem(ask(executor, "POST", path + "/feedback", "{\"action\": \"a\"}"), 422, "feedback-refused");
        ok(ask(executor, "POST", path + "/feedback", "{\"action\": \"已剔除\", \"date\": \"2026-03-03\"}"));
        assertThat(ok(ask(clerk, "GET", path + "/feedback", ""))).hasSize(1);
        assertThat(ok(ask(executor, "GET", "/sanctions/unanswered?days=0", ""))).isEmpty();

        problem(ask(clerk, "POST", path + "/repair", "{}"), 422, "repair-incomplete");
        problem(ask(reviewer, "POST", path + "/repair/approval", ""), 404, "repair-none");
        ok(ask(clerk, "POST", path + "/repair", "{\"reason\": \"已缴清\", \"document\": \"7号\"}"));
        assertThat(ok(ask(reviewer, "GET", "/sanctions/repairs?open=true", ""))).hasSize(1);
        ok(ask(reviewer, "POST", path + "/repair/approval", ""));
        assertThat(ok(ask(executor, "GET", "/sanctions?uscc=" + FIRM, ""))).isEmpty();

        var open = ok(ask(executor, "GET", "/recalls?state=open", ""));
        assertThat(open).hasSize(1);
        var ids = "{\"ids\": [" + open.get(0).path("id") + "], \"remark\": \"已恢复\"}";
        problem(ask(stranger, "POST", "/recalls/confirmations", ids), 404, "recall-unknown");
        assertThat(ok(ask(executor, "GET", "/recalls/summary", ""))
                        .path("share")
                        .asDouble())
                .isZero();
        assertThat(ok(ask(executor, "POST", "/recalls/confirmations", ids))
                        .path("confirmed")
                        .asInt())
                .isEqualTo(1);
        assertThat(ok(ask(executor, "POST", "/recalls/confirmations", ids))
                        .path("already")
                        .asInt())
                .isEqualTo(1);
        assertThat(ok(ask(executor, "GET", "/recalls/summary", ""))
                        .path("share")
                        .asDouble())
                .isEqualTo(1);
        assertThat(ok(ask(executor, "GET", path, "")).at("/recall/confirmedAt").asText())
                .isNotEmpty();
    }

    @Test
    void R56_an_agreement_shows_another_department_the_requesters_measures_of_a_field_and_no_more() throws Exception {
        var reader = key("JT", "findings:read");
        var look = "/sanctions?uscc=" + FIRM + "&field=LAND_SUPPLY";
        problem(ask(reader, "GET", look, ""), 404, "field-unknown");

        var clerk = key("SH", "agreements:write");
        var agreement = ok(ask(clerk, "POST", "/agreements", """
                {"receiver": "JT", "kind": "SANCTION", "fields": ["LAND_SUPPLY"], "purpose": "核查用地资格", "from": "2020-01-01", "to": "2099-01-01"}
                """));
        var path = "/agreements/" + agreement.path("id").asText();
        problem(ask(reader, "GET", look, ""), 404, "field-unknown");
        ok(ask(key("SH", "agreements:approve"), "POST", path + "/approval", ""));

        var shown = ok(ask(reader, "GET", look, ""));
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("field").asText()).isEqualTo("LAND_SUPPLY");
        assertThat(shown.get(0).at("/basis/id").asText())
                .as("the basis is not shared")
                .isEmpty();
        assertThat(shown.get(0).path("requester").asText(""))
                .as("nor who asked for it")
                .isIn("", "null");
        problem(ask(reader, "GET", "/sanctions?uscc=" + FIRM + "&field=GOV_PROCUREMENT", ""), 404, "field-unknown");
        problem(ask(reader, "GET", "/sanctions/" + shown.get(0).path("id").asText(), ""), 404, "sanction-unknown");

        gateway.getBean(ReadShipping.class).ship();
        var logged = gateway.getBean(JdbcClient.class)
                .sql(
                        "SELECT agreements[1] || ' ' || providers[1] FROM read_log WHERE department = 'JT' AND cardinality(shown) = 1")
                .query(String.class)
                .list();
        assertThat(logged).containsExactly(agreement.path("id").asText() + " SH");
        assertThat(gateway.getBean(JdbcClient.class)
                        .sql("SELECT how FROM sanction_receiver WHERE department = 'JT'")
                        .query(String.class)
                        .list())
                .as("who has read it is recalled")
                .containsExactly("READ");
    }
}
