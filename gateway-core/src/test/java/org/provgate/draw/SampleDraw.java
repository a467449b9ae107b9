package org.provgate.draw;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The whole draw of the specification's last vector. */
public final class SampleDraw {

    public static final String PARAMETERS_JSON = "{\"batchId\":\"410402-2026-03\",\"departments\":["
            + "{\"id\":\"ZJ\",\"specialty\":\"安全\",\"teamSize\":2},{\"id\":\"XF\",\"teamSize\":2}],"
            + "\"minimum\":{\"H\":1,\"L\":1},\"rates\":{\"H\":\"0.5\",\"L\":\"0.1\"},\"slack\":1,\"windowEnd\":\"2026-09-30\"}";
    public static final Parameters PARAMETERS = Parameters.parse(PARAMETERS_JSON);
    public static final List<Contribution> CONTRIBUTIONS = List.of(
            new Contribution(
                    "410402-zhujian",
                    Contribution.commitment("410402-zhujian", "9f2c", "b7e1c3"),
                    null,
                    "9f2c",
                    "b7e1c3"),
            new Contribution(
                    "410402-sifa", Contribution.commitment("410402-sifa", "77aa", "秋高气爽"), null, "77aa", "秋高气爽"),
            new Contribution("lottery-ssq-2026086", null, "双色球第2026086期", null, "03 07 12 21 26 30 + 09"));

    private SampleDraw() {}

    /** Writes frame, roster and conflicts into {@code folder}. */
    public static DrawFolder in(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("frame.tsv"),
                IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> "SUBJ-%03d\t%s\n".formatted(i, i % 4 == 0 ? "H" : "L"))
                        .collect(Collectors.joining()));
        Files.writeString(folder.resolve("roster.tsv"), """
                GW001\tZJ\t质量\t2027-12-31
                GW002\tZJ\t安全,质量\t2026-12-31
                GW003\tZJ\t安全\t2028-06-30
                GW004\tZJ\t\t2027-12-31
                GW005\tZJ\t\t2025-01-31
                GW006\tXF\t消防\t2027-12-31
                GW007\tXF\t\t2027-12-31
                GW008\tXF\t消防\t2029-12-31
                """);
        Files.writeString(folder.resolve("conflicts.tsv"), "GW003\tSUBJ-008\nGW006\tSUBJ-004\n");
        return DrawFolder.at(folder);
    }

    /** Draws it, so that the folder is a whole bundle. */
    public static Outcome drawn(Path folder) throws IOException {
        return in(folder)
                .draw(
                        PARAMETERS,
                        CONTRIBUTIONS,
                        new DrawFolder.Seal(
                                "henan",
                                "17",
                                "00".repeat(32),
                                new TreeMap<>(Map.of("NOT_ACTIVE", 12L, "COOL_DOWN", 3L))),
                        new DrawFolder.Replaces("410402-2026-02", "有一方未揭示"));
    }

    static long leading(Ticket tickets, String id) {
        var bytes = id.getBytes(StandardCharsets.US_ASCII);
        return tickets.leading(bytes, 0, bytes.length);
    }

    static String line(Outcome.Target target) {
        return target.subject() + " "
                + target.teams().stream()
                        .map(team -> team.department() + " " + String.join(" ", team.officers()))
                        .collect(Collectors.joining(" "));
    }
}
