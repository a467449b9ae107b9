package org.provgate.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.access.Caller;
import org.provgate.opendata.OpenData;
import org.provgate.opendata.OpenQuery;
import org.provgate.opendata.OpenSet;
import org.provgate.opendata.Withdrawals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code open}: what the public reads (R72), and what is taken back from it. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Write open data (公开数据) to files, and take records back from them (撤回公示).",
        subcommands = {OpenCommand.Export.class, OpenCommand.Withdraw.class, OpenCommand.Withdrawn.class})
final class OpenCommand {

    @ParentCommand
    Commands root;

    /** How a file is written. */
    enum Format {
        CSV,
        JSON
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Write what anybody may read of one kind, as the web gives it.",
            footer = {
                "",
                "Example: provgate open export --what results --format csv --out results.csv",
                "Example: provgate open export --what penalties --format json --out penalties.json"
            })
    static final class Export implements Callable<Integer> {
        @ParentCommand
        OpenCommand open;

        @Option(names = "--what", required = true, description = "${COMPLETION-CANDIDATES}.")
        OpenSet what;

        @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
        Format format = Format.CSV;

        @Option(names = "--bom", description = "Of CSV: with a byte order mark and Chinese heads, for Excel.")
        boolean excel;

        @Option(
                names = {"-o", "--out"},
                paramLabel = "FILE",
                description = "Replaced if it is there; stdout if not given.")
        Path file;

        @Override
        public Integer call() throws IOException {
            try (var gateway = open.root.starter.start()) {
                PaperFile.Writing writing = format == Format.CSV
                        ? out -> gateway.get(OpenData.class)
                                .csv(OpenQuery.all(what), excel ? OpenData.Heads.ZH : OpenData.Heads.EN, excel, out)
                        : out -> new OpenJson(gateway).write(what, out);
                if (file != null) PaperFile.write(file, writing);
                else {
                    var out = new BufferedOutputStream(System.out);
                    writing.to(out);
                    out.flush();
                }
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Take a result or penalty back from the open data, at once and for good.",
            footer = {"", "Example: provgate open withdraw P20261121-0a1b --reason 法院撤销 --actor wang"})
    static final class Withdraw implements Callable<Integer> {
        @ParentCommand
        OpenCommand open;

        @Parameters(paramLabel = "RECORD", description = "Its id.")
        String record;

        @Option(names = "--reason", required = true, description = "Why; not public.")
        String reason;

        @Mixin
        DrawCommand.Step step;

        @Override
        public Integer call() {
            try (var gateway = open.root.starter.start()) {
                var taken =
                        gateway.get(Withdrawals.class).withdraw(Caller.local("gateway", step.actor), record, reason);
                if (step.output.json) Print.json(gateway, taken);
                else System.out.println(taken.record() + " of " + taken.department() + " is no longer open");
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "withdrawn",
            mixinStandardHelpOptions = true,
            description = "List what was taken back, the newest first.",
            footer = {"", "Example: provgate open withdrawn"})
    static final class Withdrawn implements Callable<Integer> {
        @ParentCommand
        OpenCommand open;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = open.root.starter.start()) {
                var list = gateway.get(Withdrawals.class).list(Caller.local("gateway", "cli"), most);
                if (output.json) Print.json(gateway, list);
                else
                    System.out.print(Print.table(
                            List.of("record", "department", "at", "by", "reason"),
                            list.stream()
                                    .map(w -> List.of(
                                            w.record(),
                                            w.department(),
                                            Print.time(w.withdrawnAt()),
                                            w.withdrawnBy(),
                                            w.reason()))
                                    .toList()));
                return Exit.OK;
            }
        }
    }
}
