package org.provgate.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.agreements.Agreement;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code agreements write|approve|end}: the life of an agreement. */
final class AgreementSteps {

    private AgreementSteps() {}

    @Command(
            name = "write",
            mixinStandardHelpOptions = true,
            description = "Write a draft about findings of a department; another person must approve it.",
            footer = {
                "",
                "Example: provgate agreements write --department ZJ --receiver XF --kind inspection --fields '*'"
                        + " --purpose 联合抽查 --from 2026-12-01 --to 2027-11-30 --actor wang"
            })
    static final class Write implements Callable<Integer> {
        @ParentCommand
        AgreementsCommand agreements;

        @Mixin
        AgreementsCommand.Hand hand;

        @Option(names = "--receiver", required = true, description = "The department that may see them.")
        String receiver;

        @Option(names = "--kind", required = true, description = "Of what: ${COMPLETION-CANDIDATES}.")
        FindingKind kind;

        @Option(
                names = "--fields",
                required = true,
                split = ",",
                description = "Which fields; * is all but personal data. See: agreements fields.")
        List<String> fields;

        @Option(names = "--purpose", required = true, description = "What for.")
        String purpose;

        @Option(names = "--from", required = true, description = "The first day.")
        LocalDate from;

        @Option(names = "--to", required = true, description = "The last day.")
        LocalDate to;

        @Override
        public Integer call() {
            try (var gateway = agreements.root.starter.start()) {
                var draft = new Agreement.AgreementDraft(receiver, kind, fields, purpose, from, to);
                print(gateway, hand, gateway.get(Agreements.class).write(hand.caller(), draft));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Put in force what another person of the department wrote.",
            footer = {"", "Example: provgate agreements approve G20261121-0f9c2d3a4b5c --department ZJ --actor li"})
    static final class Approve implements Callable<Integer> {
        @ParentCommand
        AgreementsCommand agreements;

        @Parameters(paramLabel = "AGREEMENT", description = "Its id.")
        String id;

        @Mixin
        AgreementsCommand.Hand hand;

        @Override
        public Integer call() {
            try (var gateway = agreements.root.starter.start()) {
                print(gateway, hand, gateway.get(Agreements.class).approve(hand.caller(), id));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "end",
            mixinStandardHelpOptions = true,
            description = "End an agreement, from either side, or drop a draft.",
            footer = {"", "Example: provgate agreements end G20261121-0f9c2d3a4b5c --department XF --reason 不再需要"})
    static final class End implements Callable<Integer> {
        @ParentCommand
        AgreementsCommand agreements;

        @Parameters(paramLabel = "AGREEMENT", description = "Its id.")
        String id;

        @Option(names = "--reason", required = true, description = "Why.")
        String reason;

        @Mixin
        AgreementsCommand.Hand hand;

        @Override
        public Integer call() {
            try (var gateway = agreements.root.starter.start()) {
                print(gateway, hand, gateway.get(Agreements.class).end(hand.caller(), id, reason));
                return Exit.OK;
            }
        }
    }

    private static void print(Gateway gateway, AgreementsCommand.Hand hand, Agreement agreement) {
        if (hand.output.json) Print.json(gateway, agreement);
        else
            System.out.println(agreement.id() + ": " + agreement.provider() + " shows " + agreement.kind() + " ("
                    + String.join(", ", agreement.fields()) + ") to " + agreement.receiver() + " from "
                    + agreement.from() + " to " + agreement.to() + ", for " + agreement.purpose() + "; "
                    + switch (agreement.state()) {
                        case DRAFT -> "a draft: another person of " + agreement.provider() + " must approve it";
                        case IN_FORCE -> "in force";
                        case ENDED -> "ended: " + agreement.endReason();
                    });
    }
}
