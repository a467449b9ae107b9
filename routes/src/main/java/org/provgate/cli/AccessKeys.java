package org.provgate.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.provgate.access.Client;
import org.provgate.access.ClientOrder;
import org.provgate.access.Clients;
import org.provgate.access.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code access keys}: what departments' systems show. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Keep the keys of departments' systems.",
        subcommands = {AccessKeys.All.class, AccessKeys.Issue.class, AccessKeys.Revoke.class},
        footer = {"", "Example: provgate access keys list"})
final class AccessKeys {

    @ParentCommand
    AccessCommand access;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List keys; none is shown.",
            footer = {"", "Example: provgate access keys list --json"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        AccessKeys keys;

        @Mixin
        AccessCommand.Operator operator;

        @Override
        public Integer call() {
            try (var gateway = keys.access.root.starter.start()) {
                var all = gateway.get(Clients.class).all();
                if (operator.output.json) Print.json(gateway, all);
                else
                    System.out.print(Print.table(
                            List.of("id", "department", "scopes", "networks", "until", ""),
                            all.stream().map(AccessKeys::line).toList()));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "issue",
            mixinStandardHelpOptions = true,
            description = "Make a key and print it, this once.",
            footer = {
                "",
                "Example: provgate access keys issue zj-oa --department ZJ --name 住建OA --scope findings:read --network 10.1.0.0/16"
            })
    static final class Issue implements Callable<Integer> {
        @ParentCommand
        AccessKeys keys;

        @Parameters(paramLabel = "ID", description = "2 to 41 lower-case letters, digits and hyphens.")
        String id;

        @Option(names = "--department", required = true, description = "Code of the department.")
        String department;

        @Option(names = "--name", required = true, description = "Name of the system.")
        String name;

        @Option(names = "--scope", required = true, description = "What it may; several are given one by one.")
        Set<String> scopes;

        @Option(names = "--office", description = "A system of the office: works for all departments.")
        boolean office;

        @Option(names = "--network", description = "Where it may come from; anywhere if not given.")
        List<String> networks = List.of();

        @Option(names = "--days", description = "How long it is good; ${DEFAULT-VALUE} if not given.")
        int days = 365;

        @Mixin
        AccessCommand.Operator operator;

        @Override
        public Integer call() {
            try (var gateway = keys.access.root.starter.start()) {
                var until = gateway.get(Clock.class).instant().plus(Duration.ofDays(days));
                var issued = gateway.get(Clients.class)
                        .issue(
                                new ClientOrder(id, department, name, scopes, office, networks, until),
                                operator.caller().actor());
                if (operator.output.json) Print.json(gateway, issued);
                else System.out.println(issued.key());
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "End a key and its tokens; a running gateway refuses them within five seconds.",
            footer = {"", "Example: provgate access keys revoke zj-oa"})
    static final class Revoke implements Callable<Integer> {
        @ParentCommand
        AccessKeys keys;

        @Parameters(paramLabel = "ID", description = "Which.")
        String id;

        @Mixin
        AccessCommand.Operator operator;

        @Override
        public Integer call() {
            try (var gateway = keys.access.root.starter.start()) {
                gateway.get(Clients.class).revoke(id, operator.caller().actor());
                System.out.println(id + " revoked");
                return Exit.OK;
            }
        }
    }

    private static List<String> line(Client client) {
        return List.of(
                client.id(),
                client.department(),
                client.scopes().stream().map(Permission::scope).sorted().collect(Collectors.joining(" ")),
                String.join(" ", client.networks()),
                Print.time(client.expiresAt()),
                client.revokedAt() == null ? "" : "revoked");
    }
}
