package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Handing in while PostgreSQL lets nobody in. A gateway of its own: its pool holds broken connections afterwards. */
class DatabaseAwayTest {

    @Test
    void a_system_is_told_to_come_again_and_nothing_is_lost_or_taken_twice() throws Exception {
        try (var bureau = new ReportingBureau(10)) {
            var body = bureau.result("SUBJ-000001", "");
            var name = bureau.jdbc
                    .sql("SELECT current_database()")
                    .query(String.class)
                    .single();
            var url = bureau.jdbc
                    .sql("SELECT 'jdbc:postgresql://127.0.0.1:' || current_setting('port') || '/postgres'")
                    .query(String.class)
                    .single();
            var server = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
            server.sql("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false").update();
            try {
                server.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single();
                var away = bureau.post("/results", "away-1", body);
                assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
                assertThat(away.body()).contains("\"code\":\"database-away\"");
                assertThat(away.headers().firstValue("Retry-After")).contains("5");
            } finally {
                server.sql("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true").update();
            }
            assertThat(again(bureau, body).statusCode()).isEqualTo(201);
            assertThat(bureau.jdbc
                            .sql("SELECT count(*) FROM record")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    /** Sends the same until it is answered: broken connections leave the pool one by one. */
    private static HttpResponse<String> again(ReportingBureau bureau, String body) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        var answer = bureau.post("/results", "away-1", body);
        while (answer.statusCode() == 503 && System.nanoTime() < end) answer = bureau.post("/results", "away-1", body);
        return answer;
    }
}
