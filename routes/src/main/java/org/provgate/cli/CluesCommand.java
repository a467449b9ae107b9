package org.provgate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.access.Caller;
import org.provgate.clues.Clue;
import org.provgate.clues.Clues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code clues}: what the public told (R72). */
@Command(
        name = "clues",
        mixinStandardHelpOptions = true,
        description = "See what the public told, and give it to departments (公众线索).",
        subcommands = {CluesCommand.All.class, CluesCommand.Assign.class},
        footer = {"", "Example: provgate clues list --state NEW"})
final class CluesCommand {

    @ParentCommand
    Commands root;

    private static String text(List<Clue> list) {
        return Print.table(
                List.of("clue", "received", "state", "department", "subject", "what", "where"),
                list.stream()
                        .map(c -> List.of(
                                c.id(),
                                Print.time(c.receivedAt()),
                                c.state() + " " + c.state().chinese(),
                                c.department() == null ? "" : c.department(),
                                c.subject(),
                                c.what().replace('\n', ' '),
                                c.place() == null ? "" : c.place().replace('\n', ' ')))
                        .toList());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List clues, the newest first; who told them is not shown.",
            footer = {"", "Example: provgate clues list --state NEW"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        CluesCommand clues;

        @Option(names = "--state", description = "Only in this: ${COMPLETION-CANDIDATES}.")
        Clue.State state;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = clues.root.starter.start()) {
                var list = gateway.get(Clues.class).list(state, null, most, Caller.local("", "cli"));
                if (output.json) Print.json(gateway, list);
                else System.out.print(text(list));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "assign",
            mixinStandardHelpOptions = true,
            description = "Give a clue to a department, which is told (抄告).",
            footer = {"", "Example: provgate clues assign C20261121-1f0c9a7be2d4 ST --office FG"})
    static final class Assign implements Callable<Integer> {
        @ParentCommand
        CluesCommand clues;

        @Parameters(index = "0", paramLabel = "CLUE", description = "Its number.")
        String id;

        @Parameters(index = "1", paramLabel = "DEPARTMENT", description = "Its code.")
        String department;

        @Option(names = "--office", required = true, description = "The department the office belongs to, by code.")
        String office;

        @Mixin
        DrawCommand.Step step;

        @Override
        public Integer call() {
            try (var gateway = clues.root.starter.start()) {
                var clue = gateway.get(Clues.class).assign(id, department, Caller.local(office, step.actor));
                if (step.output.json) Print.json(gateway, clue);
                else System.out.print(text(List.of(clue)));
                return Exit.OK;
            }
        }
    }
}
