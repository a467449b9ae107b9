package org.provgate.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.provgate.access.Caller;
import org.provgate.suspicions.Suspicions;
import org.provgate.transfers.Transfer;
import org.provgate.transfers.TransferRoutes;
import org.provgate.transfers.TransferWatch;
import org.provgate.transfers.Transfers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code transfers}: cases and clues handed over (R59, R60). */
@Command(
        name = "transfers",
        mixinStandardHelpOptions = true,
        description = "Hand cases and clues over, answer them, and see what is late (案件移送、抄告).",
        subcommands = {
            TransfersCommand.All.class,
            TransfersCommand.Show.class,
            TransfersCommand.Late.class,
            TransfersCommand.Suspected.class,
            TransfersCommand.Routes.class,
            TransferDeeds.Write.class,
            TransferDeeds.Approve.class,
            TransferDeeds.Send.class,
            TransferDeeds.Answer.class,
            TransferDeeds.Outcome.class,
            TransferDeeds.Withdraw.class
        },
        footer = {"", "Example: provgate transfers list --department ZJ --box received --overdue"})
final class TransfersCommand {

    @ParentCommand
    Commands root;

    /** For whom somebody acts. */
    static final class Side {
        @Option(names = "--department", required = true, description = "For which department, by code.")
        String department;

        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        @Mixin
        Commands.Json output;

        Caller caller() {
            return Caller.local(department, actor);
        }
    }

    /** Takes a step and says where the transfer stands afterwards. */
    int step(Side side, BiFunction<Transfers, Gateway, Transfer.Story> work) {
        try (var gateway = root.starter.start()) {
            var story = work.apply(gateway.get(Transfers.class), gateway);
            if (side.output.json) Print.json(gateway, story);
            else System.out.print(TransferText.of(story));
            return Exit.OK;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List transfers, the newest first.",
            footer = {"", "Example: provgate transfers list --state SENT,RECEIVED"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Option(names = "--department", description = "Seen from this department; needed with --box.")
        String department = "";

        @Option(names = "--box", description = "Only ${COMPLETION-CANDIDATES} of the department.")
        Transfers.Box box;

        @Option(names = "--state", split = ",", description = "Only in these: ${COMPLETION-CANDIDATES}.")
        Set<Transfer.State> states;

        @Option(names = "--overdue", description = "Only those whose last day is over.")
        boolean overdue;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            if (box != null && department.isEmpty())
                throw new IllegalArgumentException("--box needs --department: whose box is meant?");
            try (var gateway = transfers.root.starter.start()) {
                var filter = new Transfers.Filter(box, states == null ? Set.of() : states, overdue);
                var list = gateway.get(Transfers.class).list(filter, null, most, Caller.local(department, "cli"));
                if (output.json) Print.json(gateway, list);
                else System.out.print(TransferText.of(list));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show a transfer and every step of its life.",
            footer = {"", "Example: provgate transfers show 130634-20261121-1f0c9a7be2d4"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Parameters(paramLabel = "TRANSFER", description = "Its id.")
        String id;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = transfers.root.starter.start()) {
                var story = gateway.get(Transfers.class).one(id, Caller.local("", "cli"));
                if (output.json) Print.json(gateway, story);
                else System.out.print(TransferText.of(story));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "overdue",
            mixinStandardHelpOptions = true,
            description = "Count what is late, by department (R60).",
            footer = {"", "Exit code 3 if something is.", "Example: provgate transfers overdue"})
    static final class Late implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = transfers.root.starter.start()) {
                var late = gateway.get(TransferWatch.class).overdue();
                if (output.json) Print.json(gateway, late);
                else
                    System.out.print(Print.table(
                            List.of("department", "duty", "overdue", "since"),
                            late.stream()
                                    .map(o -> List.of(
                                            o.department(),
                                            o.duty().name(),
                                            String.valueOf(o.count()),
                                            o.first().toString()))
                                    .toList()));
                return late.isEmpty() ? Exit.OK : Exit.PARTIAL;
            }
        }
    }

    @Command(
            name = "suspicions",
            mixinStandardHelpOptions = true,
            description = "List records suspected of being a crime (涉嫌犯罪), the one due first at the head.",
            footer = {"", "Example: provgate transfers suspicions --open"})
    static final class Suspected implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Option(names = "--open", description = "Only those neither handed over nor dismissed.")
        boolean open;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = transfers.root.starter.start()) {
                var list = gateway.get(Suspicions.class).list(open, most, Caller.local("", "cli"));
                if (output.json) Print.json(gateway, list);
                else System.out.print(TransferText.ofSuspicions(list));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "routes",
            mixinStandardHelpOptions = true,
            description = "Say which department a matter belongs to (谁管辖谁负责).",
            footer = {"", "Example: provgate transfers routes --matter 堵塞消防通道"})
    static final class Routes implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Option(names = "--item", description = "Code of an inspection item.")
        String item;

        @Option(names = "--matter", description = "What it is about, in a few words.")
        String matter = "";

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = transfers.root.starter.start()) {
                var proposals = gateway.get(TransferRoutes.class).propose(item, matter);
                if (output.json) Print.json(gateway, proposals);
                else
                    System.out.print(Print.table(
                            List.of("department", "kind", "because", "basis"),
                            proposals.stream()
                                    .map(p -> List.of(
                                            p.department(), p.kind().name(), String.join(" ", p.because()), p.basis()))
                                    .toList()));
                return Exit.OK;
            }
        }
    }
}
