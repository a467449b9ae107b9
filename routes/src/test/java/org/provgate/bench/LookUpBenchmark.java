package org.provgate.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The benchmark of look-ups (docs/benchmark.md): {@code wrk} asks a running gateway “is this firm under sanction?” and “was it
 * inspected?”, and pgbench reads the same table as the limit. Needs {@code wrk} and {@code pgbench} on the path. Arguments:
 * {@code --subjects 1000000 --measures 100000 --seconds 20}.
 */
public final class LookUpBenchmark {

    private static final String SERVE = "org.provgate.app.MeasuredLookUps";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("(?m)^(\\s*Non-2xx.*|\\s*Socket errors.*)$");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final int FEW = 16;
    private static final int MORE = 24;
    /** Compiling what runs often takes minutes beside the load: warm is what twice did not become faster by a twentieth. */
    private static final double STEADY = 1.05;

    /** On two processors it costs 7 % less than the one a JVM takes by itself. */
    private static final String COLLECTOR = "-XX:+UseParallelGC";

    private static final int ROUNDS = 12;
    private static final int COUNTED = 3;
    /** A round of which other machines took more is not counted, if there are three of which they did not. */
    private static final double DISTURBED = 0.02;

    private LookUpBenchmark() {}

    public static void main(String[] args) throws Exception {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        var options = Arrays.asList(args);
        var subjects = NightBenchmark.option(options, "--subjects", "1000000");
        var measures = NightBenchmark.option(options, "--measures", "100000");
        var seconds = NightBenchmark.option(options, "--seconds", "20");
        var folder = Files.createTempDirectory("provgate-look-up-bench");
        try (var database = Database.start(folder.resolve("postgresql"), true)) {
            var url = database.create("lookup");
            try (var gateway = Child.start(
                    "512m",
                    SERVE,
                    List.of(url, subjects, measures, folder.resolve("reads").toString()),
                    COLLECTOR)) {
                var served = gateway.await("SERVING ").split(" ");
                System.out.printf(
                        "%d processors, Java %s, PostgreSQL %s, %,d subjects, %,d measures, %s s each%n%n"
                                + "| look-up | connections | requests/s | bar | p99, ms | bar | of three | stolen | disturbed rounds, not counted (stolen) |%n|---|---|---|---|---|---|---|---|---|%n",
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        database.version(),
                        Long.parseLong(subjects),
                        Long.parseLong(measures),
                        seconds);
                var load = new Load(folder, served[0], served[1], seconds);
                load.measure(
                        "measures of a subject in a field", "/api/v1/sanctions?uscc=%s&field=GOV_PROCUREMENT", FEW);
                load.measure("measures of a subject", "/api/v1/sanctions?uscc=%s", FEW);
                load.measure("inspections of a subject", "/api/v1/subjects/%s/inspections", MORE);
                load.limit(url);
                System.out.println("\nreads in the log: " + gateway.ask("reads", "READS "));
            }
        } finally {
            NightBenchmark.delete(folder);
        }
    }

    /** What asks. @param keys a file with a 统一社会信用代码 a line */
    private record Load(Path folder, String root, String key, String seconds) {

        /** @param stolen share of the processors that other machines took meanwhile */
        private record Round(double rate, double p99, double stolen) {}

        /** Asks until it becomes no faster, and then three times undisturbed: the middle one counts. */
        void measure(String what, String path, int connections) throws IOException, InterruptedException {
            double best = 0;
            for (int n = 0, slower = 0; n < ROUNDS && slower < 2; n++) {
                var next = ask(path, connections);
                slower = next.rate < best * STEADY ? slower + 1 : 0;
                best = Math.max(best, next.rate);
            }
            var all = new ArrayList<Round>();
            while (all.size() < ROUNDS
                    && all.stream().filter(r -> r.stolen <= DISTURBED).count() < COUNTED)
                all.add(ask(path, connections));
            var rounds = all.stream()
                    .sorted(Comparator.comparing(Round::stolen))
                    .limit(COUNTED)
                    .sorted(Comparator.comparing(Round::rate))
                    .toList();
            var round = rounds.get(COUNTED / 2);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %d | %,.0f | ≥ 6,000 %s | %.1f | ≤ 15 %s | %,.0f to %,.0f | %.0f %% | %s |",
                    what,
                    connections,
                    round.rate,
                    round.rate >= 6_000 ? "met" : "**missed**",
                    round.p99,
                    round.p99 <= 15 ? "met" : "**missed**",
                    rounds.get(0).rate,
                    rounds.get(COUNTED - 1).rate,
                    100 * round.stolen,
                    disturbed(all, rounds)));
        }

        private static String disturbed(List<Round> all, List<Round> counted) {
            var left = all.stream()
                    .filter(r -> !counted.contains(r))
                    .map(r -> String.format(Locale.ROOT, "%,.0f (%.0f %%)", r.rate, 100 * r.stolen))
                    .toList();
            return left.isEmpty() ? "none" : String.join(", ", left);
        }

        private Round ask(String path, int connections) throws IOException, InterruptedException {
            var script = folder.resolve("ask.lua");
            Files.writeString(script, """
                    local requests = {}
                    init = function()
                      math.randomseed(os.time())
                      for key in io.lines("%s") do
                        requests[#requests + 1] = wrk.format("GET", string.format("%s", key), {Authorization = "Bearer %s"})
                      end
                    end
                    request = function() return requests[math.random(#requests)] end
                    """.formatted(folder.resolve("reads").resolveSibling("keys.txt"), path, key));
            var before = Steal.now();
            var said = output(
                    "wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency", "-s", script.toString(), root);
            var bad = BAD.matcher(said);
            if (bad.find()) throw new IllegalStateException("not every look-up was answered: " + bad.group());
            var rate = Double.parseDouble(group(RATE, said, 1));
            var p99 = Double.parseDouble(group(P99, said, 1))
                    * switch (group(P99, said, 2)) {
                        case "us" -> 0.001;
                        case "ms" -> 1;
                        default -> 1_000;
                    };
            return new Round(rate, p99, Steal.since(before));
        }

        /** The same row by its index, with nothing around it. */
        void limit(String url) throws IOException, InterruptedException, SQLException {
            var script = folder.resolve("limit.sql");
            Files.writeString(script, """
                    \\set n random(1, 100000)
                    SELECT * FROM sanction WHERE uscc = (SELECT uscc FROM look_up_key WHERE n = :n) AND field = 'GOV_PROCUREMENT' AND state = 'OPEN';
                    """);
            var port = url.replaceFirst(".*:([0-9]+)/.*", "$1");
            var said = output(
                    "pgbench",
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    "" + MORE,
                    "-j",
                    "2",
                    "-T",
                    seconds,
                    "-f",
                    script.toString(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    port,
                    "-U",
                    "postgres",
                    "lookup");
            System.out.println(String.format(
                    Locale.ROOT,
                    "| pgbench on the same table: the limit | " + MORE + " | %,.0f | | | | | | |",
                    Double.parseDouble(group(TPS, said, 1))));
        }

        private static String group(Pattern pattern, String text, int group) {
            var found = pattern.matcher(text);
            if (!found.find()) throw new IllegalStateException("no " + pattern + " in: " + text);
            return found.group(group);
        }

        private static String output(String... command) throws IOException, InterruptedException {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IOException(String.join(" ", command) + ": " + said);
            return said;
        }
    }
}
