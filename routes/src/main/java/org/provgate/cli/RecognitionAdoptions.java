package org.provgate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.recognition.Adoption;
import org.provgate.recognition.Adoptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code recognition adopt|adoptions|withdraw|review}. */
final class RecognitionAdoptions {

    private RecognitionAdoptions() {}

    @Command(
            name = "adopt",
            mixinStandardHelpOptions = true,
            description =
                    "Rely on another department's result: the subject is not drawn for this item until it is over.",
            footer = {
                "",
                "Example: provgate recognition adopt 91410402MA9K0001XT R20261120-1 41040200000001 --department XF"
                        + " --reason 同一事项近期已检查"
            })
    static final class Adopt implements Callable<Integer> {
        @ParentCommand
        RecognitionCommand recognition;

        @Parameters(index = "0", paramLabel = "USCC", description = "统一社会信用代码.")
        String uscc;

        @Parameters(index = "1", paramLabel = "RECORD", description = "The result's id.")
        String record;

        @Parameters(index = "2", paramLabel = "ITEM", description = "抽查事项编码.")
        String item;

        @Option(names = "--reason", required = true, description = "Why.")
        String reason;

        @Mixin
        AgreementsCommand.Hand hand;

        @Override
        public Integer call() {
            try (var gateway = recognition.root.starter.start()) {
                var request = new Adoption.AdoptionRequest(record, item, reason);
                var adoption = gateway.get(Adoptions.class).adopt(hand.caller(), uscc, request);
                if (hand.output.json) Print.json(gateway, adoption);
                else
                    System.out.println("adoption " + adoption.id() + ": " + adoption.adopter() + " relies on result "
                            + adoption.recordId() + " of " + adoption.department() + " for item "
                            + adoption.itemCode() + " until " + adoption.validUntil());
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "adoptions",
            mixinStandardHelpOptions = true,
            description = "List adoptions, the newest first.",
            footer = {"", "Example: provgate recognition adoptions --department XF --open"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        RecognitionCommand recognition;

        @Option(names = "--subject", description = "Only of this subject.")
        String subject;

        @Option(names = "--open", description = "Only those that stand.")
        boolean open;

        @Mixin
        AgreementsCommand.Eyes eyes;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = recognition.root.starter.start()) {
                var list = gateway.get(Adoptions.class).list(eyes.caller(), subject, open);
                if (output.json) Print.json(gateway, list);
                else
                    System.out.print(Print.table(
                            List.of("id", "subject", "item", "of", "by", "checked", "until", "record", "ended"),
                            list.stream()
                                    .map(a -> List.of(
                                            String.valueOf(a.id()),
                                            a.subject(),
                                            a.itemCode(),
                                            a.department(),
                                            a.adopter(),
                                            a.checkDate().toString(),
                                            a.validUntil().toString(),
                                            a.recordId(),
                                            a.endReason() == null ? "" : a.endReason()))
                                    .toList()));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "No longer rely on a result: the subject can be drawn again.",
            footer = {"", "Example: provgate recognition withdraw 17 --department XF --reason 需要复查"})
    static final class Withdraw implements Callable<Integer> {
        @ParentCommand
        RecognitionCommand recognition;

        @Parameters(paramLabel = "ADOPTION", description = "Its id.")
        long id;

        @Option(names = "--reason", required = true, description = "Why.")
        String reason;

        @Mixin
        AgreementsCommand.Hand hand;

        @Override
        public Integer call() {
            try (var gateway = recognition.root.starter.start()) {
                var adoption = gateway.get(Adoptions.class).withdraw(hand.caller(), id, reason);
                if (hand.output.json) Print.json(gateway, adoption);
                else System.out.println("adoption " + adoption.id() + " is withdrawn: " + adoption.endReason());
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "review",
            mixinStandardHelpOptions = true,
            description =
                    "Carry on or end adoptions whose result was corrected, as a running gateway does every minute.",
            footer = {"", "Example: provgate recognition review"})
    static final class Review implements Callable<Integer> {
        @ParentCommand
        RecognitionCommand recognition;

        @Override
        public Integer call() {
            try (var gateway = recognition.root.starter.start()) {
                System.out.println(gateway.get(Adoptions.class).review() + " adoptions of corrected results looked at");
                return Exit.OK;
            }
        }
    }
}
