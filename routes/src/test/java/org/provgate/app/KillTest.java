package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.cli.Exit;
import org.provgate.mock.register.ListKind;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The real process, killed with SIGKILL again and again: nothing is lost, nothing comes twice. */
class KillTest {

    private static final String WAY = """
            SELECT coalesce(sum(s.fetched), 0) + 100000 * count(*) FILTER (WHERE r.stage = 'MERGE')
              FROM run r JOIN run_stream s ON s.run_id = r.id
             WHERE r.id IN (SELECT max(id) FROM run GROUP BY province) AND r.state = 'RUNNING'
            """;

    /** Beyond the last page: in the middle of the merge. */
    private static final long MERGE = 100_000;

    private static final int KILLS = 12;

    @TempDir
    Path folder;

    @Test
    void after_kill_9_at_any_point_the_registers_equal_the_platforms() throws Exception {
        long seed = System.nanoTime();
        System.out.println("killed at random, seed " + seed);
        try (var bureau = Bureau.withSubjects(10_000)) {
            // slow enough that every point is met
            bureau.settings.put("provgate.calls.response", "5s");
            bureau.settings.put("provgate.calls.whole", "10s");
            for (var point : points(seed)) {
                var process = start(bureau, "sync", "run");
                while (process.isAlive() && way(bureau) < point) process.waitFor(5, TimeUnit.MILLISECONDS);
                process.destroyForcibly();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
            var last = start(bureau, "sync", "run");
            assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as(log()).isEqualTo(Exit.OK);
            for (var province : List.of("henan", "hebei")) {
                assertThat(bureau.held(province, RegisterStream.SUBJECTS)).isEqualTo(bureau.truth(province, 0));
                for (var kind : ListKind.values())
                    assertThat(bureau.held(province, RegisterStream.valueOf(kind.name())))
                            .isEqualTo(bureau.truthOfList(province, kind, 0));
            }
            var verify = start(bureau, "evidence", "verify");
            assertThat(verify.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(verify.exitValue()).as(log()).isEqualTo(Exit.OK);
        }
    }

    /** How far both runs have come each time the process is killed: any number of rows, and twice in the merge. */
    private static List<Long> points(long seed) {
        return LongStream.concat(new Random(seed).longs(KILLS - 2, 1, 20_000).sorted(), LongStream.of(MERGE, MERGE))
                .boxed()
                .toList();
    }

    private static long way(Bureau bureau) {
        var jdbc =
                JdbcClient.create(new DriverManagerDataSource((String) bureau.settings.get("spring.datasource.url")));
        var migrated = jdbc.sql("SELECT to_regclass('run_stream') IS NOT NULL")
                .query(Boolean.class)
                .single();
        return migrated ? jdbc.sql(WAY).query(Long.class).single() : 0;
    }

    private Process start(Bureau bureau, String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.add("org.provgate.app.Provgate");
        command.addAll(List.of(words));
        bureau.settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private String log() throws IOException {
        return java.nio.file.Files.readString(folder.resolve("log"));
    }
}
