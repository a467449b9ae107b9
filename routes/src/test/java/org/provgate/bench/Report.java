package org.provgate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as Markdown tables, each with the bar it is measured by. */
final class Report {

    private static final double MIB = 1024 * 1024;

    private final List<String> lines = new ArrayList<>();

    private Report() {}

    /** Returns seconds, ratios and merges of one number of rows. */
    static String of(Round round) {
        var report = new Report();
        report.round(round);
        return String.join("\n", report.lines);
    }

    static String memory(List<Round> rounds) {
        var report = new Report();
        report.memoryOf(rounds);
        return String.join("\n", report.lines);
    }

    private void round(Round r) {
        lines.add(format("%n### %,d subjects%n", r.rows()));
        head("way", "s", "rows/s", "ratio", "bar", "");
        var floor = r.floor().seconds();
        row(
                "floor: COPY %.1f s + merge %.1f s, primary key and three indexes"
                        .formatted(r.floor().copy(), r.floor().merge()),
                floor,
                r.rows(),
                "1",
                "",
                "");
        row(
                "floor with the register's own indexes only (primary key and two): the lean floor",
                r.leanFloor().seconds(),
                r.rows(),
                times(r.leanFloor().seconds() / floor),
                "",
                "");
        r.provinces().forEach((province, n) -> {
            var first = n.first().seconds();
            timed(
                    province + ": first load",
                    n.first(),
                    r.rows(),
                    first / floor,
                    1.0,
                    "floor",
                    format(
                            "%.2f × the floor with two indexes",
                            first / r.leanFloor().seconds()));
            timed(
                    province + ": full pull, 1 % changed",
                    n.full(),
                    r.rows(),
                    n.full().seconds() / floor,
                    0.7,
                    "floor",
                    "");
            timed(
                    province + ": delta of 1 %",
                    n.delta(),
                    r.rows() / 100,
                    n.delta().seconds() / first,
                    0.05,
                    "first load",
                    "");
        });
        var million = r.naiveSeconds() * 1e6 / r.naiveRows();
        row(
                format(
                        "naive: Camel split, one upsert a row (%,d rows in %.1f s; extrapolated to all)",
                        r.naiveRows(), r.naiveSeconds()),
                million * r.rows() / 1e6,
                r.rows(),
                times(million * r.rows() / 1e6 / floor),
                "",
                "");

        lines.add("");
        head("merge (last page to seal)", "s", "s per million", "bar", "WAL MiB", "bar");
        r.provinces().forEach((province, n) -> {
            merge(province + ": first load", n.first(), r.rows(), false);
            merge(province + ": nothing changed", n.unchanged(), r.rows(), true);
            merge(province + ": 1 % changed", n.full(), r.rows(), false);
            merge(province + ": delta of 1 %", n.delta(), r.rows(), false);
        });
    }

    private void memoryOf(List<Round> rounds) {
        lines.add(format("%n### Memory of the product (-Xmx512m)%n"));
        head(
                "subjects",
                "province",
                "heap needed (most after a full collection), MiB",
                "peak heap, MiB",
                "peak RSS, MiB");
        for (var r : rounds)
            r.provinces().forEach((province, n) -> {
                memory(r, province, n);
            });
        if (rounds.size() < 2) return;
        var small = live(rounds.get(0));
        var large = live(rounds.get(rounds.size() - 1));
        lines.add(format(
                "%nheap needed, largest : smallest number of subjects: %.0f : %.0f MiB = %.2f",
                large / MIB, small / MIB, large / (double) small));
    }

    private static long live(Round round) {
        return round.provinces().values().stream()
                .mapToLong(n -> n.unchanged().heapLive())
                .max()
                .orElse(0);
    }

    private void memory(Round r, String province, Round.Nights n) {
        var all = List.of(n.first(), n.full(), n.delta());
        long peak = all.stream().mapToLong(Night::heapPeak).max().orElse(0);
        long rss = all.stream().mapToLong(Night::rssPeak).max().orElse(0);
        cells(
                format("%,d", r.rows()),
                province,
                format("%.0f", n.unchanged().heapLive() / MIB),
                format("%.0f", peak / MIB),
                format("%.0f", rss / MIB));
    }

    private void timed(String what, Night n, int rows, double ratio, double bar, String of, String note) {
        row(
                what,
                n.seconds(),
                rows,
                times(ratio) + " " + of,
                verdict(ratio <= bar, "≤ " + bar),
                format("product's CPU %.1f s", n.cpu()) + note);
    }

    private void merge(String what, Night n, int rows, boolean unchanged) {
        double perMillion = n.merge() * 1e6 / rows;
        double mib = n.mergeWal() / MIB;
        cells(
                what,
                format("%.2f", n.merge()),
                format("%.2f", perMillion),
                unchanged ? verdict(perMillion <= 3, "≤ 3") : "",
                format("%.1f", mib),
                unchanged ? verdict(mib * 1e6 / rows <= 5 || mib <= 5 && rows <= 1e6, "≤ 5") : "");
    }

    private void row(String what, double seconds, int rows, String ratio, String bar, String note) {
        cells(what, format("%.2f", seconds), format("%,.0f", rows / seconds), ratio, bar, note);
    }

    private void head(String... names) {
        cells(names);
        lines.add("|" + "---|".repeat(names.length));
    }

    private void cells(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    private static String verdict(boolean met, String bar) {
        return bar + (met ? " met" : " **missed**");
    }

    private static String times(double ratio) {
        return format("%.3f ×", ratio);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
