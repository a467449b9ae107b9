package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.provgate.access.Permission;
import org.provgate.agreements.ReadShipping;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Look-ups that come while another is asked for: no thread waits for them, and each is answered. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitingLookUpsTest {

    private static final Set<String> NOT_COMPARED = Set.of("date", "connection", "content-length", "transfer-encoding");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static SanctionedFirms scene;
    private static ConfigurableApplicationContext gateway;
    private static JdbcClient jdbc;
    private static List<String> firms;
    private static String key;

    @BeforeAll
    static void firmsUnderSanction() throws Exception {
        scene = new SanctionedFirms();
        jdbc = scene.jdbc;
        gateway = scene.gateway;
        firms = scene.inspected;
        key = Keys.of(jdbc, "CZ", Set.of(Permission.FINDINGS_READ));
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    /** Holds what every look-up reads until it is closed. */
    private static Connection held() throws Exception {
        var connection = DriverManager.getConnection(scene.url, "postgres", "");
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("LOCK TABLE sanction, record");
        }
        return connection;
    }

    /** @param person whom the system names */
    private static CompletableFuture<HttpResponse<String>> asked(String path, String person) {
        return HTTP.sendAsync(
                scene.request(path, key).header("X-Actor", person).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int waitingForTheDatabase() {
        return jdbc.sql(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    private static int waitingWithoutThread() {
        var server = (TomcatWebServer) ((WebServerApplicationContext) gateway).getWebServer();
        var context = (StandardContext) server.getTomcat().getHost().findChildren()[0];
        return (int) context.getInProgressAsyncCount();
    }

    private static String person(int n) {
        return "person" + n;
    }

    /** One asks, and while the database lets it wait, the others come, each a person of its own. */
    private static List<CompletableFuture<HttpResponse<String>>> waiting(List<String> paths) throws Exception {
        asked("/api/v1/me", person(0)).get();
        var asked = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        asked.add(asked(paths.get(0), person(0)));
        while (waitingForTheDatabase() < 1) Thread.onSpinWait();
        for (int n = 1; n < paths.size(); n++) asked("/api/v1/me", person(n)).get();
        for (int n = 1; n < paths.size(); n++) asked.add(asked(paths.get(n), person(n)));
        while (waitingWithoutThread() < paths.size() - 1) Thread.onSpinWait();
        return asked;
    }

    /** All but when it was given and how it was cut into pieces. */
    private static Object told(HttpResponse<String> answer) {
        return List.of(
                answer.statusCode(),
                answer.headers().map().entrySet().stream()
                        .filter(h -> !NOT_COMPARED.contains(h.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                answer.body());
    }

    private static double counted() {
        return gateway.getBean(MeterRegistry.class).find("http.server.requests").timers().stream()
                .filter(t -> !"/api/v1/me".equals(t.getId().getTag("uri")))
                .mapToDouble(Timer::count)
                .sum();
    }

    private static List<String> reads() throws Exception {
        gateway.getBean(ReadShipping.class).ship();
        return jdbc.sql("SELECT subject || ' ' || actor FROM read_log ORDER BY 1")
                .query(String.class)
                .list();
    }

    @Test
    void who_comes_while_another_is_asked_for_holds_no_thread_and_gets_his_own_answer() throws Exception {
        var subjects = new ArrayList<>(List.of("91410402MA9K0001XT"));
        subjects.addAll(firms);
        subjects.add("91410402MA9K0001XT");
        var paths = subjects.stream()
                .map(s -> "/api/v1/subjects/" + s + "/inspections")
                .toList();
        double before = counted();
        List<CompletableFuture<HttpResponse<String>>> asked;
        try (var lock = held()) {
            asked = waiting(paths);
            lock.rollback();
        }
        var answers = new ArrayList<HttpResponse<String>>();
        for (var one : asked) answers.add(one.get());
        assertThat(counted() - before).isEqualTo(paths.size());
        var reads = reads();
        assertThat(reads).hasSize(paths.size());
        for (int n = 0; n < paths.size(); n++) {
            var read = subjects.get(n) + " " + person(n) + "@";
            assertThat(reads).filteredOn(r -> r.startsWith(read)).hasSize(1);
            assertThat(told(answers.get(n)))
                    .isEqualTo(told(asked(paths.get(n), person(n)).get()));
        }
        assertThat(answers.get(0).statusCode()).isEqualTo(404);
        assertThat(answers.get(1).statusCode()).isEqualTo(200);
        assertThat(answers.get(paths.size() - 1).statusCode()).isEqualTo(404);
    }

    @Test
    void when_the_database_fails_everybody_who_waited_is_told() throws Exception {
        var paths = firms.stream().map(f -> "/api/v1/sanctions?uscc=" + f).toList();
        try (var lock = held()) {
            var asked = waiting(paths);
            while (asked.stream().anyMatch(a -> !a.isDone()))
                jdbc.sql(
                                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single();
            for (var answer : asked) {
                assertThat(answer.get().statusCode()).isEqualTo(503);
                assertThat(answer.get().headers().firstValue("X-Content-Type-Options"))
                        .hasValue("nosniff");
                assertThat(answer.get().body()).contains("database");
            }
            lock.rollback();
        }
    }
}
