package org.provgate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.registers.Quarantine;
import org.provgate.routes.NightOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code quarantine}: rows that could not be taken in. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "See the rows that could not be taken in, and ask for them again.",
        subcommands = {QuarantineCommand.Show.class, QuarantineCommand.Retry.class})
final class QuarantineCommand {

    @ParentCommand
    Commands root;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List open rows with every fault; --json adds the row as it came.",
            footer = {"", "Example: provgate quarantine list --province hebei --most 20"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        QuarantineCommand quarantine;

        @Option(names = "--province", description = "Only this entry.")
        String province;

        @Option(names = "--after", description = "Only rows of a greater number, to page on.")
        long after;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 100;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = quarantine.root.starter.start()) {
                var rows = gateway.get(Quarantine.class).open(province, after, most);
                if (output.json) Print.json(gateway, rows);
                else
                    System.out.print(Print.table(
                            List.of("id", "run", "province", "stream", "subject", "page", "faults"),
                            rows.stream().map(Show::cells).toList()));
                return Exit.OK;
            }
        }

        private static List<String> cells(Quarantine.Row r) {
            var subject = r.identity() != null ? r.identity() : String.valueOf(r.sourceKey());
            return List.of(
                    String.valueOf(r.id()),
                    String.valueOf(r.run()),
                    r.province(),
                    r.stream(),
                    subject,
                    r.page().isEmpty()
                            ? "first"
                            : r.page().length() > 24 ? r.page().substring(0, 24) + "…" : r.page(),
                    r.faults());
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description =
                    "Ask the province for everything again: rows mended there, or understood since, are taken in.",
            footer = {"", "Example: provgate quarantine retry --province hebei"})
    static final class Retry implements Callable<Integer> {
        @ParentCommand
        QuarantineCommand quarantine;

        @Option(names = "--province", required = true, description = "The entry.")
        String province;

        @Override
        public Integer call() {
            try (var gateway = quarantine.root.starter.start()) {
                var chosen = SyncCommand.provinces(gateway, List.of(province));
                var before = gateway.get(Quarantine.class).count(province);
                var outcomes = new NightRun(gateway, System.err).run(new NightOrder(chosen, true));
                System.out.print(NightTable.of(outcomes));
                System.out.printf(
                        "in quarantine: %,d before, %,d now%n",
                        before, gateway.get(Quarantine.class).count(province));
                return Exit.of(outcomes);
            }
        }
    }
}
