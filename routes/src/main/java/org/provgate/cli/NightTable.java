package org.provgate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.provgate.registers.RunReport;
import org.provgate.registers.StreamCounts;
import org.provgate.routes.NightOutcome;
import org.provgate.spi.register.RegisterStream;

/** The night's report as a table: a line a province for the subjects, and one for its four lists together. */
public final class NightTable {

    private static final List<String> HEAD = List.of(
            "run",
            "province",
            "status",
            "register",
            "fetched",
            "new",
            "changed",
            "withdrawn",
            "unchanged",
            "quarantined",
            "duplicates",
            "expected",
            "drift",
            "seconds",
            "root");

    private NightTable() {}

    public static String of(List<NightOutcome> outcomes) {
        var runs =
                outcomes.stream().map(NightOutcome::run).filter(r -> r != null).toList();
        var out = new StringBuilder(runs.isEmpty() ? "" : ofRuns(runs));
        for (var outcome : outcomes)
            if (outcome.run() == null)
                out.append(outcome.province())
                        .append(": ")
                        .append(outcome.kind())
                        .append(": ")
                        .append(outcome.problem())
                        .append('\n');
        return out.toString();
    }

    static String ofRuns(List<RunReport> runs) {
        var rows = new ArrayList<List<String>>();
        for (var run : runs) {
            run.streams().stream()
                    .filter(s -> s.stream() == RegisterStream.SUBJECTS)
                    .forEach(s -> rows.add(
                            row(run, s.full() ? "subjects (full)" : "subjects (delta)", List.of(s), s.root())));
            var lists = run.streams().stream()
                    .filter(s -> s.stream() != RegisterStream.SUBJECTS)
                    .toList();
            if (!lists.isEmpty()) rows.add(row(run, "four lists", lists, null));
        }
        var out = new StringBuilder(Print.table(HEAD, rows));
        for (var run : runs)
            if (run.reason() != null)
                out.append("run ")
                        .append(run.id())
                        .append(" (")
                        .append(run.province())
                        .append("): ")
                        .append(run.reason())
                        .append('\n');
        return out.toString();
    }

    private static List<String> row(RunReport run, String register, List<StreamCounts> streams, String root) {
        return List.of(
                String.valueOf(run.id()),
                run.province(),
                run.state().name(),
                register,
                sum(streams, StreamCounts::fetched),
                sum(streams, StreamCounts::added),
                sum(streams, StreamCounts::changed),
                sum(streams, s -> s.withdrawn() + s.vanished()),
                sum(streams, StreamCounts::unchanged),
                sum(streams, StreamCounts::quarantined),
                sum(streams, StreamCounts::duplicates),
                streams.stream().allMatch(s -> s.held() == null)
                        ? "-"
                        : sum(streams, s -> s.held() == null ? 0 : s.held()),
                sum(streams, StreamCounts::drift),
                String.format(Locale.ROOT, "%.1f", run.seconds()),
                root == null ? "" : root.substring(0, 16) + "…");
    }

    private static String sum(List<StreamCounts> streams, ToLongFunction<StreamCounts> count) {
        return String.format(
                Locale.ROOT, "%,d", streams.stream().mapToLong(count).sum());
    }
}
