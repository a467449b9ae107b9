package org.provgate.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures how fast results are taken in over HTTP, with a PostgreSQL that waits for the disk. Run by hand; load and gateway share the machine. */
final class MeasuredSubmissions {

    private static final int SUBJECTS = 60_000;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private MeasuredSubmissions() {}

    public static void main(String[] args) {
        try (var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                var bureau = new ReportingBureau(SUBJECTS, server.getJdbcUrl("postgres", "postgres"))) {
            var day = bureau.yesterday();
            singles(bureau, day, 50, 40);
            for (int i = 0; i < 6; i++) singles(bureau, day, 50, 100);
            singles(bureau, day, 1, 100);
            for (int size : new int[] {100, 1_000}) {
                batches(bureau, day, size, 5);
                batches(bureau, day, size, 15);
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static void batches(ReportingBureau bureau, String day, int size, int count) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            var body = IntStream.range(0, size)
                    .mapToObj(n -> next(bureau, day))
                    .collect(Collectors.joining(",", "[", "]"));
            post(bureau, body);
        }
        System.out.printf(
                "batches of %,d: %,.0f records/s%n", size, size * count / ((System.nanoTime() - start) / 1e9));
    }

    private static void singles(ReportingBureau bureau, String day, int clients, int each) throws Exception {
        var threads = Executors.newFixedThreadPool(clients);
        var times = new long[clients * each];
        var futures = new Future<?>[clients];
        long start = System.nanoTime();
        for (int c = 0; c < clients; c++) {
            int client = c;
            futures[c] = threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    long at = System.nanoTime();
                    post(bureau, next(bureau, day));
                    times[client * each + i] = System.nanoTime() - at;
                }
                return null;
            });
        }
        for (var future : futures) future.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        Arrays.sort(times);
        System.out.printf(
                "%d clients: %,.0f records/s, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                clients,
                times.length / seconds,
                times[times.length / 2] / 1e6,
                times[times.length * 95 / 100] / 1e6,
                times[times.length * 99 / 100] / 1e6);
    }

    private static String next(ReportingBureau bureau, String day) {
        return bureau.result(String.format("SUBJ-%06d", NEXT.incrementAndGet()), day, "");
    }

    private static void post(ReportingBureau bureau, String body) throws Exception {
        var answer = bureau.post("/results", "m-" + NEXT.get() + "-" + System.nanoTime(), body);
        if (answer.statusCode() != 201) throw new IllegalStateException(answer.body());
    }
}
