package org.provgate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.provgate.fairness.Fairness;
import org.provgate.fairness.FairnessReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code draw fairness}: whether past draws look like draws. */
@Command(
        name = "fairness",
        mixinStandardHelpOptions = true,
        description = "Show the exact probabilities of past draws, and test them against chance.",
        footer = {
            "",
            "Exit code 5 if something is rarer than one in a hundred.",
            "Example: provgate draw fairness --json"
        })
final class DrawFairness implements Callable<Integer> {

    @ParentCommand
    DrawCommand draw;

    @Option(names = "--batch", description = "Only this batch.")
    String batch;

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() {
        try (var gateway = draw.root.starter.start()) {
            var report = gateway.get(Fairness.class).report(batch);
            if (output.json) Print.json(gateway, report);
            else print(report);
            return report.alarm() ? Exit.NOT_VERIFIED : Exit.OK;
        }
    }

    private static void print(FairnessReport report) {
        var strata = new ArrayList<List<String>>();
        for (var s : report.strata())
            strata.add(List.of(
                    s.batch(), s.stratum(), "" + s.candidates(), "" + s.taken(), number("%.6f", s.probability())));
        System.out.print(Print.table(List.of("batch", "stratum", "candidates", "taken", "probability"), strata));
        var tests = new ArrayList<List<String>>();
        for (var t : report.tests())
            tests.add(List.of(
                    t.name(),
                    "" + t.cells(),
                    number("%.2f", t.statistic()),
                    number("%.0f", t.degrees()),
                    number("%.4f", t.probability())));
        System.out.print("\n" + Print.table(List.of("chi-square 卡方检验", "counts", "statistic", "degrees", "p"), tests));
        var findings = new ArrayList<List<String>>();
        for (var f : report.findings())
            findings.add(List.of(
                    f.kind(), f.who(), "" + f.times(), number("%.2f", f.expected()), number("%.2g", f.probability())));
        if (!findings.isEmpty())
            System.out.print("\n" + Print.table(List.of("too often 过于频繁", "who", "times", "expected", "p"), findings));
        System.out.println(
                report.alarm()
                        ? "\nNOT explained by chance 偶然性不足以解释: look at the lines with a small p"
                        : "\nnothing that chance does not explain 未见异常");
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
