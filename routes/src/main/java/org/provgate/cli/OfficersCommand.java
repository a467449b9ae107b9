package org.provgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.officers.Conflict;
import org.provgate.officers.OfficerFilter;
import org.provgate.officers.Officers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code officers}: who may be drawn into a team. */
@Command(
        name = "officers",
        mixinStandardHelpOptions = true,
        description = "Keep the register of inspecting officers (执法检查人员名录库).",
        subcommands = {
            OfficersCommand.Take.class,
            OfficersCommand.Show.class,
            OfficersCommand.Declare.class,
            OfficersCommand.Template.class
        })
final class OfficersCommand {

    @ParentCommand
    Commands root;

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Add and change officers from a table; nobody is removed.",
            footer = {"", "Example: provgate officers import officers.xlsx --good-rows --errors-to wrong.xlsx"})
    static final class Take implements Callable<Integer> {
        @ParentCommand
        OfficersCommand officers;

        @Mixin
        Import table;

        @Mixin
        Import.Partly partly;

        @Override
        public Integer call() throws IOException {
            var file = table.file();
            try (var gateway = officers.root.starter.start()) {
                var report = gateway.get(Officers.class).importFrom(file, partly.choice(), table.actor);
                return table.end(file, report, Officers::writeBack);
            }
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List officers by number.",
            footer = {"", "Example: provgate officers list --department 010 --valid-on 2027-03-01"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        OfficersCommand officers;

        @Option(names = "--department", description = "Only of this department.")
        String department;

        @Option(names = "--specialty", description = "Only who has it.")
        String specialty;

        @Option(names = "--valid-on", description = "Only whose certificate is valid on this day.")
        LocalDate validOn;

        @Option(names = "--active", arity = "1", description = "Only active ones, or with false the others.")
        Boolean active;

        @Option(names = "--expert", arity = "1", description = "Only experts, or with false the others.")
        Boolean expert;

        @Option(names = "--after", description = "Only greater numbers, to page on.")
        String after;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 100;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = officers.root.starter.start()) {
                var filter = new OfficerFilter(department, specialty, validOn, active, expert);
                var list = gateway.get(Officers.class).list(filter, after, most);
                if (output.json) Print.json(gateway, list);
                else
                    System.out.print(Print.table(
                            List.of("id", "department", "name", "certificate", "valid to", "specialties", "state"),
                            list.stream()
                                    .map(o -> List.of(
                                            o.id(),
                                            o.department(),
                                            o.name(),
                                            o.certNo(),
                                            o.certValidTo().toString(),
                                            String.join(",", o.specialties()),
                                            (o.active() ? "active" : "inactive") + (o.expert() ? ", expert" : "")))
                                    .toList()));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "conflict",
            mixinStandardHelpOptions = true,
            description =
                    "Declare that an officer must not inspect a subject; without a subject, list what is declared.",
            footer = {
                "",
                "Example: provgate officers conflict ZJ001 91410402MA40000001 --reason \"配偶任职\"",
                "Example: provgate officers conflict ZJ001"
            })
    static final class Declare implements Callable<Integer> {
        @ParentCommand
        OfficersCommand officers;

        @Spec
        CommandSpec spec;

        @Parameters(index = "0", arity = "0..1", paramLabel = "OFFICER", description = "The officer's number.")
        String officer;

        @Parameters(index = "1", arity = "0..1", paramLabel = "SUBJECT", description = "The subject's key.")
        String subject;

        @Option(names = "--reason", description = "Why; kept in the register, not in the evidence log.")
        String reason;

        @Option(names = "--withdraw", description = "Take the declaration back.")
        boolean withdraw;

        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            if (subject != null && !withdraw && reason == null)
                throw new ParameterException(spec.commandLine(), "--reason must say what the conflict is");
            try (var gateway = officers.root.starter.start()) {
                var register = gateway.get(Officers.class);
                if (subject != null && withdraw) register.withdraw(officer, subject, actor);
                else if (subject != null) register.declare(officer, subject, reason, actor);
                print(gateway, register.conflicts(officer));
                return Exit.OK;
            }
        }

        private void print(Gateway gateway, List<Conflict> conflicts) {
            if (output.json) Print.json(gateway, conflicts);
            else
                System.out.print(Print.table(
                        List.of("officer", "subject", "reason", "declared by"),
                        conflicts.stream()
                                .map(c -> List.of(c.officerId(), c.subjectKey(), c.reason(), c.declaredBy()))
                                .toList()));
        }
    }

    @Command(
            name = "template",
            mixinStandardHelpOptions = true,
            description = "Write a workbook to fill in, with an example row.",
            footer = {"", "Example: provgate officers template officers.xlsx"})
    static final class Template implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "Where to.")
        Path file;

        @Override
        public Integer call() throws IOException {
            try (var out = Files.newOutputStream(file)) {
                Officers.template(out);
            }
            return Exit.OK;
        }
    }
}
