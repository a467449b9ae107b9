package org.provgate.cli;

import java.util.concurrent.Callable;
import org.provgate.evidence.Evidence;
import org.provgate.evidence.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code evidence}: the log that cannot be changed unnoticed. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "Prove the evidence log.",
        subcommands = EvidenceCommand.Verify.class)
final class EvidenceCommand {

    @ParentCommand
    Commands root;

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Recompute the whole chain; exit code 5 and the first bad row if it does not hold.",
            footer = {"", "Example: provgate evidence verify"})
    static final class Verify implements Callable<Integer> {
        @ParentCommand
        EvidenceCommand evidence;

        @Override
        public Integer call() {
            try (var gateway = evidence.root.starter.start()) {
                var result = gateway.get(Evidence.class).verify();
                System.out.println(result);
                return result instanceof Verification.Intact ? Exit.OK : Exit.NOT_VERIFIED;
            }
        }
    }
}
