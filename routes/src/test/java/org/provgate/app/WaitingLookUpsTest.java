package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.access.Permission;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Look-ups that come while another is asked for: no thread waits for them, and each is answered. */
@Timeout(60)
class WaitingLookUpsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static String url;
    private static ConfigurableApplicationContext gateway;
    private static JdbcClient jdbc;
    private static List<String> firms;
    private static String key;

    @BeforeAll
    static void firmsUnderSanction(@TempDir Path folder) throws Exception {
        url = TestServer.database();
        gateway = TestServer.gateway()
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--server.port=0",
                        "--provgate.read-log="
                                + Files.createTempDirectory("look-ups").resolve("reads"));
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        MeasuredLookUps.seed(jdbc, 40, 16, folder.resolve("keys.txt"));
        firms = Files.readAllLines(folder.resolve("keys.txt"));
        key = Keys.of(jdbc, "CZ", Set.of(Permission.FINDINGS_READ));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** Holds what every look-up reads until it is closed. */
    private static Connection held() throws Exception {
        var connection = DriverManager.getConnection(url, "postgres", "");
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("LOCK TABLE sanction, record");
        }
        return connection;
    }

    private static CompletableFuture<HttpResponse<String>> asked(String path) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port") + path))
                        .header("Authorization", key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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

    /** One asks, and while the database lets it wait, the others come. */
    private static List<CompletableFuture<HttpResponse<String>>> waiting(List<String> paths) throws Exception {
        asked("/api/v1/me").get();
        var asked = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        asked.add(asked(paths.get(0)));
        while (waitingForTheDatabase() < 1) Thread.onSpinWait();
        for (var path : paths.subList(1, paths.size())) asked.add(asked(path));
        while (waitingWithoutThread() < paths.size() - 1) Thread.onSpinWait();
        return asked;
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void who_comes_while_another_is_asked_for_holds_no_thread_and_gets_his_own_answer() throws Exception {
        var paths = new ArrayList<>(List.of("/api/v1/subjects/91410402MA9K0001XT/inspections"));
        for (var firm : firms) paths.add("/api/v1/subjects/" + firm + "/inspections");
        List<CompletableFuture<HttpResponse<String>>> asked;
        try (var lock = held()) {
            asked = waiting(paths);
            lock.rollback();
        }
        for (int n = 0; n < paths.size(); n++)
            assertThat(told(asked.get(n).get()))
                    .as(paths.get(n))
                    .isEqualTo(told(asked(paths.get(n)).get()));
        assertThat(asked.get(0).get().statusCode()).isEqualTo(404);
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
