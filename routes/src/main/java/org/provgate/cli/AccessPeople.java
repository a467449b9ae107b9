package org.provgate.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.provgate.access.Caller;
import org.provgate.access.People;
import org.provgate.access.Person;
import org.provgate.access.PersonOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code access people}: who may sign in. */
@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        description = "Keep the people who may sign in.",
        subcommands = {
            AccessPeople.All.class,
            AccessPeople.Add.class,
            AccessPeople.Roles.class,
            AccessPeople.Link.class,
            AccessPeople.Reset.class,
            AccessPeople.Deactivate.class
        },
        footer = {"", "Example: provgate access people list"})
final class AccessPeople {

    @ParentCommand
    AccessCommand access;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List people with their roles.",
            footer = {"", "Example: provgate access people list --json"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        AccessPeople people;

        @Mixin
        AccessCommand.Operator operator;

        @Override
        public Integer call() {
            try (var gateway = people.access.root.starter.start()) {
                var all = gateway.get(People.class).all();
                if (operator.output.json) Print.json(gateway, all);
                else
                    System.out.print(Print.table(
                            List.of("login", "name", "department", "roles", "second factor", "state"),
                            all.stream().map(AccessPeople::line).toList()));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add somebody and print the one-time code that sets the password.",
            footer = {
                "",
                "Example: provgate access people add wang --name 王芳 --department ZJ --role CLERK --role REVIEWER"
            })
    static final class Add implements Callable<Integer> {
        @ParentCommand
        AccessPeople people;

        @Mixin
        AccessCommand.Login who;

        @Option(names = "--name", required = true, description = "Name.")
        String name;

        @Option(names = "--department", required = true, description = "Code of the department.")
        String department;

        @Option(names = "--role", required = true, description = "CLERK, REVIEWER, OPERATOR, AUDITOR or SECURITY.")
        Set<String> roles;

        @Mixin
        AccessCommand.Operator operator;

        @Override
        public Integer call() {
            var order = new PersonOrder(who.login, name, department, upper(roles));
            return people.invite(operator, (all, by) -> all.add(order, by));
        }
    }

    @Command(
            name = "roles",
            mixinStandardHelpOptions = true,
            description = "Give somebody other roles.",
            footer = {"", "Example: provgate access people roles wang --role REVIEWER"})
    static final class Roles implements Callable<Integer> {
        @ParentCommand
        AccessPeople people;

        @Mixin
        AccessCommand.Login who;

        @Option(names = "--role", required = true, description = "All roles from now on.")
        Set<String> roles;

        @Mixin
        AccessCommand.Operator operator;

        @Override
        public Integer call() {
            return people.change(operator, (all, by) -> all.roles(who.login, upper(roles), by));
        }
    }

    @Command(
            name = "link",
            mixinStandardHelpOptions = true,
            description = "Say where else somebody signs in (OpenID Connect).",
            footer = {"", "Example: provgate access people link wang --subject bureau:7f3a1c"})
    static final class Link implements Callable<Integer> {
        @ParentCommand
        AccessPeople people;

        @Mixin
        AccessCommand.Login who;

        @Option(names = "--subject", description = "Registration, colon, sub; nowhere if not given.")
        String subject;

        @Mixin
        AccessCommand.Operator operator;

        @Override
        public Integer call() {
            return people.change(operator, (all, by) -> all.link(who.login, subject, by));
        }
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description =
                    "Take password and second factor away and print a code to set new ones; ends a lock and brings back who was"
                            + " deactivated.",
            footer = {"", "Example: provgate access people reset wang"})
    static final class Reset implements Callable<Integer> {
        @ParentCommand
        AccessPeople people;

        @Mixin
        AccessCommand.Login who;

        @Mixin
        AccessCommand.Operator operator;

        @Override
        public Integer call() {
            return people.invite(operator, (all, by) -> all.reset(who.login, by));
        }
    }

    @Command(
            name = "deactivate",
            mixinStandardHelpOptions = true,
            description = "Let somebody in no more; open sessions end.",
            footer = {"", "Example: provgate access people deactivate wang"})
    static final class Deactivate implements Callable<Integer> {
        @ParentCommand
        AccessPeople people;

        @Mixin
        AccessCommand.Login who;

        @Mixin
        AccessCommand.Operator operator;

        @Override
        public Integer call() {
            return people.change(operator, (all, by) -> all.deactivate(who.login, by));
        }
    }

    private int invite(AccessCommand.Operator operator, BiFunction<People, Caller, People.Invited> deed) {
        try (var gateway = access.root.starter.start()) {
            var invited = deed.apply(gateway.get(People.class), operator.caller());
            if (operator.output.json) Print.json(gateway, invited);
            else
                System.out.println(invited.person().login() + ": one-time code " + invited.code()
                        + ", to be typed at /welcome by " + Print.time(invited.until()));
            return Exit.OK;
        }
    }

    private int change(AccessCommand.Operator operator, BiFunction<People, Caller, Person> deed) {
        try (var gateway = access.root.starter.start()) {
            var person = deed.apply(gateway.get(People.class), operator.caller());
            if (operator.output.json) Print.json(gateway, person);
            else System.out.println(String.join(" ", line(person)).strip());
            return Exit.OK;
        }
    }

    private static List<String> line(Person person) {
        return List.of(
                person.login(),
                person.name(),
                person.department(),
                person.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                person.secondFactor() ? "yes" : "",
                !person.active() ? "deactivated" : person.passwordSet() ? "" : "no password yet");
    }

    private static Set<String> upper(Set<String> roles) {
        return roles.stream().map(r -> r.toUpperCase(Locale.ROOT)).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
