package org.provgate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.provgate.plans.Plan;
import org.provgate.plans.Plans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Plans to look at. */
final class PlanList {

    private PlanList() {}

    static String table(List<Plan> plans) {
        return Print.table(
                List.of("plan", "version", "state", "year", "rounds", "due", "written by", "approved by", "name"),
                plans.stream()
                        .map(p -> List.of(
                                p.id(),
                                String.valueOf(p.version()),
                                p.state().name(),
                                String.valueOf(p.year()),
                                String.valueOf(p.rounds().size()),
                                p.due().toString(),
                                p.writtenBy(),
                                Objects.requireNonNullElse(p.approvedBy(), ""),
                                p.name()))
                        .toList());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the newest version of each plan.",
            footer = {"", "Example: provgate plan list --year 2027"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        PlanCommand plan;

        @Option(names = "--year", description = "Only of this year.")
        Integer year;

        @Option(names = "--after", description = "Only greater numbers, to page on.")
        String after;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = plan.root.starter.start()) {
                var list = gateway.get(Plans.class).list(year, after, most);
                if (output.json) Print.json(gateway, list);
                else System.out.print(table(list));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show all versions of a plan, and the rounds of the newest.",
            footer = {"", "Example: provgate plan show 41040220270001"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        PlanCommand plan;

        @Parameters(paramLabel = "PLAN", description = "Its number.")
        String id;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = plan.root.starter.start()) {
                var plans = gateway.get(Plans.class);
                var versions = plans.versions(id);
                var newest = versions.get(versions.size() - 1);
                var unknown = plans.unknownItems(newest);
                if (output.json) Print.json(gateway, Map.of("versions", versions, "unknownItems", unknown));
                else {
                    System.out.print(table(versions));
                    System.out.print(rounds(newest));
                    if (newest.adjustReason() != null) System.out.println("adjusted: " + newest.adjustReason());
                    if (newest.publishedAt() != null)
                        System.out.println("published: " + newest.publishedAt() + " " + newest.publishedWhere());
                    if (!unknown.isEmpty())
                        System.out.println(
                                "in no fixed item list of " + newest.year() + ": " + String.join(", ", unknown));
                }
                return Exit.OK;
            }
        }

        private static String rounds(Plan plan) {
            var rows = new ArrayList<List<String>>();
            for (var r : plan.rounds())
                rows.add(List.of(
                        String.valueOf(r.number()),
                        r.rate().movePointRight(2).stripTrailingZeros().toPlainString() + "%",
                        r.starts().toString(),
                        r.ends().toString(),
                        String.join(",", r.departments()),
                        String.join(",", r.itemCodes()),
                        r.name()));
            return Print.table(List.of("round", "rate", "starts", "ends", "departments", "items", "name"), rows);
        }
    }
}
