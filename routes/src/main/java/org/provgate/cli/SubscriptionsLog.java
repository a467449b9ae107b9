package org.provgate.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.provgate.subscriptions.WebhookLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code subscriptions deliveries|resend}: what became of events, and sending them again. */
final class SubscriptionsLog {

    private SubscriptionsLog() {}

    @Command(
            name = "deliveries",
            mixinStandardHelpOptions = true,
            description = "List what was tried, the newest event first.",
            footer = {"", "Example: provgate subscriptions deliveries sub_0123456789abcdef --state PARKED"})
    static final class Deliveries implements Callable<Integer> {
        @ParentCommand
        SubscriptionsCommand parent;

        @Mixin
        SubscriptionsCommand.Id which;

        @Option(names = "--state", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
        List<WebhookLog.State> states = List.of();

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Option(names = "--before", description = "Only older events than this, such as evt_17.")
        String before;

        @Mixin
        SubscriptionsCommand.Who who;

        @Override
        public Integer call() {
            try (var gateway = parent.root.starter.start()) {
                var page = gateway.get(WebhookLog.class).page(who.caller(), which.id, states, before, most);
                if (who.output.json) Print.json(gateway, page);
                else {
                    System.out.print(Print.table(
                            List.of("event", "type", "subject", "state", "attempts", "last", "status", "next", "error"),
                            page.deliveries().stream().map(Deliveries::row).toList()));
                    if (page.next() != null) System.out.println("more with --before " + page.next());
                }
                return Exit.OK;
            }
        }

        private static List<String> row(WebhookLog.Delivery d) {
            return List.of(
                    d.event(),
                    d.type(),
                    d.subject() == null ? "" : d.subject(),
                    d.state().name(),
                    String.valueOf(d.attempts()),
                    time(d.lastAt()),
                    d.status() == null ? "" : d.status().toString(),
                    time(d.nextAt()),
                    d.error() == null ? "" : d.error());
        }

        private static String time(@Nullable Instant at) {
            return at == null ? "" : Print.time(at);
        }
    }

    @Command(
            name = "resend",
            mixinStandardHelpOptions = true,
            description = "Send events again, in their order and under the same ids.",
            footer = {
                "",
                "Example: provgate subscriptions resend sub_0123456789abcdef --from evt_17 --to evt_40 --parked"
            })
    static final class Resend implements Callable<Integer> {
        @ParentCommand
        SubscriptionsCommand parent;

        @Mixin
        SubscriptionsCommand.Id which;

        @Option(names = "--from", required = true, description = "The first event, such as evt_17.")
        String from;

        @Option(names = "--to", description = "The last; only the first if not given.")
        String to;

        @Option(names = "--parked", description = "Only those given up after days.")
        boolean parked;

        @Mixin
        SubscriptionsCommand.Who who;

        @Override
        public Integer call() {
            try (var gateway = parent.root.starter.start()) {
                int count = gateway.get(WebhookLog.class)
                        .resend(who.caller(), which.id, from, to == null ? from : to, parked);
                if (who.output.json) Print.json(gateway, Map.of("resent", count));
                else System.out.println(count + " will be sent again by the running gateway");
                return Exit.OK;
            }
        }
    }
}
