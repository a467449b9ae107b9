package org.provgate.cli;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.provgate.registers.RegisterRun;
import org.provgate.registers.RegisterRun.Progress;

/** A bar for each province: rewritten in place on a terminal, a line for every step of ten percent elsewhere. */
final class ProgressBars {

    private static final int WIDTH = 30;

    private final List<String> provinces;
    private final Map<String, RegisterRun> runs;
    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, String> shown = new HashMap<>();
    private final Map<String, Integer> steps = new HashMap<>();
    private boolean drawn;

    ProgressBars(List<String> provinces, Map<String, RegisterRun> runs, PrintStream out, boolean terminal) {
        this.provinces = provinces;
        this.runs = runs;
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void show() {
        if (terminal && drawn) out.print("\033[" + provinces.size() + "A");
        for (var province : provinces) {
            var run = runs.get(province);
            if (run != null) shown.put(province, line(province, run.progress()));
            if (terminal) out.print("\033[2K" + shown.getOrDefault(province, "%-10s …".formatted(province)) + "\n");
            else if (run != null) step(province, run.progress());
        }
        drawn = true;
        out.flush();
    }

    synchronized void end() {
        for (var province : provinces) shown.computeIfPresent(province, (id, line) -> bar(id, 1, "done"));
        if (terminal) show();
        else out.flush();
    }

    private void step(String province, Progress progress) {
        int step = (int) (share(progress) * 10) + (progress.merging() ? 1 : 0);
        if (steps.merge(province, step, Math::max) == step
                && !shown.getOrDefault(province + "/last", "").equals("" + step)) {
            shown.put(province + "/last", "" + step);
            out.println(line(province, progress));
        }
    }

    private static String line(String province, Progress p) {
        var text = p.merging()
                ? "merging %,d rows".formatted(p.rows())
                : "%,d rows, %,d of %,d pages".formatted(p.rows(), p.done(), p.known());
        return bar(province, p.merging() ? 1 : share(p), text);
    }

    private static String bar(String province, double share, String text) {
        int full = (int) Math.round(share * WIDTH);
        return String.format(
                Locale.ROOT,
                "%-10s [%s%s] %3.0f %%  %s",
                province,
                "█".repeat(full),
                "·".repeat(WIDTH - full),
                share * 100,
                text);
    }

    /** Rows against what was announced, where it was; else pages against those known. */
    private static double share(Progress p) {
        double share = p.expected() > 0
                ? (double) p.rows() / p.expected()
                : p.known() == 0 ? 0 : (double) p.done() / p.known();
        return Math.min(1, share);
    }
}
