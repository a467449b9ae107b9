package org.provgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.plans.Plan;
import org.provgate.plans.PlanHead;
import org.provgate.plans.PlanTemplate;
import org.provgate.plans.Plans;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plan}: the annual plans. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Write the annual plan (年度抽查工作计划), have it approved, adjust and publish it.",
        subcommands = {
            PlanCommand.Write.class,
            PlanList.All.class,
            PlanList.Show.class,
            PlanCommand.Approve.class,
            PlanCommand.Adjust.class,
            PlanCommand.Publish.class,
            PlanCommand.Templates.class
        })
final class PlanCommand {

    @ParentCommand
    Commands root;

    /** Ends an import of rounds. */
    private static int end(Import table, org.provgate.tables.TableFile file, Plans.Imported imported)
            throws IOException {
        int exit = table.end(file, imported.report(), Plans::writeBack);
        var plan = imported.plan();
        if (plan != null) System.out.print(PlanList.table(List.of(plan)));
        return exit;
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Write a new plan from a table of rounds.",
            footer = {
                "",
                "Example: provgate plan import docs/examples/rounds.csv --year 2027 --name 2027年度抽查计划 --lead 010 --area 410402"
            })
    static final class Write implements Callable<Integer> {
        @ParentCommand
        PlanCommand plan;

        @Mixin
        Import table;

        @Option(names = "--year", required = true, description = "The year it is for.")
        int year;

        @Option(names = "--name", required = true, description = "What it is called.")
        String name;

        @Option(names = "--lead", required = true, description = "The lead department, by code.")
        String lead;

        @Option(
                names = "--area",
                description = "The bureau's area, six digits; that of the only province if not given.")
        String area;

        @Option(names = "--joint", description = "It is a plan of several departments.")
        boolean joint;

        @Option(names = "--scope", description = "What is inspected, in words.")
        String scope;

        @Override
        public Integer call() throws IOException {
            var file = table.file();
            try (var gateway = plan.root.starter.start()) {
                var head = new PlanHead(area == null ? onlyArea(gateway) : area, year, name, joint, lead, scope);
                return end(table, file, gateway.get(Plans.class).write(head, file, table.actor));
            }
        }

        private static String onlyArea(Gateway gateway) {
            var areas = gateway.get(Provinces.class).enabled().stream()
                    .map(Province::areaCode)
                    .distinct()
                    .toList();
            if (areas.size() != 1)
                throw new IllegalArgumentException("--area must say whose plan it is; the provinces have " + areas);
            return areas.get(0);
        }
    }

    @Command(
            name = "adjust",
            mixinStandardHelpOptions = true,
            description = "Write a new version with other rounds; it takes over when it is approved.",
            footer = {"", "Example: provgate plan adjust 41040220270001 rounds.xlsx --reason \"上级调整抽查比例\""})
    static final class Adjust implements Callable<Integer> {
        @ParentCommand
        PlanCommand plan;

        @Parameters(index = "0", paramLabel = "PLAN", description = "Its number.")
        String id;

        @Mixin
        Import table;

        @Option(names = "--reason", required = true, description = "Why; part of the plan.")
        String reason;

        @Override
        public Integer call() throws IOException {
            var file = table.file();
            try (var gateway = plan.root.starter.start()) {
                return end(table, file, gateway.get(Plans.class).adjust(id, file, reason, table.actor));
            }
        }
    }

    /** A step that needs the plan alone. */
    private abstract static class Step implements Callable<Integer> {
        @ParentCommand
        PlanCommand plan;

        @Parameters(paramLabel = "PLAN", description = "Its number.")
        String id;

        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        abstract Plan take(Plans plans);

        @Override
        public Integer call() {
            try (var gateway = plan.root.starter.start()) {
                System.out.print(PlanList.table(List.of(take(gateway.get(Plans.class)))));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Put a version in force; anybody but who wrote it.",
            footer = {"", "Example: provgate plan approve 41040220270001 --version-number 1 --actor 李局长"})
    static final class Approve extends Step {
        @Option(names = "--version-number", required = true, description = "The version that was read and is meant.")
        int version;

        @Override
        Plan take(Plans plans) {
            return plans.approve(id, version, actor);
        }
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = "Record that the version in force was made public.",
            footer = {
                "",
                "Example: provgate plan publish 41040220270001 --on 2026-12-20 --where https://example.gov.cn/plan"
            })
    static final class Publish extends Step {
        @Option(names = "--on", required = true, description = "The day.")
        LocalDate on;

        @Option(names = "--where", required = true, description = "Address or journal.")
        String where;

        @Override
        Plan take(Plans plans) {
            return plans.publish(id, on, where, actor);
        }
    }

    @Command(
            name = "templates",
            mixinStandardHelpOptions = true,
            description = "List the templates; with a name, write its rounds as a workbook to complete and to import.",
            footer = {"", "Example: provgate plan templates construction-bureau --year 2027 --output rounds.xlsx"})
    static final class Templates implements Callable<Integer> {
        @Parameters(arity = "0..1", paramLabel = "TEMPLATE", description = "Its name.")
        String id;

        @Option(names = "--year", description = "The year; needed with a name.")
        Integer year;

        @Option(names = "--output", description = "The workbook; needed with a name.")
        Path file;

        @Override
        public Integer call() throws IOException {
            if (id == null) {
                System.out.print(Print.table(
                        List.of("template", "rounds", "name", "source"),
                        PlanTemplate.all().stream()
                                .map(t -> List.of(
                                        t.id(), String.valueOf(t.rounds().size()), t.name(), t.source()))
                                .toList()));
                return Exit.OK;
            }
            if (year == null || file == null)
                throw new IllegalArgumentException("--year and --output say for which year, and where to");
            var template = PlanTemplate.named(id);
            try (var out = Files.newOutputStream(file)) {
                template.write(year, out);
            }
            return Exit.OK;
        }
    }
}
