package org.provgate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.access.Caller;
import org.provgate.access.Department;
import org.provgate.access.Departments;
import org.provgate.access.FirstStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code access}: who may sign in, and with what. Whoever works at the gateway's machine may do all of it. */
@Command(
        name = "access",
        mixinStandardHelpOptions = true,
        description = "Keep people, keys and departments.",
        subcommands = {
            AccessPeople.class,
            AccessKeys.class,
            AccessCommand.DepartmentList.class,
            AccessCommand.SetUpCode.class
        },
        footer = {"", "Example: provgate access people add wang --name 王芳 --department ZJ --role CLERK"})
final class AccessCommand {

    @ParentCommand
    Commands root;

    /** Who acts, as evidence names him: no login has an @. */
    static final class Operator {
        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        @Mixin
        Commands.Json output;

        Caller caller() {
            return Caller.local("local", actor + "@local");
        }
    }

    @Command(
            name = "departments",
            mixinStandardHelpOptions = true,
            description = "List the departments, or put one in.",
            footer = {"", "Example: provgate access departments --put ZQ --zh 证券局 --en Securities"})
    static final class DepartmentList implements Callable<Integer> {
        @ParentCommand
        AccessCommand access;

        @Option(names = "--put", paramLabel = "CODE", description = "Add or change this one; needs --zh and --en.")
        String code;

        @Option(names = "--zh", description = "Name in Chinese.", defaultValue = "")
        String nameZh;

        @Option(names = "--en", description = "Name in English.", defaultValue = "")
        String nameEn;

        @Option(names = "--inactive", description = "Its people and systems are let in no more.")
        boolean inactive;

        @Mixin
        Operator operator;

        @Override
        public Integer call() {
            try (var gateway = access.root.starter.start()) {
                var departments = gateway.get(Departments.class);
                if (code != null) departments.put(new Department(code, nameZh, nameEn, !inactive), operator.caller());
                var all = departments.all();
                if (operator.output.json) Print.json(gateway, all);
                else
                    System.out.print(Print.table(
                            List.of("code", "name", "", ""),
                            all.stream()
                                    .map(d -> List.of(d.code(), d.nameZh(), d.nameEn(), d.active() ? "" : "inactive"))
                                    .toList()));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "setup-code",
            mixinStandardHelpOptions = true,
            description = "Print a new one-time code for the first security administrator; earlier ones are void.",
            footer = {"", "Example: provgate access setup-code"})
    static final class SetUpCode implements Callable<Integer> {
        @ParentCommand
        AccessCommand access;

        @Override
        public Integer call() {
            try (var gateway = access.root.starter.start()) {
                System.out.println(gateway.get(FirstStart.class).code());
                return Exit.OK;
            }
        }
    }

    /** Whose account it is about. */
    static final class Login {
        @Parameters(paramLabel = "LOGIN", description = "Whose.")
        String login;
    }
}
