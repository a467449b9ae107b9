package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.access.Permission;

/** How systems are let in, before what guards browsers. */
class SystemsDoorTest {

    private static ReportingBureau bureau;
    private static String reader;

    @BeforeAll
    static void aGateway() {
        bureau = new ReportingBureau(5, TestServer.database(), "--provgate.push.enabled=false");
        reader = Keys.of(bureau.jdbc, "XF", Set.of(Permission.FINDINGS_READ));
    }

    @AfterAll
    static void stop() {
        bureau.close();
    }

    private static int status(String path, String key) throws Exception {
        return bureau.root(path, "Authorization", key).statusCode();
    }

    @Test
    void health_is_for_all_its_details_and_the_figures_for_who_may_watch() throws Exception {
        var watcher = Keys.of(bureau.jdbc, "XF", Set.of(Permission.STATUS_READ));
        for (var path : List.of("/actuator/prometheus", "/actuator/info", "/actuator")) {
            assertThat(status(path, reader)).as(path).isEqualTo(404);
            assertThat(status(path, watcher)).as(path).isEqualTo(200);
        }
        assertThat(bureau.root("/actuator/health", "Authorization", reader).body())
                .contains("\"status\"")
                .doesNotContain("components");
        assertThat(bureau.root("/actuator/health", "Authorization", watcher).body())
                .contains("components");
    }

    @Test
    void a_key_that_is_none_opens_nothing_and_is_told_so() throws Exception {
        for (var path : List.of("/api/v1/me", "/actuator/prometheus", "/open", "/login", "/nothing"))
            assertThat(status(path, "Bearer pgk_" + "0".repeat(64))).as(path).isEqualTo(401);
    }

    @Test
    void a_key_is_no_session_at_the_pages_of_people() throws Exception {
        for (var path : List.of("/people", "/keys", "/account"))
            assertThat(status(path, reader)).as(path).isIn(302, 401, 404);
    }

    @Test
    void an_address_written_strangely_opens_nothing_that_the_plain_one_does_not() throws Exception {
        for (var path : List.of(
                "//actuator/prometheus",
                "/actuator//prometheus",
                "/%61ctuator/prometheus",
                "/actuator;a=b/prometheus",
                "/actuator%2fprometheus",
                "/actuator/prometheus;/x",
                "/actuator/health/../prometheus",
                "/actuator/health/%2e%2e/prometheus",
                "/x/..;/actuator/prometheus",
                "/%61pi/v1/me",
                "/api/v1/people;/me",
                "/api/v1\\me",
                "/api/v1/me%00",
                "/api/v1/me\u007f",
                "/api/v1/me/"))
            assertThat(raw(path, reader))
                    .as(path)
                    .matches("(?s)HTTP/1.1 (400|404).*")
                    .doesNotContain("\"XF\"", "jvm_");
    }

    /** What no client of ours would send. @return the answer as it came */
    private static String raw(String path, String key) throws IOException {
        var address = URI.create(bureau.root());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: " + key
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
