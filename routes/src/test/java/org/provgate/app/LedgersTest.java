package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.mock.Fault;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.provgate.routes.PushRoutes;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Ten thousand records through every fault a platform knows: nothing lost, nothing twice, nothing shown that is not. */
class LedgersTest {

    private static final List<Fault> FAULTS = List.of(
            Fault.RESET_BEFORE,
            Fault.RESET_AFTER,
            Fault.CUT_BODY,
            Fault.HTML,
            Fault.QUOTA,
            Fault.BUSY,
            Fault.BUSY_SILENT,
            Fault.TOKEN_EXPIRED,
            Fault.WRONG_SIGNATURE);
    private static final Map<String, String> RATES =
            Map.of("A", "0.35", "B", "0.35", "C", "0.35", "D", "0.35", "NOGRADE", "0.35", "LISTED", "0.35");
    private static final int MOST_FAULTS = 80;
    private static final String OPEN = """
            SELECT count(*) FROM delivery WHERE state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR') OR state = 'ACCEPTED' AND channel = 'RESULTS'
            """;

    @Test
    void nothing_is_lost_nothing_is_sent_twice_and_nothing_is_shown_that_is_not(@TempDir Path folder) throws Exception {
        try (var bureau = Bureau.withSubjects(10_000)) {
            bureau.settings.put("provgate.push.lease", "15s");
            bureau.settings.put("provgate.push.first-pause", "50ms");
            bureau.settings.put("provgate.push.longest-pause", "500ms");
            bureau.settings.put("provgate.push.receipts", "200ms");
            bureau.settings.put("provgate.push.publication-every", "500ms");
            bureau.settings.put("provgate.push.unreadable", "1000");
            bureau.night(true, "henan", "hebei");
            var gateway = bureau.gateway();
            var jdbc = gateway.get(JdbcClient.class);
            // the gateway itself may neither kill nor see processes of the server
            var owner = JdbcClient.create(
                    new DriverManagerDataSource((String) bureau.settings.get("spring.datasource.url")));
            var provinces = gateway.get(Provinces.class).enabled();
            var draw = new DemoDraw(gateway, folder, Map.of("henan", RATES));
            var push = new DemoPush(gateway, new PrintStream(PrintStream.nullOutputStream()));
            for (var province : provinces) {
                draw.run(province, 0);
                // lists and tasks first: a session that begins in peace
                push(bureau, province);
                push.handIn(province);
            }
            assertThat(jdbc.sql("SELECT count(*) FROM delivery")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(10_000);
            var random = new Random(20261121);
            bureau.faults("henan").retryAfter(Duration.ofSeconds(1));
            int turn = 0;
            int ordered = 0;
            long end = System.nanoTime() + Duration.ofMinutes(15).toNanos();
            while (jdbc.sql(OPEN).query(Long.class).single() > 0) {
                assertThat(System.nanoTime())
                        .as("still on the way: " + standing(jdbc))
                        .isLessThan(end);
                turn++;
                if (turn == 2)
                    bureau.hebei
                            .switches()
                            .closeUntil(LocalDateTime.now(ZoneId.of("Asia/Shanghai"))
                                    .plusSeconds(4));
                for (var province : List.of("henan", "hebei"))
                    if (ordered < MOST_FAULTS && random.nextInt(3) > 0) {
                        int times = 1 + random.nextInt(3);
                        bureau.faults(province).next(FAULTS.get(random.nextInt(FAULTS.size())), times);
                        ordered += times;
                    }
                var rounds = new ArrayList<Callable<Void>>();
                for (var province : provinces) rounds.add(() -> push(bureau, province));
                if (turn == 4) rounds.add(() -> crashDatabase(owner));
                var threads = Executors.newFixedThreadPool(rounds.size());
                for (var round : threads.invokeAll(rounds)) round.get(2, TimeUnit.MINUTES);
                threads.shutdown();
            }
            assertThat(seen(bureau)).as("faults that came to pass").isGreaterThan(20);
            new Ledgers(jdbc, bureau.henan, bureau.hebei).agree();
            assertThat(standing(jdbc)).noneMatch(line -> line.contains("PARKED"));
        }
    }

    private static long seen(Bureau bureau) {
        return FAULTS.stream()
                .mapToLong(f ->
                        bureau.faults("henan").seen(f) + bureau.faults("hebei").seen(f))
                .sum();
    }

    /** Kills a server process while workers are at it: PostgreSQL ends all others, restarts and recovers from its log. */
    private static Void crashDatabase(JdbcClient jdbc) throws InterruptedException {
        var started = started(jdbc);
        assertThatThrownBy(() ->
                        jdbc.sql("COPY (SELECT 1) TO PROGRAM 'kill -9 $PPID'").update())
                .isInstanceOf(DataAccessException.class);
        for (long end = System.nanoTime() + Duration.ofMinutes(1).toNanos(); ; TimeUnit.MILLISECONDS.sleep(50)) {
            try {
                assertThat(started(jdbc)).isNotEqualTo(started);
                return null;
            } catch (DataAccessException e) {
                assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(end);
            }
        }
    }

    /** The moment its shared memory was made anew. */
    private static String started(JdbcClient jdbc) {
        return jdbc.sql("SELECT max(backend_start)::text FROM pg_stat_activity WHERE backend_type = 'checkpointer'")
                .query(String.class)
                .single();
    }

    private static Void push(Bureau bureau, Province province) {
        bureau.gateway().get(ProducerTemplate.class).requestBody(PushRoutes.once(province), (Object) null);
        return null;
    }

    private static List<String> standing(JdbcClient jdbc) {
        return jdbc.sql("SELECT province || ' ' || channel || ' ' || state || ' ' || count(*) FROM delivery"
                        + " GROUP BY province, channel, state ORDER BY 1")
                .query(String.class)
                .list();
    }
}
