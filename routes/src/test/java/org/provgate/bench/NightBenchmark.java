package org.provgate.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The benchmark of the night. Arguments: {@code --rows 100000,1000000} (numbers of subjects, the default), {@code --naive 40000}
 * (rows for the naive way), {@code --keep} (leaves the database and pages in the temporary folder).
 */
public final class NightBenchmark {

    private NightBenchmark() {}

    public static void main(String[] args) throws Exception {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        var options = Arrays.asList(args);
        var rounds = new ArrayList<Round>();
        var folder = Files.createTempDirectory("provgate-bench");
        try (var database = Database.start(folder.resolve("postgresql"), !options.contains("--keep"))) {
            System.out.printf(
                    "%d processors, Java %s, PostgreSQL %s, %s%n",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    database.version(),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"));
            for (var rows : option(options, "--rows", "100000,1000000").split(",")) {
                var naive = Integer.parseInt(option(options, "--naive", "40000"));
                var round = Round.measure(database, folder, Integer.parseInt(rows), naive);
                System.out.println(Report.of(round));
                rounds.add(round);
            }
            System.out.println(Report.memory(rounds));
        } finally {
            if (!options.contains("--keep")) delete(folder);
        }
    }

    static String option(List<String> options, String name, String otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : options.get(at + 1);
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
