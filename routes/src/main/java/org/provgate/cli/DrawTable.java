package org.provgate.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws as a table for people. */
public final class DrawTable {

    private DrawTable() {}

    /**
     * One draw.
     *
     * @param leftOut subjects of the area that could not be drawn, by reason
     * @param unstaffed targets that lack an officer
     * @param verified {@code verified}, or the first difference
     * @param bundle the folder anybody can verify
     */
    public record Row(
            String province,
            String batch,
            long candidates,
            Map<String, Long> leftOut,
            int drawn,
            int unstaffed,
            String seed,
            String verified,
            String bundle) {}

    public static String of(List<Row> rows) {
        return Print.table(
                List.of("province", "batch", "candidates", "left out", "drawn", "unstaffed", "seed", "bundle", ""),
                rows.stream()
                        .map(row -> List.of(
                                row.province,
                                row.batch,
                                "%,d".formatted(row.candidates),
                                row.leftOut.entrySet().stream()
                                        .map(e -> e.getKey() + " %,d".formatted(e.getValue()))
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                                "%,d".formatted(row.drawn),
                                "%,d".formatted(row.unstaffed),
                                row.seed.substring(0, 16) + "…",
                                row.bundle,
                                row.verified))
                        .toList());
    }
}
