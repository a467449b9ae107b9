package org.provgate.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The benchmark of the draw (docs/benchmark.md). Arguments: {@code --rows 1000000,10000000} (numbers of candidates, the default),
 * {@code --targets 50000}, {@code --officers 300} (of the teams and the whole draw, which are measured on the first number).
 */
public final class DrawBenchmark {

    private static final String DRAW = "org.provgate.draw.MeasuredDraw";
    private static final double MIB = 1024 * 1024;

    private final Path folder;
    private final int officers;

    private DrawBenchmark(Path folder, int officers) {
        this.folder = folder;
        this.officers = officers;
    }

    public static void main(String[] args) throws Exception {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        var options = Arrays.asList(args);
        var rows = Stream.of(NightBenchmark.option(options, "--rows", "1000000,10000000")
                        .split(","))
                .map(Integer::valueOf)
                .toList();
        int targets = Integer.parseInt(NightBenchmark.option(options, "--targets", "50000"));
        var folder = Files.createTempDirectory("provgate-draw-bench");
        try (var database = Database.start(folder.resolve("postgresql"), true)) {
            System.out.printf(
                    "%d processors, Java %s, PostgreSQL %s, %s %s%n%n",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    database.version(),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"));
            System.out.println("| what | s | bar | CPU s | peak heap, MiB | of -Xmx | peak RSS, MiB |\n"
                    + "|---|---|---|---|---|---|---|");
            var draw = new DrawBenchmark(folder, Integer.parseInt(NightBenchmark.option(options, "--officers", "300")));
            for (var count : rows) draw.order(new Candidates(folder, count), database);
            draw.whole(new Candidates(folder, rows.get(0)), targets);
        } finally {
            NightBenchmark.delete(folder);
        }
    }

    /** Order and take 5 %, beside what one would write in SQL. */
    private void order(Candidates candidates, Database database) throws IOException, SQLException {
        candidates.write(officers);
        var heap = candidates.count() <= 1_000_000 ? "128m" : "512m";
        var name = format("%,d candidates: ", candidates.count());
        try (var draw = Child.start(heap, DRAW, List.of(folder.toString(), parameters("0.05"), "order"))) {
            double bar = 1.5 * candidates.count() / 1e6;
            row(name + "check every line and compute the root", draw.await("root "), bar, heap);
            row(
                    name + "order and take 5 %",
                    draw.await("take "),
                    candidates.count() <= 1_000_000 ? 2 : 10 * candidates.count() / 1e7,
                    heap);
        }
        double seconds = candidates.plain(database);
        System.out.println(format("| %sPostgreSQL, `ORDER BY random() LIMIT` 5 %% | %.2f | | | | | |", name, seconds));
    }

    /** All of it, for so many targets. */
    private void whole(Candidates candidates, int targets) throws IOException {
        candidates.write(officers);
        var rate = parameters(format("%.9f", (double) targets / candidates.count()));
        var name = format("%,d targets, %d officers: ", targets, officers);
        try (var draw = Child.start("512m", DRAW, List.of(folder.toString(), rate, "teams"))) {
            row(name + "teams", draw.await("teams "), 12 * targets / 5e4 * officers / 300, "512m");
        }
        double drawn;
        try (var draw = Child.start("512m", DRAW, List.of(folder.toString(), rate, "draw"))) {
            drawn = row(
                    format("%s%,d candidates, whole draw to `draw.json`", name, candidates.count()),
                    draw.await("draw "),
                    20,
                    "512m");
        }
        try (var draw = Child.start("512m", DRAW, List.of(folder.toString(), rate, "verify"))) {
            row(format("%s%,d candidates, verify", name, candidates.count()), draw.await("verify "), drawn, "512m");
        }
    }

    /** Three departments, teams of two, one with a specialty; one rate for all strata. */
    private static String parameters(String rate) {
        return ("{'batchId':'bench','departments':[{'id':'D0','specialty':'安全','teamSize':2},{'id':'D1','teamSize':2},"
                        + "{'id':'D2','teamSize':2}],'minimum':{},'rates':{'A':'%1$s','B':'%1$s','C':'%1$s'},'slack':1,"
                        + "'windowEnd':'2026-09-30'}")
                .replace('\'', '"')
                .formatted(rate);
    }

    /** @return the seconds */
    private static double row(String what, String figures, double bar, String heap) {
        var values = Stream.of(figures.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.parseLong(pair[1])));
        double seconds = values.get("nanos") / 1e9;
        System.out.println(format(
                "| %s | %.2f | ≤ %.1f %s | %.2f | %.0f | %s | %.0f |",
                what,
                seconds,
                bar,
                seconds <= bar ? "met" : "**missed**",
                values.get("cpu") / 1e9,
                values.get("heapPeak") / MIB,
                heap,
                values.get("rssPeak") / MIB));
        return seconds;
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
