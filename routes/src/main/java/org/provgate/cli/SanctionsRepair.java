package org.provgate.cli;

import java.util.concurrent.Callable;
import org.provgate.sanctions.Repair;
import org.provgate.sanctions.Repairs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code sanctions repair|approve}: a measure ends before its day. */
final class SanctionsRepair {

    private SanctionsRepair() {}

    /** Which measure, and for whom one acts. */
    static final class About {
        @Parameters(index = "0", paramLabel = "ID", description = "The measure's number.")
        long id;

        @Option(names = "--department", required = true, description = "Whose person acts: requester or executor.")
        String department;
    }

    @Command(
            name = "repair",
            mixinStandardHelpOptions = true,
            description = "Ask that a measure end before its day (信用修复); another person must approve it.",
            footer = {"", "Example: provgate sanctions repair 17 --department SC --reason 已纠正失信行为 --document 信修〔2026〕7号"
            })
    static final class Ask implements Callable<Integer> {
        @ParentCommand
        SanctionsCommand sanctions;

        @Mixin
        About about;

        @Option(names = "--reason", required = true, description = "Why.")
        String reason;

        @Option(names = "--document", required = true, description = "文号 of the decision.")
        String document;

        @Option(names = "--annulled", description = "Its basis was annulled; without this the credit was repaired.")
        boolean annulled;

        @Mixin
        DrawCommand.Step step;

        @Override
        public Integer call() {
            try (var gateway = sanctions.root.starter.start()) {
                var kind = annulled ? Repair.Kind.ANNULLED : Repair.Kind.REPAIRED;
                var caller = SanctionsCommand.caller(about.department, step.actor);
                print(gateway, step, gateway.get(Repairs.class).request(caller, about.id, kind, reason, document));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Approve what another asked for: everybody who knew of the measure is recalled.",
            footer = {"", "Example: provgate sanctions approve 17 --department SC --actor wang"})
    static final class Approve implements Callable<Integer> {
        @ParentCommand
        SanctionsCommand sanctions;

        @Mixin
        About about;

        @Mixin
        DrawCommand.Step step;

        @Override
        public Integer call() {
            try (var gateway = sanctions.root.starter.start()) {
                var caller = SanctionsCommand.caller(about.department, step.actor);
                print(gateway, step, gateway.get(Repairs.class).approve(caller, about.id));
                return Exit.OK;
            }
        }
    }

    private static void print(Gateway gateway, DrawCommand.Step step, Repair repair) {
        if (step.output.json) Print.json(gateway, repair);
        else
            System.out.println(
                    "measure " + repair.sanctionId() + ": " + repair.kind() + " by " + repair.document() + ", "
                            + (repair.approvedBy() == null
                                    ? "asked by " + repair.requestedBy() + "; another person must approve it"
                                    : "approved by " + repair.approvedBy() + "; see: sanctions recalls"));
    }
}
