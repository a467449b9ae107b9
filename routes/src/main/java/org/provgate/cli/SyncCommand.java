package org.provgate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.provgate.registers.RegisterRuns;
import org.provgate.registers.RunReport;
import org.provgate.registers.RunReports;
import org.provgate.routes.NightOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sync}: the nightly synchronisation by hand. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Synchronise the registers, and see how they stand.",
        subcommands = {SyncCommand.Run.class, SyncCommand.Status.class, SyncCommand.Accept.class},
        footer = {"", "Example: provgate sync run --province henan --province hebei"})
final class SyncCommand {

    @ParentCommand
    Commands root;

    /** Returns the provinces of these names, all enabled ones if none is named. */
    static List<Province> provinces(Gateway gateway, List<String> names) {
        var provinces = gateway.get(Provinces.class);
        if (names.isEmpty()) return provinces.enabled();
        var chosen = new ArrayList<Province>();
        for (var name : names)
            chosen.add(provinces
                    .named(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no enabled province " + name
                            + "; there are: "
                            + provinces.enabled().stream().map(Province::id).toList())));
        return chosen;
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Run the night now; an interrupted run goes on where it was.",
            footer = {"", "Example: provgate sync run --province henan"})
    static final class Run implements Callable<Integer> {
        @ParentCommand
        SyncCommand sync;

        @Option(names = "--province", description = "Only this entry; may be repeated.")
        List<String> names = List.of();

        @Option(names = "--full", description = "Ask for everything, not only for what changed.")
        boolean full;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = sync.root.starter.start()) {
                var outcomes = new NightRun(gateway, System.err).run(new NightOrder(provinces(gateway, names), full));
                if (output.json) Print.json(gateway, outcomes);
                else System.out.print(NightTable.of(outcomes));
                return Exit.of(outcomes);
            }
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Show the newest run of each province, or the last runs.",
            footer = {"", "Example: provgate sync status --last 10 --json"})
    static final class Status implements Callable<Integer> {
        @ParentCommand
        SyncCommand sync;

        @Option(names = "--last", description = "Show this many runs, of all provinces.")
        Integer last;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = sync.root.starter.start()) {
                var reports = gateway.get(RunReports.class);
                List<RunReport> runs = last == null ? reports.newestOfEach() : reports.newest(last, null);
                if (output.json) Print.json(gateway, runs);
                else
                    System.out.print(
                            runs.isEmpty()
                                    ? "no run yet; start one with: provgate sync run\n"
                                    : NightTable.ofRuns(runs));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Release a held run: its rows are merged and sealed as they are.",
            footer = {"", "Example: provgate sync accept 17 --reason \"区划调整，已与省局核对\""})
    static final class Accept implements Callable<Integer> {
        @ParentCommand
        SyncCommand sync;

        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "RUN", description = "The number of the held run.")
        long run;

        @Option(names = "--reason", required = true, description = "Why; kept in the evidence log.")
        String reason;

        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        @Override
        public Integer call() {
            if (reason.isBlank())
                throw new picocli.CommandLine.ParameterException(
                        spec.commandLine(), "--reason must say why the run may pass");
            try (var gateway = sync.root.starter.start()) {
                var report = gateway.get(RegisterRuns.class).accept(run, actor, reason);
                System.out.print(NightTable.ofRuns(List.of(report)));
                return Exit.OK;
            }
        }
    }
}
