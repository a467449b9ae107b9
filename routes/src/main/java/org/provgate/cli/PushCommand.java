package org.provgate.cli;

import java.util.Set;
import org.provgate.outbox.Channel;
import org.provgate.outbox.DeliveryFilter;
import org.provgate.outbox.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code push}: what is on its way to the platforms. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = "See what is on its way to the platforms, and step in.",
        subcommands = {
            PushStatus.class,
            PushList.class,
            PushShow.class,
            PushDeeds.Retry.class,
            PushDeeds.Park.class,
            PushDeeds.Unpark.class,
            PushGate.Pause.class,
            PushGate.Resume.class,
            PushGate.Drained.class,
            PushRun.class
        },
        footer = {"", "Example: provgate push status"})
final class PushCommand {

    @ParentCommand
    Commands root;

    /** Which deliveries are meant. */
    static final class Which {
        @Option(names = "--state", split = ",", description = "In one of these: ${COMPLETION-CANDIDATES}.")
        Set<State> states = Set.of();

        @Option(names = "--province", description = "To this entry.")
        String province;

        @Option(names = "--channel", description = "${COMPLETION-CANDIDATES}.")
        Channel channel;

        @Option(names = "--department", description = "Handed in by this department.")
        String department;

        @Option(names = "--task", description = "Of this task.")
        String task;

        @Option(names = "--subject", description = "About the subject with this USCC (or key in the register).")
        String subject;

        @Option(names = "--record", description = "Of the record with this id.")
        String record;

        @Option(names = "--receipt", description = "With this receipt number.")
        String receipt;

        DeliveryFilter filter() {
            return new DeliveryFilter(null, states, province, channel, department, task, subject, record, receipt);
        }
    }

    /** Who steps in, and why. */
    static final class Why {
        @Option(names = "--reason", required = true, description = "Why; kept in the history and the evidence log.")
        String reason;

        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");
    }

    /** Exit code of how the ways to provinces stand: paused before unavailable before something that needs a person. */
    static int exit(boolean paused, boolean closed, boolean attention) {
        if (paused) return Exit.HELD;
        if (closed) return Exit.UPSTREAM;
        return attention ? Exit.PARTIAL : Exit.OK;
    }
}
