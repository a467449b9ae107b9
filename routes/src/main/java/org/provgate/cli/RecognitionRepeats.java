package org.provgate.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.recognition.Doubles;
import org.provgate.recognition.JointVisits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code recognition doubles|visits}: inspections that could be spared or made together. */
final class RecognitionRepeats {

    private RecognitionRepeats() {}

    @Command(
            name = "doubles",
            mixinStandardHelpOptions = true,
            description = "List what was checked again though the first result could be relied on (重复检查).",
            footer = {
                "",
                "Exit code 3 if there are any.",
                "Example: provgate recognition doubles --from 2026-10-01 --to 2026-12-31"
            })
    static final class Twice implements Callable<Integer> {
        @ParentCommand
        RecognitionCommand recognition;

        @Option(names = "--from", description = "First day of the second checks; the first of January if not given.")
        LocalDate from;

        @Option(names = "--to", description = "Last day; today if not given.")
        LocalDate to;

        @Mixin
        AgreementsCommand.Eyes eyes;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = recognition.root.starter.start()) {
                var last = to == null ? DeadlinesCommand.today(gateway) : to;
                var first = from == null ? last.withDayOfYear(1) : from;
                var list = gateway.get(Doubles.class).between(eyes.caller(), first, last);
                if (output.json) Print.json(gateway, list);
                else
                    System.out.print(Print.table(
                            List.of("subject", "first", "second", "why"),
                            list.stream()
                                    .map(d -> List.of(d.subject(), d.first(), d.second(), d.zh() + " " + d.en()))
                                    .toList()));
                return list.isEmpty() ? Exit.OK : Exit.PARTIAL;
            }
        }
    }

    @Command(
            name = "visits",
            mixinStandardHelpOptions = true,
            description = "Propose visits that several departments could make together (进一次门，查多项事).",
            footer = {"", "Example: provgate recognition visits --department ZJ"})
    static final class Visits implements Callable<Integer> {
        @ParentCommand
        RecognitionCommand recognition;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Option(names = "--cursor", description = "Go on where a list ended.")
        String cursor;

        @Mixin
        AgreementsCommand.Eyes eyes;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = recognition.root.starter.start()) {
                var page = gateway.get(JointVisits.class).proposals(eyes.caller(), cursor, most);
                if (output.json) Print.json(gateway, page);
                else print(page);
                return Exit.OK;
            }
        }

        private static void print(JointVisits.VisitPage page) {
            var rows = new ArrayList<List<String>>();
            for (var v : page.visits())
                rows.add(List.of(
                        v.subject(),
                        v.from().toString(),
                        v.to().toString(),
                        String.join(",", v.departments()),
                        String.join(",", v.tasks()),
                        String.join(",", v.itemCodes())));
            for (var p : page.planned())
                rows.add(List.of(
                        p.subjects() == null ? "not frozen yet" : p.subjects() + " could be drawn",
                        p.from().toString(),
                        p.to().toString(),
                        String.join(",", p.planned()) + " with " + String.join(",", p.inspecting()),
                        p.batch() + "," + p.task(),
                        String.join(",", p.itemCodes())));
            System.out.print(
                    Print.table(List.of("subject", "from", "to", "departments", "tasks or batch", "items"), rows));
            if (page.next() != null) System.out.println("more with --cursor " + page.next());
        }
    }
}
