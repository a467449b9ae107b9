package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.provgate.cli.Exit;
import org.provgate.mock.Fault;

/** What an operator sees and does about records on their way, with both provinces' stand-ins. */
class PushToolsTest {

    private final PushBureau pushing = new PushBureau();
    private final Bureau bureau = pushing.bureau;
    private final HttpClient http = HttpClient.newHttpClient();
    private String key;

    @AfterEach
    void close() {
        bureau.close();
    }

    @Test
    void push_run_sends_what_waits_and_the_story_can_be_read_without_anybodys_number() {
        pushing.penalty("henan", "P-1", PushBureau.person());
        pushing.penalty("henan", "P-2", PushBureau.firm("91410402MA44X5P861"));
        var run = pushing.provgate("push", "run", "--province", "henan");
        assertThat(run.exit()).as(run.toString()).isEqualTo(Exit.PARTIAL);
        assertThat(run.out()).contains("ACCEPTED", "REJECTED", "被拒绝");
        assertThat(pushing.provgate("push", "status").exit()).isEqualTo(Exit.PARTIAL);
        assertThat(pushing.provgate("push", "list", "--state", "REJECTED", "--subject", "91410402MA44X5P86N")
                        .out())
                .contains("P-2", "CLERK")
                .doesNotContain("P-1");
        var story = pushing.provgate("push", "show", String.valueOf(pushing.id("P-1")), "--wire");
        assertThat(story.out())
                .contains(
                        "提交", "SUBMITTED", "ACCEPTED 已接收", "无需处理 nobody", "HTTP 200", "batch ", "\"CF_XDR_MC\":\"***\"")
                .doesNotContain(PushBureau.PERSON_ID, PushBureau.PERSON);
        var json = pushing.provgate("push", "show", String.valueOf(pushing.id("P-1")), "--wire", "--json");
        assertThat(json.out())
                .contains("\"exchanges\"", "\"who\" : \"NOBODY\"")
                .doesNotContain(PushBureau.PERSON_ID, PushBureau.PERSON);
        assertThat(pushing.jdbc
                        .sql("SELECT string_agg(x::text, '') FROM exchange x")
                        .query(String.class)
                        .single())
                .doesNotContain(PushBureau.PERSON_ID, PushBureau.PERSON);
        assertThat(run.out() + run.err()).doesNotContain(PushBureau.PERSON_ID, PushBureau.PERSON);
        assertThat(pushing.provgate("push", "show", "999").err()).contains("there is no delivery 999");
    }

    @Test
    void of_hebei_whose_messages_are_encrypted_the_exchange_tells_batch_and_size() {
        pushing.penalty("hebei", "P-1", PushBureau.person());
        assertThat(pushing.provgate("push", "run", "--province", "hebei").exit())
                .isEqualTo(Exit.OK);
        assertThat(pushing.provgate("push", "show", String.valueOf(pushing.id("P-1")), "--wire")
                        .out())
                .contains(" bytes), batch ", " of 1 records", "<EncData>(encrypted)", "<TranCode>4001")
                .contains("等待平台回执")
                .doesNotContain(PushBureau.PERSON_ID, PushBureau.PERSON);
    }

    @Test
    void a_bulk_retry_needs_the_count_of_its_preview() {
        pushing.penalty("henan", "P-1", PushBureau.firm("91410402MA44X5P861"));
        pushing.penalty("henan", "P-2", PushBureau.firm("91410402MA44X5P861"));
        pushing.provgate("push", "run");
        String[] retry = {"push", "retry", "--state", "REJECTED", "--reason", "规则已修复"};
        assertThat(pushing.provgate(retry).out()).contains("P-1", "P-2", "--expect 2");
        assertThat(pushing.state("P-1")).isEqualTo("REJECTED");
        var wrong = pushing.provgate(and(retry, "--expect", "3"));
        assertThat(wrong.exit()).isEqualTo(Exit.ERROR);
        assertThat(wrong.err()).contains("counted 3", "meets 2");
        assertThat(pushing.provgate(and(retry, "--expect", "2")).out()).contains("done to 2 records");
        assertThat(pushing.state("P-1")).isEqualTo("PENDING");
        assertThat(pushing.provgate("push", "park", "1", "2", "--reason", "核查").exit())
                .isEqualTo(Exit.OK);
        assertThat(pushing.provgate("push", "unpark", "--province", "henan", "--reason", "已核对", "--expect", "2")
                        .exit())
                .isEqualTo(Exit.OK);
        assertThat(pushing.provgate("push", "retry", "--reason", "x").err()).contains("say which deliveries are meant");
        assertThat(pushing.provgate("evidence", "verify").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void a_paused_way_ends_a_run_with_6_and_an_unavailable_platform_with_4() {
        pushing.penalty("henan", "P-1", PushBureau.person());
        assertThat(pushing.provgate("push", "drain", "henan", "--reason", "切换专线", "--actor", "li")
                        .out())
                .contains("paused, drained", "waiting 1");
        var paused = pushing.provgate("push", "run");
        assertThat(paused.exit()).isEqualTo(Exit.HELD);
        assertThat(paused.out()).contains("henan: 已暂停 paused by li");
        assertThat(pushing.provgate("push", "pause", "shanxi", "--reason", "x").err())
                .contains("no enabled province shanxi");
        assertThat(pushing.provgate("push", "resume", "henan", "--reason", "完成").out())
                .contains("open");
        bureau.faults("henan").every(1, Fault.RESET_BEFORE);
        var down = pushing.provgate("push", "run");
        bureau.faults("henan").clear();
        assertThat(down.exit()).as(down.toString()).isEqualTo(Exit.UPSTREAM);
        assertThat(pushing.provgate("push", "resume", "henan", "--reason", "平台已恢复")
                        .exit())
                .isEqualTo(Exit.OK);
        var run = pushing.provgate("push", "run");
        assertThat(run.exit()).as(run.toString()).isEqualTo(Exit.OK);
        assertThat(pushing.state("P-1")).isEqualTo("ACCEPTED");
    }

    @Test
    void a_gateway_that_serves_sends_by_itself_and_hides_no_dead_letter() throws Exception {
        pushing.penalty("henan", "P-1", PushBureau.person());
        pushing.penalty("henan", "P-2", PushBureau.firm("91410402MA44X5P861"));
        try (var gateway = Provgate.serve(bureau.arguments())) {
            until(() -> pushing.state("P-2").equals("REJECTED")
                    && pushing.state("P-1").equals("ACCEPTED"));
            var port = gateway.getEnvironment().getProperty("local.server.port");
            var page = get(port, "/api/v1/deliveries?limit=1&province=henan").body();
            assertThat(page)
                    .contains("\"record\":\"P-2\"", "\"who\":\"CLERK\"")
                    .doesNotContain(PushBureau.PERSON_ID, PushBureau.PERSON);
            var next = page.replaceAll(".*\"next\":\"([^\"]+)\"}$", "$1");
            assertThat(get(port, "/api/v1/deliveries?limit=1&cursor=" + next).body())
                    .contains("\"record\":\"P-1\"")
                    .doesNotContain(PushBureau.PERSON_ID, PushBureau.PERSON);
            assertThat(get(port, "/api/v1/deliveries?cursor=x").statusCode()).isEqualTo(400);
            assertThat(get(port, "/api/v1/deliveries/" + pushing.id("P-1")).body())
                    .contains("\"timeline\"")
                    .doesNotContain(PushBureau.PERSON_ID, PushBureau.PERSON);
            assertThat(get(port, "/api/v1/deliveries/" + pushing.id("P-1") + "/exchanges")
                            .body())
                    .contains("***")
                    .doesNotContain(PushBureau.PERSON_ID, PushBureau.PERSON);
            assertThat(get(port, "/api/v1/deliveries/999").statusCode()).isEqualTo(404);
            assertThat(get(port, "/api/v1/deliveries/summary").body()).contains("\"attention\":1");
            assertThat(get(port, "/actuator/health").body()).contains("\"DEGRADED\"", "1 PENALTIES REJECTED");
            assertThat(get(port, "/actuator/health").statusCode()).isEqualTo(200);
            assertThat(get(port, "/actuator/prometheus").body())
                    .contains(
                            "provgate_push_deliveries{channel=\"PENALTIES\",province=\"henan\",state=\"REJECTED\"} 1.0")
                    .contains("provgate_push_gate{province=\"henan\"} 0.0")
                    .contains("provgate_push_oldest_seconds{province=\"hebei\"} 0.0");
            var gate = "/api/v1/platforms/henan/gate";
            assertThat(post(port, gate + "/pause", "{\"reason\":\"升级\"}").body())
                    .contains("\"state\":\"PAUSED\"", "\"drained\":true");
            var filter = "{\"filter\":{\"states\":[\"REJECTED\"]},\"reason\":\"规则已修复\"";
            assertThat(post(port, "/api/v1/deliveries/retry/preview", filter + "}")
                            .body())
                    .contains("\"count\":1", "\"record\":\"P-2\"");
            assertThat(post(port, "/api/v1/deliveries/retry", filter + "}").statusCode())
                    .isEqualTo(400);
            assertThat(post(port, "/api/v1/deliveries/retry", filter + ",\"expected\":7}")
                            .body())
                    .contains("\"code\":\"count-changed\"");
            assertThat(post(port, "/api/v1/deliveries/retry", filter + ",\"expected\":1}")
                            .body())
                    .contains("\"count\":1");
            assertThat(pushing.state("P-2")).isEqualTo("PENDING");
            assertThat(post(port, "/api/v1/deliveries/" + pushing.id("P-2") + "/park", "{\"reason\":\"核查\"}")
                            .body())
                    .contains("\"state\":\"PARKED\"");
            assertThat(post(port, "/api/v1/deliveries/" + pushing.id("P-1") + "/retry", "{\"reason\":\"x\"}")
                            .body())
                    .contains("\"code\":\"not-possible\"");
            assertThat(post(port, gate + "/resume", "{}").body()).contains("\"code\":\"reason-missing\"");
            assertThat(post(port, gate + "/resume", "{\"reason\":\"完成\"}").body())
                    .contains("\"state\":\"OPEN\"");
            assertThat(get(port, "/api/v1/platforms/shanxi/gate").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_gateway_told_not_to_push_serves_without_sending() {
        pushing.penalty("henan", "P-1", PushBureau.person());
        bureau.settings.put("provgate.push.enabled", "false");
        try (var gateway = Provgate.serve(bureau.arguments())) {
            assertThat(gateway.getBeanNamesForType(PushSchedule.class)).isEmpty();
            assertThat(gateway.getBean(org.apache.camel.CamelContext.class)
                            .getRouteController()
                            .getRouteStatus("push-clock-henan")
                            .isStarted())
                    .isFalse();
        }
        assertThat(pushing.state("P-1")).isEqualTo("PENDING");
    }

    private static String[] and(String[] words, String... more) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private HttpResponse<String> get(String port, String path) throws IOException, InterruptedException {
        return http.send(request(port, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String port, String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(port, path)
                        .header("Content-Type", "application/json")
                        .header("X-Actor", "li")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String port, String path) {
        if (key == null) key = Keys.office(pushing.jdbc);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", key)
                .timeout(Duration.ofSeconds(20));
    }

    private static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
