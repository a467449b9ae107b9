package org.provgate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.apache.camel.ProducerTemplate;
import org.provgate.access.Caller;
import org.provgate.routes.WebhookRoutes;
import org.provgate.subscriptions.Subscription;
import org.provgate.subscriptions.Subscriptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code subscriptions}: where departments are told of events. */
@Command(
        name = "subscriptions",
        mixinStandardHelpOptions = true,
        description = "See and change where departments are told of events, and send events again.",
        subcommands = {
            SubscriptionsCommand.All.class,
            SubscriptionsCommand.Add.class,
            SubscriptionsCommand.Rotate.class,
            SubscriptionsCommand.Resume.class,
            SubscriptionsCommand.Remove.class,
            SubscriptionsCommand.Send.class,
            SubscriptionsLog.Deliveries.class,
            SubscriptionsLog.Resend.class
        })
final class SubscriptionsCommand {

    @ParentCommand
    Commands root;

    /** Who does it. */
    static final class Who {
        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        @Mixin
        Commands.Json output;

        Caller caller() {
            return caller("");
        }

        Caller caller(String department) {
            return Caller.local(department.isEmpty() ? "gateway" : department, actor);
        }
    }

    /** Which. */
    static final class Id {
        @Parameters(index = "0", paramLabel = "ID", description = "Its id, sub_ and 16 digits.")
        String id;
    }

    private int change(Who who, BiFunction<Subscriptions, Caller, ?> work, String words) {
        try (var gateway = root.starter.start()) {
            var done = work.apply(gateway.get(Subscriptions.class), who.caller());
            if (who.output.json) Print.json(gateway, done);
            else System.out.println(words);
            return Exit.OK;
        }
    }

    private static void show(Gateway gateway, Who who, Subscriptions.WithSecret made) {
        if (who.output.json) Print.json(gateway, made);
        else
            System.out.println(made.subscription().id() + "\n" + made.secret()
                    + "\nThe secret is shown this once: hand it to whoever runs the listener.");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List subscriptions, and how they stand.",
            footer = {
                "",
                "Exit code 3 if one is switched off or failing.",
                "Example: provgate subscriptions list --department ZJ"
            })
    static final class All implements Callable<Integer> {
        @ParentCommand
        SubscriptionsCommand parent;

        @Option(names = "--department", description = "Only of this department.")
        String department;

        @Mixin
        Who who;

        @Override
        public Integer call() {
            try (var gateway = parent.root.starter.start()) {
                var list = gateway.get(Subscriptions.class).list(who.caller()).stream()
                        .filter(s -> department == null || s.department().equals(department))
                        .toList();
                if (who.output.json) Print.json(gateway, list);
                else
                    System.out.print(Print.table(
                            List.of("id", "department", "address", "types", "standing"),
                            list.stream()
                                    .map(s -> List.of(
                                            s.id(),
                                            s.department(),
                                            s.url(),
                                            s.types().isEmpty() ? "all" : String.join(",", s.types()),
                                            standing(s)))
                                    .toList()));
                return list.stream().allMatch(s -> s.state() == Subscription.State.ON && s.failures() == 0)
                        ? Exit.OK
                        : Exit.PARTIAL;
            }
        }

        private static String standing(Subscription s) {
            if (s.state() == Subscription.State.GONE) return "switched off by a 410; resume or remove it";
            if (s.failingSince() == null) return "ok";
            return "fails since " + Print.time(s.failingSince())
                    + (s.closedUntil() == null ? "" : ", next at " + Print.time(s.closedUntil())) + ": " + s.error();
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Begin to tell a department of its events at an address; prints the secret, once.",
            footer = {
                "",
                "Example: provgate subscriptions add --department ZJ --url https://hooks.example.cn/events --type sanction.recalled"
            })
    static final class Add implements Callable<Integer> {
        @ParentCommand
        SubscriptionsCommand parent;

        @Option(names = "--department", required = true, description = "Whose events.")
        String department;

        @Option(
                names = "--url",
                required = true,
                description = "Where; the operator allows hosts in provgate.webhooks.allow.")
        String url;

        @Option(names = "--type", split = ",", description = "Only these; all if not given.")
        List<String> types = List.of();

        @Option(names = "--description", description = "For people.")
        String description = "";

        @Mixin
        Who who;

        @Override
        public Integer call() {
            try (var gateway = parent.root.starter.start()) {
                var wish = new Subscriptions.Wish(url, types, description);
                show(gateway, who, gateway.get(Subscriptions.class).add(who.caller(department), wish));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Make a new secret; the one before signs too for a day.",
            footer = {"", "Example: provgate subscriptions rotate sub_0123456789abcdef"})
    static final class Rotate implements Callable<Integer> {
        @ParentCommand
        SubscriptionsCommand parent;

        @Mixin
        Id which;

        @Mixin
        Who who;

        @Override
        public Integer call() {
            try (var gateway = parent.root.starter.start()) {
                show(gateway, who, gateway.get(Subscriptions.class).rotate(who.caller(), which.id));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Send again from where it stopped: after a 410, or at once when the address was mended.",
            footer = {"", "Example: provgate subscriptions resume sub_0123456789abcdef"})
    static final class Resume implements Callable<Integer> {
        @ParentCommand
        SubscriptionsCommand parent;

        @Mixin
        Id which;

        @Mixin
        Who who;

        @Override
        public Integer call() {
            return parent.change(who, (s, caller) -> s.resume(caller, which.id), which.id + " goes on");
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Send nothing more to an address, and forget its secret.",
            footer = {"", "Example: provgate subscriptions remove sub_0123456789abcdef"})
    static final class Remove implements Callable<Integer> {
        @ParentCommand
        SubscriptionsCommand parent;

        @Mixin
        Id which;

        @Mixin
        Who who;

        @Override
        public Integer call() {
            return parent.change(
                    who,
                    (s, caller) -> {
                        s.remove(caller, which.id);
                        return which.id;
                    },
                    which.id + " is removed");
        }
    }

    @Command(
            name = "send",
            mixinStandardHelpOptions = true,
            description = "Send what can be sent now; the running gateway does so by itself.",
            footer = {"", "Example: provgate subscriptions send"})
    static final class Send implements Callable<Integer> {
        @ParentCommand
        SubscriptionsCommand parent;

        @Override
        public Integer call() {
            try (var gateway = parent.root.starter.start()) {
                gateway.get(ProducerTemplate.class).sendBody(WebhookRoutes.ONCE, "");
                return Exit.OK;
            }
        }
    }
}
