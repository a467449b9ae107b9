package org.provgate.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.Due;
import org.provgate.deadlines.Forecast;
import org.provgate.deadlines.PublicationQuota;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code deadlines}: what is due when, and what will be late. */
@Command(
        name = "deadlines",
        mixinStandardHelpOptions = true,
        description = "See what is due when, and give leave to be late.",
        subcommands = {
            DeadlinesCommand.Ahead.class,
            DeadlinesCommand.Quota.class,
            DeadlinesCalendar.class,
            DeadlinesWaivers.All.class,
            DeadlinesWaivers.Ask.class,
            DeadlinesWaivers.Approve.class
        })
final class DeadlinesCommand {

    @ParentCommand
    Commands root;

    static LocalDate today(Gateway gateway) {
        return LocalDate.ofInstant(gateway.get(Clock.class).instant(), ZoneId.of("Asia/Shanghai"));
    }

    @Command(
            name = "forecast",
            mixinStandardHelpOptions = true,
            description = "List what is overdue and what will be due, the most urgent first, with who acts next.",
            footer = {
                "",
                "Exit code 3 if something is overdue.",
                "Example: provgate deadlines forecast --days 5 --province henan"
            })
    static final class Ahead implements Callable<Integer> {
        @ParentCommand
        DeadlinesCommand deadlines;

        @Option(names = "--province", description = "Only this entry.")
        String province;

        @Option(names = "--department", description = "Only this department.")
        String department;

        @Option(names = "--days", description = "Only what is due within this many working days.")
        Integer days;

        @Option(names = "--state", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
        Set<Due.State> states = Set.of();

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Option(names = "--cursor", description = "Go on where a list ended.")
        String cursor;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = deadlines.root.starter.start()) {
                var forecast = gateway.get(Forecast.class);
                var page = forecast.page(new Forecast.Filter(province, department, days, states), cursor, most);
                if (output.json) Print.json(gateway, page);
                else print(page, forecast.summary(province));
                boolean overdue = page.duties().stream().anyMatch(d -> d.state() == Due.State.OVERDUE);
                return overdue ? Exit.PARTIAL : Exit.OK;
            }
        }

        private static void print(Forecast.Page page, Forecast.Summary summary) {
            System.out.print(Print.table(
                    List.of("due", "left", "state", "rule", "department", "record or target", "at", "next"),
                    page.duties().stream().map(Ahead::row).toList()));
            if (page.next() != null) System.out.println("more with --cursor " + page.next());
            for (var count : summary.counts())
                System.out.println(count.province() + ": " + count.duties() + " " + count.state()
                        + (count.liabilities() == 0 ? "" : ", " + count.liabilities() + " without leave (R51)"));
            System.out.println(
                    "working days are known until " + summary.knownUntil().minusDays(1));
        }

        private static List<String> row(Due due) {
            return List.of(
                    text(due.last()) + (due.waivedUntil() == null ? "" : " (waived)"),
                    text(due.daysLeft()),
                    due.state().name(),
                    due.rule(),
                    due.department(),
                    due.record() == null
                            ? due.task() + " " + due.subject()
                            : due.newest() == null ? due.record() : due.newest(),
                    text(due.delivery()),
                    due.next().actor() + ": " + due.next().what());
        }

        private static String text(@Nullable Object value) {
            return value == null ? "?" : value.toString();
        }
    }

    @Command(
            name = "quota",
            mixinStandardHelpOptions = true,
            description = "Show which share of the results of a period is public (R42: all should be).",
            footer = {
                "",
                "Exit code 3 if not all are.",
                "Example: provgate deadlines quota --from 2026-10-01 --to 2026-12-31"
            })
    static final class Quota implements Callable<Integer> {
        @ParentCommand
        DeadlinesCommand deadlines;

        @Option(names = "--from", description = "First check date; the first of January if not given.")
        LocalDate from;

        @Option(names = "--to", description = "Last check date; today if not given.")
        LocalDate to;

        @Option(names = "--province", description = "Only this entry.")
        String province;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = deadlines.root.starter.start()) {
                var last = to == null ? today(gateway) : to;
                var first = from == null ? last.withDayOfYear(1) : from;
                var quota = gateway.get(PublicationQuota.class).of(first, last, province);
                if (output.json) Print.json(gateway, quota);
                else print(quota);
                return quota.all().met() ? Exit.OK : Exit.PARTIAL;
            }
        }

        private static void print(PublicationQuota.Quota quota) {
            var all = new ArrayList<>(quota.departments());
            all.add(quota.all());
            System.out.println("results checked from " + quota.from() + " to " + quota.to());
            System.out.print(Print.table(
                    List.of("department", "results", "published", "share"),
                    all.stream()
                            .map(s -> List.of(
                                    s.department(),
                                    String.valueOf(s.results()),
                                    String.valueOf(s.published()),
                                    s.share().movePointRight(2).setScale(2) + " %"))
                            .toList()));
        }
    }
}
