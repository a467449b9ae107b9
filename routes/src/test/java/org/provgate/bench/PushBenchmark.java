package org.provgate.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The benchmark of the way out (docs/benchmark.md): results to a platform that answers at once, and to one that takes 20 ms, in
 * batches of 100 and one by one. Argument: {@code --records 100000}.
 */
public final class PushBenchmark {

    private static final String PUSH = "org.provgate.app.MeasuredPush";
    private static final int IN_FLIGHT = 4;
    private static final int BATCH = 100;
    private static final double MIB = 1024 * 1024;

    private PushBenchmark() {}

    public static void main(String[] args) throws Exception {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        int records = Integer.parseInt(NightBenchmark.option(Arrays.asList(args), "--records", "100000"));
        var folder = Files.createTempDirectory("provgate-push-bench");
        try (var database = Database.start(folder.resolve("postgresql"), true);
                var stub = ReceiptStub.start();
                var dead = ReceiptStub.start();
                var gateway =
                        Child.start("512m", PUSH, settings(database.create("push"), stub.baseUrl(), dead.baseUrl()))) {
            gateway.await("STARTED");
            System.out.printf(
                    "%d processors, Java %s, PostgreSQL %s%n%n| way | records | s | records/s | bar | product's CPU s | peak heap, MiB"
                            + " | p95 of a batch, ms | heap after, MiB |%n|---|---|---|---|---|---|---|---|---|%n",
                    Runtime.getRuntime().availableProcessors(), Runtime.version(), database.version());
            row("warming up", gateway, records / 5, BATCH, 0);
            row("batches of 100, platform answers at once", gateway, records, BATCH, 10_000);
            row("one by one, platform answers at once", gateway, records / 50, 1, 0);
            stub.takes(Duration.ofMillis(20));
            double allowed = IN_FLIGHT * BATCH / 0.020;
            row(
                    "batches of 100, platform takes 20 ms (allows %,.0f/s with %d at once)"
                            .formatted(allowed, IN_FLIGHT),
                    gateway,
                    records / 2,
                    BATCH,
                    0.8 * allowed);
            row("one by one, platform takes 20 ms", gateway, records / 100, 1, 0);
            dead.takes(Duration.ofHours(1));
            var alone = row("batches of 100, 20 ms, again", gateway, records / 2, BATCH, 0);
            gateway.ask("beside", "BESIDE");
            var beside = row("the same beside a platform that never answers", gateway, records / 2, BATCH, 0);
            System.out.printf(
                    "%np95 of a batch, claim to verdict: %.1f ms alone, %.1f ms beside a dead platform: %+.0f %% (bar +10 %%)%n",
                    alone / 1e3, beside / 1e3, 100.0 * (beside - alone) / alone);
        } finally {
            NightBenchmark.delete(folder);
        }
    }

    /** @return p95 of a batch in microseconds */
    private static long row(String way, Child gateway, int records, int most, double bar) throws Exception {
        var values = Stream.of(gateway.ask(records + " " + most, "PUSH ").split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.parseLong(pair[1])));
        double seconds = values.get("nanos") / 1e9;
        double rate = records / seconds;
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %,d | %.2f | %,.0f | %s | %.1f | %.0f | %.1f | %.0f |",
                way,
                records,
                seconds,
                rate,
                bar == 0 ? "" : "≥ %,.0f %s".formatted(bar, rate >= bar ? "met" : "**missed**"),
                values.get("cpu") / 1e9,
                values.get("heapPeak") / MIB,
                values.get("p95") / 1e3,
                values.get("heapAfter") / MIB));
        return values.get("p95");
    }

    private static List<String> settings(String url, String baseUrl, String deadUrl) {
        return List.of(
                "--spring.datasource.url=" + url,
                "--provgate.push.publication-every=1h",
                "--provgate.provinces.henan.adapter=henan",
                "--provgate.provinces.henan.base-url=" + baseUrl,
                "--provgate.provinces.henan.area-code=410402",
                "--provgate.provinces.henan.app-id=GW410402",
                "--provgate.provinces.henan.app-secret=secret",
                "--provgate.provinces.dead.adapter=henan",
                "--provgate.provinces.dead.base-url=" + deadUrl,
                "--provgate.provinces.dead.area-code=410403",
                "--provgate.provinces.dead.app-id=GW410403",
                "--provgate.provinces.dead.app-secret=secret");
    }
}
