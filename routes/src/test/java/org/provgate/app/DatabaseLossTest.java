package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.provgate.routes.NightOutcome;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database throws everybody out in the middle of the night, as a restart does; or it crashes. */
class DatabaseLossTest {

    private static final String THROW_OUT = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
               AND (SELECT coalesce(sum(fetched), 0) FROM run_stream) >= :rows
            """;

    private static final String A_WORKER = """
            SELECT pid FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
               AND (SELECT coalesce(sum(fetched), 0) FROM run_stream) >= 4000
             LIMIT 1
            """;

    /** kill -9 of one of its processes makes PostgreSQL recover as from a crash: what is unlogged is empty afterwards. */
    @Test
    void a_crash_of_the_database_costs_the_staged_rows_and_nothing_else() {
        try (var bureau = Bureau.withSubjects(10_000)) {
            bureau.gateway();
            var night = CompletableFuture.supplyAsync(() -> bureau.night(false, "henan", "hebei"));
            var jdbc = JdbcClient.create(
                    new DriverManagerDataSource((String) bureau.settings.get("spring.datasource.url")));
            var worker = Optional.<Long>empty();
            while (worker.isEmpty() && !night.isDone())
                worker = jdbc.sql(A_WORKER).query(Long.class).optional();
            assertThat(ProcessHandle.of(worker.orElseThrow()).orElseThrow().destroyForcibly())
                    .isTrue();
            assertThat(night.join())
                    .allSatisfy(outcome ->
                            assertThat(outcome.kind()).as(outcome.problem()).isEqualTo(NightOutcome.Kind.SEALED));
            for (var province : new String[] {"henan", "hebei"})
                assertThat(bureau.held(province, RegisterStream.SUBJECTS)).isEqualTo(bureau.truth(province, 0));
        }
    }

    @Test
    void the_run_is_opened_again_and_goes_on() {
        try (var bureau = Bureau.withSubjects(10_000)) {
            bureau.gateway();
            var jdbc = JdbcClient.create(
                    new DriverManagerDataSource((String) bureau.settings.get("spring.datasource.url")));
            var night = CompletableFuture.supplyAsync(() -> bureau.night(false, "henan", "hebei"));
            for (int rows : new int[] {2_000, 9_000}) {
                long thrownOut = 0;
                while (thrownOut == 0 && !night.isDone())
                    thrownOut = jdbc.sql(THROW_OUT)
                            .param("rows", rows)
                            .query(Long.class)
                            .single();
                assertThat(thrownOut).isPositive();
            }
            assertThat(night.join())
                    .allSatisfy(outcome ->
                            assertThat(outcome.kind()).as(outcome.problem()).isEqualTo(NightOutcome.Kind.SEALED));
            for (var province : new String[] {"henan", "hebei"})
                assertThat(bureau.held(province, RegisterStream.SUBJECTS)).isEqualTo(bureau.truth(province, 0));
        }
    }
}
