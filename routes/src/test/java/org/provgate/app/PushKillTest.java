package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.mock.Fault;
import org.provgate.platforms.Provinces;
import org.provgate.routes.PushRoutes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The real process is killed at named points (a claim not committed, an answer in hand, verdicts not written, verdicts not
 * committed) and at random: sent and not answered, claimed and not sent, some settled.
 */
class PushKillTest {

    private static final int ROUNDS = 2;
    private static final String SETTLED =
            "SELECT count(*) FROM delivery WHERE state IN ('ACCEPTED', 'PUBLISHED', 'REJECTED')";
    private static final String CLAIMED = "SELECT count(*) FROM push_batch WHERE state IN ('CLAIMED', 'DEFERRED')";
    private static final String OPEN = """
            SELECT count(*) FROM delivery WHERE state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR') OR state = 'ACCEPTED' AND channel = 'RESULTS'
            """;

    private static final String WAITING = """
            SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE ?
            """;

    @TempDir
    Path folder;

    @Test
    void after_kill_9_at_any_point_the_three_ledgers_agree() throws Exception {
        long seed = System.nanoTime();
        System.out.println("killed at random, seed " + seed);
        var random = new Random(seed);
        try (var bureau = Bureau.withSubjects(3_000)) {
            bureau.settings.put("provgate.push.lease", "8s");
            bureau.settings.put("provgate.push.first-pause", "50ms");
            bureau.settings.put("provgate.push.longest-pause", "500ms");
            bureau.settings.put("provgate.push.receipts", "200ms");
            bureau.settings.put("provgate.push.publication-every", "500ms");
            handIn(bureau);
            var jdbc = JdbcClient.create(
                    new DriverManagerDataSource((String) bureau.settings.get("spring.datasource.url")));
            for (var province : List.of("henan", "hebei")) {
                bureau.faults(province).delay(Duration.ofMillis(150));
                bureau.faults(province).every(2, Fault.DELAY);
            }
            killAt(bureau, "LOCK TABLE push_batch IN SHARE MODE", "WITH picked%");
            killAt(bureau, "LOCK TABLE exchange IN SHARE MODE", "INSERT INTO exchange%");
            killAt(bureau, "LOCK TABLE delivery_event IN SHARE MODE", "WITH told%");
            killAt(
                    bureau,
                    "SELECT pg_advisory_xact_lock(x'70726f7667617465'::bigint)",
                    "SELECT pg_advisory_xact_lock%");
            for (int round = 0; round < ROUNDS; round++) {
                long requests = bureau.henan.requests() + bureau.hebei.requests() + 5 + random.nextInt(10);
                killWhen(bureau, () -> bureau.henan.requests() + bureau.hebei.requests() >= requests);
                killWhen(bureau, () -> count(jdbc, CLAIMED) > 0);
                long settled = count(jdbc, SETTLED) + 1 + random.nextInt(400);
                killWhen(bureau, () -> count(jdbc, SETTLED) >= settled);
            }
            bureau.faults("henan").clear();
            bureau.faults("hebei").clear();
            long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
            while (count(jdbc, OPEN) > 0) {
                assertThat(System.nanoTime()).as("still on the way").isLessThan(end);
                for (var province : bureau.gateway().get(Provinces.class).enabled())
                    bureau.gateway().get(ProducerTemplate.class).requestBody(PushRoutes.once(province), (Object) null);
            }
            new Ledgers(jdbc, bureau.henan, bureau.hebei).agree();
        }
    }

    private void handIn(Bureau bureau) {
        bureau.night(true, "henan", "hebei");
        var rates = Map.of("A", "0.3", "B", "0.3", "C", "0.3", "D", "0.3", "NOGRADE", "0.3", "LISTED", "0.3");
        var draw = new DemoDraw(bureau.gateway(), folder, Map.of("henan", rates));
        var push = new DemoPush(bureau.gateway(), new PrintStream(PrintStream.nullOutputStream()));
        for (var province : bureau.gateway().get(Provinces.class).enabled()) {
            draw.run(province, 0);
            push.handIn(province);
        }
    }

    /** Kills a process while a statement of its waits for a lock that the test holds: at that very point. */
    private void killAt(Bureau bureau, String lock, String statement) throws Exception {
        var url = (String) bureau.settings.get("spring.datasource.url");
        try (var holder = DriverManager.getConnection(url);
                var watcher = DriverManager.getConnection(url);
                var waiting = watcher.prepareStatement(WAITING)) {
            holder.setAutoCommit(false);
            holder.createStatement().execute(lock);
            waiting.setString(1, statement);
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            // one that finds all it could do still leased to the last one killed ends by itself
            for (boolean killed = false; !killed; killed = killWhen(bureau, () -> found(waiting)))
                assertThat(System.nanoTime()).as(statement).isLessThan(end);
        }
    }

    private static boolean found(PreparedStatement waiting) {
        try (var row = waiting.executeQuery()) {
            return row.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns whether it came so far; it may end before. */
    private boolean killWhen(Bureau bureau, BooleanSupplier reached) throws Exception {
        var process = start(bureau, "push", "run");
        boolean killed = false;
        while (process.isAlive() && !killed) {
            killed = reached.getAsBoolean();
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return killed;
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Process start(Bureau bureau, String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.provgate.app.Provgate"));
        command.addAll(List.of(words));
        bureau.settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        Files.createDirectories(folder);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }
}
