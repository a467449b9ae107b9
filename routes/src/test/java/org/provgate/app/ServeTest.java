package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.provgate.access.Role;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The gateway as it runs: a missed night is caught up by one of two, and everybody can see it. */
class ServeTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private String key;

    @Test
    void a_missed_night_is_caught_up_once_by_one_of_two_gateways_and_shown() throws Exception {
        try (var bureau = Bureau.withSubjects(500)) {
            bureau.settings.put("server.port", "0");
            // the first start writes the next night down; then the gateway is down while it passes
            var jdbc = JdbcClient.create(
                    new DriverManagerDataSource((String) bureau.settings.get("spring.datasource.url")));
            try (var first = Provgate.serve(bureau.arguments())) {
                assertThat(first.isRunning()).isTrue();
                until(() -> jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'night'")
                                .query(Long.class)
                                .single()
                        == 1);
            }
            assertThat(jdbc.sql(
                                    "UPDATE scheduled_tasks SET execution_time = now() - interval '5 hours' WHERE task_name = 'night'")
                            .update())
                    .isEqualTo(1);
            try (var one = Provgate.serve(bureau.arguments());
                    var two = Provgate.serve(bureau.arguments())) {
                until(() -> jdbc.sql(
                                        "SELECT count(*) FROM scheduled_tasks WHERE task_name = 'night' AND last_success IS NOT NULL")
                                .query(Long.class)
                                .single()
                        == 1);
                assertThat(jdbc.sql("SELECT count(*) FROM run WHERE state = 'SEALED'")
                                .query(Long.class)
                                .single())
                        .isEqualTo(2);
                assertThat(jdbc.sql("SELECT execution_time > now() FROM scheduled_tasks WHERE task_name = 'night'")
                                .query(Boolean.class)
                                .single())
                        .isTrue();

                key = Keys.of(jdbc, "SC", Role.CLERK);
                assertThat(get(two, "/api/v1/runs").body()).contains("\"province\":\"henan\"", "\"state\":\"SEALED\"");
                assertThat(get(two, "/api/v1/runs/1").statusCode()).isEqualTo(200);
                assertThat(get(two, "/api/v1/runs/99").body()).contains("there is no run 99");
                assertThat(get(two, "/api/v1/runs/99").statusCode()).isEqualTo(404);
                assertThat(get(two, "/api/v1/runs?limit=1").body()).contains("\"next\":2");
                assertThat(get(two, "/api/v1/openapi.json").body()).contains("\"openapi\":\"3.1", "/api/v1/runs/{id}");
                assertThat(get(two, "/api/v1/runs?limit=0").statusCode()).isEqualTo(400);
                assertThat(get(one, "/actuator/health").body()).contains("\"status\":\"UP\"", "sealed 0 min ago");
                assertThat(get(one, "/actuator/prometheus").body())
                        .contains("provgate_register_age_seconds{province=\"henan\"}")
                        .contains("provgate_breaker_state{province=\"hebei\"} 0.0")
                        .contains("provgate_register_late{province=\"henan\"} 0.0");
                assertThat(get(one, "/").body()).contains("运行状态", "SEALED", "河南");
            }
        }
    }

    private HttpResponse<String> get(ConfigurableApplicationContext gateway, String path)
            throws IOException, InterruptedException {
        var port = gateway.getEnvironment().getProperty("local.server.port");
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }
}
