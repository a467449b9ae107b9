package org.provgate.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.provgate.outbox.DeliveryFilter;
import org.provgate.outbox.Interventions;
import org.provgate.outbox.Interventions.Deed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code push retry}, {@code park} and {@code unpark}: of named deliveries, or of all a filter meets after a preview. */
final class PushDeeds {

    private PushDeeds() {}

    /** What all three take. */
    static final class Order {
        @Parameters(arity = "0..*", paramLabel = "ID", description = "Deliveries, by number; instead of a filter.")
        List<Long> ids = List.of();

        @Mixin
        PushCommand.Which which;

        @Option(
                names = "--expect",
                description = "How many the preview counted; without it the preview is all that happens.")
        Integer expected;

        @Mixin
        PushCommand.Why why;

        @Mixin
        Commands.Json output;

        int run(PushCommand push, Deed deed, DeliveryFilter filter) {
            try (var gateway = push.root.starter.start()) {
                var interventions = gateway.get(Interventions.class);
                if (!ids.isEmpty()) {
                    for (var id : ids) interventions.act(deed, id, why.actor, why.reason);
                    return done(gateway, ids.size());
                }
                if (expected != null)
                    return done(gateway, interventions.act(deed, filter, expected, why.actor, why.reason));
                var preview = interventions.preview(deed, filter);
                if (output.json) Print.json(gateway, preview);
                else {
                    System.out.print(PushText.list(preview.first()));
                    System.out.printf(
                            "共 %,d 条，尚未执行 %,d records, nothing was done; to do it add: --expect %d%n",
                            preview.count(), preview.count(), preview.count());
                }
                return Exit.OK;
            }
        }

        private int done(Gateway gateway, int count) {
            if (output.json) Print.json(gateway, Map.of("count", count));
            else System.out.printf("已处理 %,d 条 done to %,d records%n", count, count);
            return Exit.OK;
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {
                "Have records sent again, or now: parked ones, unclear ones, waiting ones; rejected ones only where named",
                "by number or --state, and only if nobody has corrected them. What was accepted is never sent again."
            },
            footer = {
                "",
                "Example: provgate push retry 17 --reason \"平台已修复校验规则\"",
                "Example: provgate push retry --province henan --state REJECTED --reason \"…\"            (preview)",
                "Example: provgate push retry --province henan --state REJECTED --reason \"…\" --expect 42"
            })
    static final class Retry implements Callable<Integer> {
        @ParentCommand
        PushCommand push;

        @Mixin
        Order order;

        @Override
        public Integer call() {
            return order.run(push, Deed.RETRY, order.which.filter());
        }
    }

    @Command(
            name = "park",
            mixinStandardHelpOptions = true,
            description = "Hold back records that have not begun; they wait for push unpark.",
            footer = {"", "Example: provgate push park --task 410402202611210001 --reason \"核查数据\" --expect 40"})
    static final class Park implements Callable<Integer> {
        @ParentCommand
        PushCommand push;

        @Mixin
        Order order;

        @Override
        public Integer call() {
            return order.run(push, Deed.PARK, order.which.filter());
        }
    }

    @Command(
            name = "unpark",
            mixinStandardHelpOptions = true,
            description = "Let parked records go.",
            footer = {"", "Example: provgate push unpark --province henan --reason \"已核对\" --expect 40"})
    static final class Unpark implements Callable<Integer> {
        @ParentCommand
        PushCommand push;

        @Mixin
        Order order;

        @Override
        public Integer call() {
            return order.run(push, Deed.UNPARK, order.which.filter());
        }
    }
}
