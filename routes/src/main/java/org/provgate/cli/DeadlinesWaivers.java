package org.provgate.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.deadlines.Waiver;
import org.provgate.deadlines.Waivers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code deadlines waivers|waive|approve}: leave to be late (R51). */
final class DeadlinesWaivers {

    private DeadlinesWaivers() {}

    /** Which duty it is about. */
    static final class Duty {
        @Parameters(index = "0", paramLabel = "RECORD", description = "Its id.")
        String record;

        @Parameters(index = "1", paramLabel = "RULE", description = "Such as R50.")
        String rule;
    }

    @Command(
            name = "waivers",
            mixinStandardHelpOptions = true,
            description = "List waivers, the newest first.",
            footer = {"", "Example: provgate deadlines waivers --open"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        DeadlinesCommand deadlines;

        @Option(names = "--record", description = "Only of this record.")
        String record;

        @Option(names = "--open", description = "Only those nobody has approved.")
        boolean open;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = deadlines.root.starter.start()) {
                var list = gateway.get(Waivers.class).list(record, open, most);
                if (output.json) Print.json(gateway, list);
                else
                    System.out.print(Print.table(
                            List.of("record", "rule", "due", "until", "asked by", "approved by", "reason"),
                            list.stream()
                                    .map(w -> List.of(
                                            w.record(),
                                            w.rule(),
                                            w.due().toString(),
                                            w.until().toString(),
                                            w.requestedBy(),
                                            w.approvedBy() == null ? "" : w.approvedBy(),
                                            w.reason()))
                                    .toList()));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "waive",
            mixinStandardHelpOptions = true,
            description = "Ask for a later last day; another person must approve it.",
            footer = {"", "Example: provgate deadlines waive R-1 R50 --until 2026-12-11 --reason 平台故障"})
    static final class Ask implements Callable<Integer> {
        @ParentCommand
        DeadlinesCommand deadlines;

        @Mixin
        Duty duty;

        @Option(names = "--until", required = true, description = "The new last day.")
        LocalDate until;

        @Option(names = "--reason", required = true, description = "Why.")
        String reason;

        @Mixin
        DrawCommand.Step step;

        @Override
        public Integer call() {
            try (var gateway = deadlines.root.starter.start()) {
                print(
                        gateway,
                        step,
                        gateway.get(Waivers.class).request(duty.record, duty.rule, until, reason, null, step.actor));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Approve a later last day that somebody else asked for.",
            footer = {"", "Example: provgate deadlines approve R-1 R50 --actor wang"})
    static final class Approve implements Callable<Integer> {
        @ParentCommand
        DeadlinesCommand deadlines;

        @Mixin
        Duty duty;

        @Mixin
        DrawCommand.Step step;

        @Override
        public Integer call() {
            try (var gateway = deadlines.root.starter.start()) {
                print(gateway, step, gateway.get(Waivers.class).approve(duty.record, duty.rule, null, step.actor));
                return Exit.OK;
            }
        }
    }

    private static void print(Gateway gateway, DrawCommand.Step step, Waiver waiver) {
        if (step.output.json) Print.json(gateway, waiver);
        else
            System.out.println(waiver.record() + " " + waiver.rule() + ": due " + waiver.due() + ", "
                    + (waiver.approvedBy() == null
                            ? "asked to be " + waiver.until() + "; another person must approve it"
                            : "with leave until " + waiver.until()));
    }
}
