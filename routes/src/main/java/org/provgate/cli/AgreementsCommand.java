package org.provgate.cli;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.agreements.Agreement;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.ReadShipping;
import org.provgate.agreements.Reads;
import org.provgate.agreements.SharedField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code agreements}: who may see whose findings, and who has. */
@Command(
        name = "agreements",
        mixinStandardHelpOptions = true,
        description = "Write, approve and end sharing agreements (共享协议); see who read what.",
        subcommands = {
            AgreementsCommand.All.class,
            AgreementsCommand.Fields.class,
            AgreementSteps.Write.class,
            AgreementSteps.Approve.class,
            AgreementSteps.End.class,
            AgreementsCommand.ReadBy.class,
            AgreementsCommand.Ship.class
        })
final class AgreementsCommand {

    @ParentCommand
    Commands root;

    /** Whose eyes one looks with. */
    static final class Eyes {
        @Option(names = "--department", description = "As this department sees it; everything if not given.")
        String department;

        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        Caller caller() {
            return department == null
                    ? Caller.local("gateway", actor)
                    : new Caller(department, actor, EnumSet.allOf(Permission.class), Caller.Reach.DEPARTMENT);
        }
    }

    /** For which department one acts. */
    static final class Hand {
        @Option(names = "--department", required = true, description = "For this department.")
        String department;

        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        @Mixin
        Commands.Json output;

        Caller caller() {
            return Caller.local(department, actor);
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List agreements, the newest first.",
            footer = {"", "Example: provgate agreements list --department XF --state in_force"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        AgreementsCommand agreements;

        @Mixin
        Eyes eyes;

        @Option(names = "--state", description = "Only these: ${COMPLETION-CANDIDATES}.")
        Agreement.State state;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = agreements.root.starter.start()) {
                var list = gateway.get(Agreements.class).list(eyes.caller(), state);
                if (output.json) Print.json(gateway, list);
                else
                    System.out.print(Print.table(
                            List.of(
                                    "agreement",
                                    "from",
                                    "to",
                                    "state",
                                    "provider",
                                    "receiver",
                                    "kind",
                                    "fields",
                                    "purpose"),
                            list.stream()
                                    .map(a -> List.of(
                                            a.id(),
                                            a.from().toString(),
                                            a.to().toString(),
                                            a.state().name(),
                                            a.provider(),
                                            a.receiver(),
                                            a.kind().name(),
                                            String.join(",", a.fields()),
                                            a.purpose()))
                                    .toList()));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "fields",
            mixinStandardHelpOptions = true,
            description = "List what an agreement can name.",
            footer = {"", "Example: provgate agreements fields"})
    static final class Fields implements Callable<Integer> {
        @Override
        public Integer call() {
            System.out.print(Print.table(
                    List.of("kind", "field", "", "personal"),
                    Stream.of(FindingKind.values())
                            .flatMap(kind -> SharedField.of(kind).stream()
                                    .map(f -> List.of(kind.name(), f.wire(), f.zh(), f.personal() ? "yes" : "")))
                            .toList()));
            return Exit.OK;
        }
    }

    @Command(
            name = "reads",
            mixinStandardHelpOptions = true,
            description = "List who was shown what, the newest first.",
            footer = {"", "Example: provgate agreements reads --subject 91410402MA9K0001XT --from 2026-11-01"})
    static final class ReadBy implements Callable<Integer> {
        @ParentCommand
        AgreementsCommand agreements;

        @Mixin
        Eyes eyes;

        @Option(names = "--subject", description = "Only of this subject.")
        String subject;

        @Option(names = "--by", description = "Only by this department.")
        String by;

        @Option(names = "--from", description = "Only from this day on.")
        LocalDate from;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Option(names = "--cursor", description = "Go on where a list ended.")
        String cursor;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = agreements.root.starter.start()) {
                gateway.get(ReadShipping.class).ship();
                var page = gateway.get(Reads.class)
                        .list(eyes.caller(), new Reads.ReadFilter(subject, by, from), cursor, most);
                if (output.json) Print.json(gateway, page);
                else {
                    System.out.print(Print.table(
                            List.of("at", "department", "actor", "kind", "subject", "providers", "shown", "purpose"),
                            page.reads().stream()
                                    .map(r -> List.of(
                                            Print.time(r.at()),
                                            r.department(),
                                            r.actor(),
                                            r.kind().name(),
                                            r.subject() == null ? "" : r.subject(),
                                            String.join(",", r.providers()),
                                            String.valueOf(r.shown().size()),
                                            r.purpose() == null ? "" : r.purpose()))
                                    .toList()));
                    if (page.next() != null) System.out.println("more with --cursor " + page.next());
                }
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "ship",
            mixinStandardHelpOptions = true,
            description =
                    "Bring the reads that wait in the folder of the read log into the database, as a running gateway does every second.",
            footer = {"", "Example: provgate agreements ship"})
    static final class Ship implements Callable<Integer> {
        @ParentCommand
        AgreementsCommand agreements;

        @Override
        public Integer call() {
            try (var gateway = agreements.root.starter.start()) {
                System.out.println(gateway.get(ReadShipping.class).ship() + " reads brought in");
                return Exit.OK;
            }
        }
    }
}
