package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.cli.Exit;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.Verification;

/** {@code draw run} as a real process, killed with SIGKILL: no draw, or the whole draw with the seed that was fixed. */
class DrawKillTest {

    /** What the test locks, so that the process stands still there until it is killed. */
    private enum Point {
        BEFORE_THE_DRAW("SELECT 1 FROM batch WHERE id = 'b-1' FOR UPDATE"),
        TARGETS_STORED_SEATS_NOT("LOCK TABLE task_seat IN ACCESS EXCLUSIVE MODE"),
        ALL_STORED_BUT_NOT_COMMITTED("SELECT pg_advisory_xact_lock(x'70726f7667617465'::bigint)");

        final String lock;

        Point(String lock) {
            this.lock = lock;
        }
    }

    private final DrawnBureau bureau = new DrawnBureau();

    @TempDir
    Path folder;

    @Test
    void after_kill_9_there_is_no_draw_or_the_whole_draw_with_the_seed_that_was_fixed() throws Exception {
        bureau.revealedQuickly(folder, "b-1");
        var seed = text("SELECT seed FROM batch");
        for (var point : Point.values()) {
            killAt(point);
            assertThat(text("SELECT state || ' ' || seed FROM batch"))
                    .as(point.name())
                    .isEqualTo("REVEALED " + seed);
            assertThat(text("SELECT count(*)::text FROM task, task_target"))
                    .as(point.name())
                    .isEqualTo("0");
        }
        var last = start();
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(log()).isEqualTo(Exit.OK);
        assertThat(text("SELECT state || ' ' || seed FROM batch")).isEqualTo("DRAWN " + seed);
        var document = text("SELECT document FROM batch");
        assertThat(document).contains(seed);
        assertThat(bureau.provgate("draw", "run", "b-1").err()).contains("b-1 is DRAWN");
        assertThat(text("SELECT document FROM batch")).isEqualTo(document);
        assertThat(text("SELECT count(*)::text FROM evidence WHERE action = 'batch.drawn'"))
                .isEqualTo("1");
        bureau.done("draw", "export", "b-1", folder.resolve("bundle").toString());
        assertThat(DrawFolder.at(folder.resolve("bundle")).verify()).isInstanceOf(Verification.Verified.class);
        assertThat(bureau.done("evidence", "verify")).contains("Intact");
    }

    private void killAt(Point point) throws IOException, InterruptedException, SQLException {
        try (Connection held = DriverManager.getConnection(bureau.url)) {
            held.setAutoCommit(false);
            held.createStatement().execute(point.lock);
            var process = start();
            until(() -> !process.isAlive() || waiting() > 0);
            assertThat(process.isAlive()).as(point + ": " + log()).isTrue();
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        // the server's end of the killed process goes when it finds nobody to answer to
        until(() -> text("SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
                .equals("0"));
    }

    private int waiting() {
        return Integer.parseInt(text("SELECT count(*)::text FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                + " WHERE NOT l.granted AND a.datname = current_database()"));
    }

    private String text(String sql) {
        return bureau.jdbc.sql(sql).query(String.class).single();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.provgate.app.Provgate",
                        "draw",
                        "run",
                        "b-1",
                        "--spring.datasource.url=" + bureau.url))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
