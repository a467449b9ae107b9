package org.provgate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.access.Caller;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.provgate.sanctions.Feedbacks;
import org.provgate.sanctions.Measure;
import org.provgate.sanctions.Recalls;
import org.provgate.sanctions.Sanction;
import org.provgate.sanctions.SanctionLookUp;
import org.provgate.sanctions.Sanctions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code provgate sanctions}: joint sanctions. */
@Command(
        name = "sanctions",
        mixinStandardHelpOptions = true,
        description = "Joint sanctions (联合惩戒): measures, repair, recalls.",
        footer = {"", "Example: provgate sanctions list --uscc 91410402MA9K0001XT"},
        subcommands = {
            SanctionsCommand.All.class,
            SanctionsCommand.Show.class,
            SanctionsRepair.Ask.class,
            SanctionsRepair.Approve.class,
            SanctionsCommand.Reconcile.class,
            SanctionsCommand.Recalled.class
        })
final class SanctionsCommand {

    @ParentCommand
    Commands root;

    /** Returns whoever works at this machine. */
    static Caller caller(String department, String actor) {
        return Caller.local(department, actor);
    }

    private static Caller reader() {
        return caller("office", System.getProperty("user.name"));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List measures, the newest first.",
            footer = {"", "Example: provgate sanctions list --uscc 91410402MA9K0001XT --state open"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        SanctionsCommand sanctions;

        @Option(names = "--uscc", description = "Only of this subject; with the province's own measures.")
        String uscc;

        @Option(names = "--state", description = "Only these: ${COMPLETION-CANDIDATES}.")
        Sanction.State state;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Option(names = "--before", description = "Go on after the measure of this id.")
        Long before;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = sanctions.root.starter.start()) {
                var lookUp = gateway.get(SanctionLookUp.class);
                var list = lookUp.list(reader(), uscc, state, before, most);
                if (output.json) Print.json(gateway, list);
                else
                    System.out.print(Print.table(
                            List.of("id", "subject", "name", "field", "measure", "basis", "from", "to", "state"),
                            list.stream().map(All::row).toList()));
                if (uscc != null && !output.json)
                    lookUp.open(reader(), uscc, null).stream()
                            .filter(m -> m.source() == Measure.Source.PROVINCE)
                            .forEach(m -> System.out.println("province: " + m.id() + " " + m.zh() + ", order "
                                    + m.basis().id()));
                return Exit.OK;
            }
        }

        private static List<String> row(Sanction s) {
            var m = s.measure();
            return List.of(
                    m.id(),
                    s.subject(),
                    s.name(),
                    text(m.field()),
                    m.zh(),
                    m.basis().ground() + " " + m.basis().id(),
                    text(m.from()),
                    text(m.to()),
                    s.reason() == null ? s.state().name() : s.state() + " " + s.reason());
        }

        private static String text(Object value) {
            return value == null ? "" : value.toString();
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show a measure, what it rests on and what was done about it, as JSON.",
            footer = {"", "Example: provgate sanctions show 17"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        SanctionsCommand sanctions;

        @Parameters(paramLabel = "ID", description = "Its number.")
        long id;

        /** @param feedback by all executors */
        record Shown(Sanction sanction, List<org.provgate.sanctions.Feedback> feedback) {}

        @Override
        public Integer call() {
            try (var gateway = sanctions.root.starter.start()) {
                Print.json(
                        gateway,
                        new Shown(
                                gateway.get(SanctionLookUp.class).one(reader(), id),
                                gateway.get(Feedbacks.class).of(reader(), String.valueOf(id))));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "reconcile",
            mixinStandardHelpOptions = true,
            description =
                    "Bring measures to what lists, findings and the catalogue say; every night does so by itself.",
            footer = {"", "Example: provgate sanctions reconcile --province henan"})
    static final class Reconcile implements Callable<Integer> {
        @ParentCommand
        SanctionsCommand sanctions;

        @Option(names = "--province", description = "Only this entry.")
        String province;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = sanctions.root.starter.start()) {
                var done = gateway.get(Provinces.class).enabled().stream()
                        .map(Province::id)
                        .filter(id -> province == null || province.equals(id))
                        .map(gateway.get(Sanctions.class)::reconcile)
                        .toList();
                if (done.isEmpty())
                    throw new IllegalArgumentException("there is no enabled entry " + province + "; see: config show");
                if (output.json) Print.json(gateway, done);
                else
                    done.forEach(d -> System.out.println(d.province() + ": " + d.opened() + " opened, " + d.changed()
                            + " changed, " + d.ended() + " ended, " + d.recalled() + " recalled from " + d.recalls()
                            + " receivers"));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "recalls",
            mixinStandardHelpOptions = true,
            description = "Show how far each department has confirmed what was recalled.",
            footer = {"", "Exit code 3 if not all are confirmed.", "Example: provgate sanctions recalls"})
    static final class Recalled implements Callable<Integer> {
        @ParentCommand
        SanctionsCommand sanctions;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = sanctions.root.starter.start()) {
                var summary = gateway.get(Recalls.class).summary(reader());
                if (output.json) Print.json(gateway, summary);
                else {
                    System.out.print(Print.table(
                            List.of("department", "open", "confirmed", "open since"),
                            summary.departments().stream()
                                    .map(c -> List.of(
                                            c.department(),
                                            String.valueOf(c.open()),
                                            String.valueOf(c.confirmed()),
                                            c.oldest() == null ? "" : Print.time(c.oldest())))
                                    .toList()));
                    System.out.printf("%.1f %% confirmed%n", Math.floor(1_000 * summary.share()) / 10);
                }
                return summary.open() == 0 ? Exit.OK : Exit.PARTIAL;
            }
        }
    }
}
