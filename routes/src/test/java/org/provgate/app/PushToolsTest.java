package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.cli.Exit;
import org.provgate.mock.Fault;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Contents;
import org.provgate.outbox.Outbox;
import org.provgate.outbox.Outgoing;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What an operator sees and does about records on their way, with both provinces' stand-ins. */
class PushToolsTest {

    private static final String PERSON_ID = "410402197901011231";
    private static final String PERSON = "张某某";

    private final Bureau bureau = Bureau.withSubjects(100);
    private final HttpClient http = HttpClient.newHttpClient();
    private JdbcClient jdbc;

    /** How a command ended. */
    private record Ended(int exit, String out, String err) {}

    @BeforeEach
    void schema() {
        bureau.settings.put("server.port", "0");
        bureau.settings.put("provgate.push.every", "100ms");
        bureau.settings.put("provgate.push.first-pause", "30s");
        jdbc = JdbcClient.create(new DriverManagerDataSource((String) bureau.settings.get("spring.datasource.url")));
        bureau.gateway();
    }

    @AfterEach
    void close() {
        bureau.close();
    }

    private void penalty(String province, String id, Party party) {
        var organ = new Penalty.Organ("住房和城乡建设局", "11410402MB0U1234XT");
        var penalty = new Penalty(
                id,
                party,
                null,
                "罚字〔2026〕" + id + "号",
                List.of("罚款"),
                "未取得施工许可证擅自施工",
                PERSON + "擅自施工",
                "《建筑法》第六十四条",
                "罚款",
                new BigDecimal("1.5"),
                null,
                null,
                LocalDate.now(ZoneId.of("Asia/Shanghai")),
                null,
                null,
                organ,
                organ,
                null);
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, business_key, content, digest, event_on,
                                            submission, submitted_by, submitted_at)
                        VALUES (:id, 'PENALTY', :province, '410402', 'ZJ', '91410402MA44X5P86N', :id, '{}', 'd', current_date, 's', '李', now())
                        """).param("id", id).param("province", province).update();
        bureau.gateway()
                .get(Outbox.class)
                .enqueue(List.of(
                        new Outgoing(id, province, Channel.PENALTIES, id, "lane-" + id, "", Contents.write(penalty))));
    }

    private static Party person() {
        return new Party(PERSON, Party.Kind.PERSON, null, null, null, "身份证", PERSON_ID);
    }

    private static Party firm(String uscc) {
        return new Party("甲公司", Party.Kind.ORGANISATION, uscc, null, null, null, null);
    }

    private long id(String record) {
        return jdbc.sql("SELECT id FROM delivery WHERE record_id = :r")
                .param("r", record)
                .query(Long.class)
                .single();
    }

    private String state(String record) {
        return jdbc.sql("SELECT state FROM delivery WHERE record_id = :r")
                .param("r", record)
                .query(String.class)
                .single();
    }

    @Test
    void push_run_sends_what_waits_and_the_story_can_be_read_without_anybodys_number() {
        penalty("henan", "P-1", person());
        penalty("henan", "P-2", firm("91410402MA44X5P861"));
        var run = provgate("push", "run", "--province", "henan");
        assertThat(run.exit).as(run.toString()).isEqualTo(Exit.PARTIAL);
        assertThat(run.out).contains("ACCEPTED", "REJECTED", "被拒绝");
        assertThat(provgate("push", "status").exit).isEqualTo(Exit.PARTIAL);
        assertThat(provgate("push", "list", "--state", "REJECTED", "--subject", "91410402MA44X5P86N").out)
                .contains("P-2", "CLERK")
                .doesNotContain("P-1");
        var story = provgate("push", "show", String.valueOf(id("P-1")), "--wire");
        assertThat(story.out)
                .contains(
                        "提交", "SUBMITTED", "ACCEPTED 已接收", "无需处理 nobody", "HTTP 200", "batch ", "\"CF_XDR_MC\":\"***\"")
                .doesNotContain(PERSON_ID, PERSON);
        var json = provgate("push", "show", String.valueOf(id("P-1")), "--wire", "--json");
        assertThat(json.out).contains("\"exchanges\"", "\"who\" : \"NOBODY\"").doesNotContain(PERSON_ID, PERSON);
        assertThat(jdbc.sql("SELECT string_agg(x::text, '') FROM exchange x")
                        .query(String.class)
                        .single())
                .doesNotContain(PERSON_ID, PERSON);
        assertThat(run.out + run.err).doesNotContain(PERSON_ID, PERSON);
        assertThat(provgate("push", "show", "999").err).contains("there is no delivery 999");
    }

    @Test
    void of_hebei_whose_messages_are_encrypted_the_exchange_tells_batch_and_size() {
        penalty("hebei", "P-1", person());
        assertThat(provgate("push", "run", "--province", "hebei").exit).isEqualTo(Exit.OK);
        assertThat(provgate("push", "show", String.valueOf(id("P-1")), "--wire").out)
                .contains(" bytes), batch ", " of 1 records", "<EncData>(encrypted)", "<TranCode>4001")
                .contains("等待平台回执")
                .doesNotContain(PERSON_ID, PERSON);
    }

    @Test
    void a_bulk_retry_needs_the_count_of_its_preview() {
        penalty("henan", "P-1", firm("91410402MA44X5P861"));
        penalty("henan", "P-2", firm("91410402MA44X5P861"));
        provgate("push", "run");
        String[] retry = {"push", "retry", "--state", "REJECTED", "--reason", "规则已修复"};
        assertThat(provgate(retry).out).contains("P-1", "P-2", "--expect 2");
        assertThat(state("P-1")).isEqualTo("REJECTED");
        var wrong = provgate(and(retry, "--expect", "3"));
        assertThat(wrong.exit).isEqualTo(Exit.ERROR);
        assertThat(wrong.err).contains("counted 3", "meets 2");
        assertThat(provgate(and(retry, "--expect", "2")).out).contains("done to 2 records");
        assertThat(state("P-1")).isEqualTo("PENDING");
        assertThat(provgate("push", "park", "1", "2", "--reason", "核查").exit).isEqualTo(Exit.OK);
        assertThat(provgate("push", "unpark", "--province", "henan", "--reason", "已核对", "--expect", "2").exit)
                .isEqualTo(Exit.OK);
        assertThat(provgate("push", "retry", "--reason", "x").err).contains("say which deliveries are meant");
        assertThat(provgate("evidence", "verify").exit).isEqualTo(Exit.OK);
    }

    @Test
    void a_paused_way_ends_a_run_with_6_and_an_unavailable_platform_with_4() {
        penalty("henan", "P-1", person());
        assertThat(provgate("push", "drain", "henan", "--reason", "切换专线", "--actor", "li").out)
                .contains("paused, drained", "waiting 1");
        var paused = provgate("push", "run");
        assertThat(paused.exit).isEqualTo(Exit.HELD);
        assertThat(paused.out).contains("henan: 已暂停 paused by li");
        assertThat(provgate("push", "pause", "shanxi", "--reason", "x").err).contains("no enabled province shanxi");
        assertThat(provgate("push", "resume", "henan", "--reason", "完成").out).contains("open");
        bureau.faults("henan").every(1, Fault.RESET_BEFORE);
        var down = provgate("push", "run");
        bureau.faults("henan").clear();
        assertThat(down.exit).as(down.toString()).isEqualTo(Exit.UPSTREAM);
        assertThat(provgate("push", "resume", "henan", "--reason", "平台已恢复").exit)
                .isEqualTo(Exit.OK);
        var run = provgate("push", "run");
        assertThat(run.exit).as(run.toString()).isEqualTo(Exit.OK);
        assertThat(state("P-1")).isEqualTo("ACCEPTED");
    }

    @Test
    void a_gateway_that_serves_sends_by_itself_and_hides_no_dead_letter() throws Exception {
        penalty("henan", "P-1", person());
        penalty("henan", "P-2", firm("91410402MA44X5P861"));
        try (var gateway = Provgate.serve(bureau.arguments())) {
            until(() -> state("P-2").equals("REJECTED") && state("P-1").equals("ACCEPTED"));
            var port = gateway.getEnvironment().getProperty("local.server.port");
            var page = get(port, "/api/v1/deliveries?limit=1&province=henan").body();
            assertThat(page).contains("\"record\":\"P-2\"", "\"who\":\"CLERK\"").doesNotContain(PERSON_ID, PERSON);
            var next = page.replaceAll(".*\"next\":\"([^\"]+)\"}$", "$1");
            assertThat(get(port, "/api/v1/deliveries?limit=1&cursor=" + next).body())
                    .contains("\"record\":\"P-1\"")
                    .doesNotContain(PERSON_ID, PERSON);
            assertThat(get(port, "/api/v1/deliveries?cursor=x").statusCode()).isEqualTo(400);
            assertThat(get(port, "/api/v1/deliveries/" + id("P-1")).body())
                    .contains("\"timeline\"")
                    .doesNotContain(PERSON_ID, PERSON);
            assertThat(get(port, "/api/v1/deliveries/" + id("P-1") + "/exchanges")
                            .body())
                    .contains("***")
                    .doesNotContain(PERSON_ID, PERSON);
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
            assertThat(state("P-2")).isEqualTo("PENDING");
            assertThat(post(port, "/api/v1/deliveries/" + id("P-2") + "/park", "{\"reason\":\"核查\"}")
                            .body())
                    .contains("\"state\":\"PARKED\"");
            assertThat(post(port, "/api/v1/deliveries/" + id("P-1") + "/retry", "{\"reason\":\"x\"}")
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
        penalty("henan", "P-1", person());
        bureau.settings.put("provgate.push.enabled", "false");
        try (var gateway = Provgate.serve(bureau.arguments())) {
            assertThat(gateway.getBeanNamesForType(PushSchedule.class)).isEmpty();
            assertThat(gateway.getBean(org.apache.camel.CamelContext.class)
                            .getRouteController()
                            .getRouteStatus("push-clock-henan")
                            .isStarted())
                    .isFalse();
        }
        assertThat(state("P-1")).isEqualTo("PENDING");
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

    private static HttpRequest.Builder request(String port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private Ended provgate(String... words) {
        var args = new ArrayList<>(bureau.arguments());
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
