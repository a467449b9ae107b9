package org.provgate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.recognition.Inspection;
import org.provgate.recognition.Inspections;
import org.provgate.recognition.RecognitionRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code recognition}: results relied on by other departments. */
@Command(
        name = "recognition",
        mixinStandardHelpOptions = true,
        description = "See inspections of a subject, rely on one (结果互认), find doubles and joint visits.",
        subcommands = {
            RecognitionCommand.Of.class,
            RecognitionAdoptions.Adopt.class,
            RecognitionAdoptions.All.class,
            RecognitionAdoptions.Withdraw.class,
            RecognitionAdoptions.Review.class,
            RecognitionRepeats.Twice.class,
            RecognitionRepeats.Visits.class,
            RecognitionCommand.Rules.class
        })
final class RecognitionCommand {

    @ParentCommand
    Commands root;

    @Command(
            name = "inspections",
            mixinStandardHelpOptions = true,
            description = "List what is known of inspections of a subject, the newest first. The read is logged.",
            footer = {"", "Example: provgate recognition inspections 91410402MA9K0001XT --department XF"})
    static final class Of implements Callable<Integer> {
        @ParentCommand
        RecognitionCommand recognition;

        @Parameters(paramLabel = "USCC", description = "统一社会信用代码.")
        String uscc;

        @Option(names = "--item", description = "Only of this 抽查事项编码.")
        String item;

        @Mixin
        AgreementsCommand.Eyes eyes;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = recognition.root.starter.start()) {
                var list = gateway.get(Inspections.class).of(eyes.caller(), uscc, item);
                if (output.json) Print.json(gateway, list);
                else
                    System.out.print(Print.table(
                            List.of("record", "department", "checked", "finding", "item: until", "state", "adopted"),
                            list.stream().map(Of::row).toList()));
                return Exit.OK;
            }
        }

        private static List<String> row(Inspection i) {
            return List.of(
                    i.recordId(),
                    i.department(),
                    text(i.checkDate()),
                    i.findings() == null
                            ? ""
                            : i.findings().stream()
                                    .map(Inspection.FindingText::zh)
                                    .collect(Collectors.joining("；")),
                    i.items() == null
                            ? ""
                            : i.items().stream()
                                    .map(x -> x.code() + ": "
                                            + (x.obstacle() == null ? text(x.validUntil()) : x.obstacle()))
                                    .collect(Collectors.joining("; ")),
                    text(i.state()),
                    String.join(",", i.adopted()));
        }

        private static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    @Command(
            name = "rules",
            mixinStandardHelpOptions = true,
            description = "List which results may be relied on, and how long.",
            footer = {"", "Example: provgate recognition rules"})
    static final class Rules implements Callable<Integer> {
        @ParentCommand
        RecognitionCommand recognition;

        @Override
        public Integer call() {
            try (var gateway = recognition.root.starter.start()) {
                System.out.print(Print.table(
                        List.of("rule", "items", "class", "findings", "months", "from", "to", "basis"),
                        gateway.get(RecognitionRules.class).all().stream()
                                .map(r -> List.of(
                                        r.id(),
                                        r.items() == null ? "all" : r.items() + "…",
                                        r.itemClass() == null
                                                ? "all"
                                                : r.itemClass().name(),
                                        r.findings().toString(),
                                        String.valueOf(r.months()),
                                        r.from().toString(),
                                        r.to() == null ? "" : r.to().toString(),
                                        r.basis()))
                                .toList()));
                return Exit.OK;
            }
        }
    }
}
