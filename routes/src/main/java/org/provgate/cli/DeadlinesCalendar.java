package org.provgate.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.provgate.deadlines.DeadlineRules;
import org.provgate.deadlines.WorkingCalendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code deadlines calendar}: which years are known, what is due on fixed days, and the rules. */
@Command(
        name = "calendar",
        mixinStandardHelpOptions = true,
        description = "Show the years whose working days are known, the fixed dates of a year, and the rules.",
        footer = {"", "Example: provgate deadlines calendar --year 2026 --area 410402"})
final class DeadlinesCalendar implements Callable<Integer> {

    @ParentCommand
    DeadlinesCommand deadlines;

    @Option(names = "--year", description = "The year; this one if not given.")
    Integer year;

    @Option(names = "--area", description = "Six digits: with the dates of this area.")
    String area = "";

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() {
        try (var gateway = deadlines.root.starter.start()) {
            var calendar = gateway.get(WorkingCalendar.class);
            var rules = gateway.get(DeadlineRules.class);
            int shown = year == null ? DeadlinesCommand.today(gateway).getYear() : year;
            var dates = rules.dates(shown, area, calendar);
            if (output.json)
                Print.json(
                        gateway,
                        Map.of("year", shown, "years", calendar.years(), "dates", dates, "rules", rules.all()));
            else {
                System.out.println("working days are known of " + calendar.years());
                System.out.print("\n"
                        + Print.table(
                                List.of("due", "working day", "id", "what"),
                                dates.stream()
                                        .map(d -> List.of(
                                                d.due().toString(),
                                                !calendar.knows(d.due())
                                                        ? "not known"
                                                        : calendar.isWorking(d.due()) ? "yes" : "no",
                                                d.id(),
                                                d.name()))
                                        .toList()));
                System.out.print("\n" + rules(rules));
            }
            return Exit.OK;
        }
    }

    private static String rules(DeadlineRules rules) {
        return Print.table(
                List.of("rule", "area", "duty", "of", "working days after", "from", "to", "basis"),
                rules.all().stream()
                        .map(r -> List.of(
                                r.id() + (r.off() ? " (off)" : ""),
                                r.area() == null ? "all" : r.area(),
                                r.duty().name(),
                                String.join(
                                        ", ",
                                        r.kinds().stream()
                                                .map(Enum::name)
                                                .sorted()
                                                .toList()),
                                r.workingDays() + " " + r.start() + (r.notAfterTaskEnd() ? ", within the task" : ""),
                                r.from().toString(),
                                r.to() == null ? "" : r.to().toString(),
                                r.basis()))
                        .toList());
    }
}
