package org.provgate.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.provgate.transfers.Transfer.State;
import org.provgate.transfers.TransferForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code transfers write|approve|send|answer|outcome|withdraw}: the steps of a transfer. */
final class TransferDeeds {

    private TransferDeeds() {}

    @Command(
            name = "write",
            mixinStandardHelpOptions = true,
            description = "Write a transfer from a JSON file; it is a draft.",
            footer = {
                "",
                "Example: provgate transfers write transfer.json --department ZJ   (a sample: docs/examples/transfer.json)"
            })
    static final class Write implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Parameters(paramLabel = "FILE", description = "The transfer, as in the API.")
        Path file;

        @Mixin
        TransfersCommand.Side side;

        @Override
        public Integer call() {
            return transfers.step(
                    side,
                    (all, gateway) -> all.write(DrawCommand.read(gateway, file, TransferForm.class), side.caller()));
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description =
                    "Put a draft in force that somebody else wrote; needed before it goes to the police or to justice.",
            footer = {
                "",
                "Example: provgate transfers approve 410402-20261121-1f0c9a7be2d4 --department ZJ --actor zhao"
            })
    static final class Approve implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Parameters(paramLabel = "TRANSFER", description = "Its id.")
        String id;

        @Mixin
        TransfersCommand.Side side;

        @Override
        public Integer call() {
            return transfers.step(side, (all, gateway) -> all.approve(id, side.caller()));
        }
    }

    @Command(
            name = "send",
            mixinStandardHelpOptions = true,
            description = "Hand it over.",
            footer = {"", "Example: provgate transfers send 410402-20261121-1f0c9a7be2d4 --department ZJ"})
    static final class Send implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Parameters(paramLabel = "TRANSFER", description = "Its id.")
        String id;

        @Mixin
        TransfersCommand.Side side;

        @Override
        public Integer call() {
            return transfers.step(side, (all, gateway) -> all.send(id, side.caller()));
        }
    }

    @Command(
            name = "answer",
            mixinStandardHelpOptions = true,
            description = "Say whether it is taken (RECEIVED 受理) or given back (RETURNED 退回).",
            footer = {
                "",
                "Example: provgate transfers answer 410402-20261121-1f0c9a7be2d4 RECEIVED --receipt 消受3号 --department XF"
            })
    static final class Answer implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Parameters(index = "0", paramLabel = "TRANSFER", description = "Its id.")
        String id;

        @Parameters(index = "1", paramLabel = "ANSWER", description = "RECEIVED or RETURNED.")
        State answer;

        @Option(names = "--receipt", description = "The receiver's own number.")
        String receipt;

        @Option(names = "--note", description = "Why; needed to give it back.")
        String note;

        @Mixin
        TransfersCommand.Side side;

        @Override
        public Integer call() {
            return transfers.step(side, (all, gateway) -> all.answer(id, answer, receipt, note, side.caller()));
        }
    }

    @Command(
            name = "outcome",
            mixinStandardHelpOptions = true,
            description = "Say what became of it: FILED 立案, NOT_FILED 不予立案, HANDLED 已处理.",
            footer = {"", "Example: provgate transfers outcome 410402-20261121-1f0c9a7be2d4 FILED --department GA"})
    static final class Outcome implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Parameters(index = "0", paramLabel = "TRANSFER", description = "Its id.")
        String id;

        @Parameters(index = "1", paramLabel = "OUTCOME", description = "FILED, NOT_FILED or HANDLED.")
        State outcome;

        @Option(names = "--note", description = "What was done; needed with NOT_FILED.")
        String note;

        @Mixin
        TransfersCommand.Side side;

        @Override
        public Integer call() {
            return transfers.step(side, (all, gateway) -> all.outcome(id, outcome, note, side.caller()));
        }
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Take back what the receiver has not answered.",
            footer = {
                "",
                "Example: provgate transfers withdraw 410402-20261121-1f0c9a7be2d4 --reason 误送 --department ZJ"
            })
    static final class Withdraw implements Callable<Integer> {
        @ParentCommand
        TransfersCommand transfers;

        @Parameters(paramLabel = "TRANSFER", description = "Its id.")
        String id;

        @Option(names = "--reason", required = true, description = "Why.")
        String reason;

        @Mixin
        TransfersCommand.Side side;

        @Override
        public Integer call() {
            return transfers.step(side, (all, gateway) -> all.withdraw(id, reason, side.caller()));
        }
    }
}
