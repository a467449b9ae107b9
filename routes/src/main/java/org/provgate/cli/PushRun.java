package org.provgate.cli;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.ProducerTemplate;
import org.provgate.outbox.Deliveries;
import org.provgate.outbox.Gates;
import org.provgate.platforms.Province;
import org.provgate.routes.PushRoutes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code push run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Send and ask until there is nothing to do now, and print where the records stand that changed.",
            "Exit code 3 if something needs a person, 4 if a platform is unavailable, 6 if a way is paused."
        },
        footer = {"", "Example: provgate push run --province henan"})
final class PushRun implements Callable<Integer> {

    @ParentCommand
    PushCommand push;

    @Option(names = "--province", description = "Only this entry; may be repeated.")
    List<String> names = List.of();

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() {
        try (var gateway = push.root.starter.start()) {
            var chosen = SyncCommand.provinces(gateway, names);
            var ids = new HashSet<>(chosen.stream().map(Province::id).toList());
            var clock = gateway.get(Clock.class);
            var deliveries = gateway.get(Deliveries.class);
            var begun = clock.instant();
            run(gateway.get(ProducerTemplate.class), chosen);
            var changed = deliveries.changedSince(begun).stream()
                    .filter(s -> ids.contains(s.province()))
                    .toList();
            var left = deliveries.unfinished().stream()
                    .filter(s -> ids.contains(s.province()))
                    .toList();
            var gates = gateway.get(Gates.class).all().stream()
                    .filter(g -> ids.contains(g.province()))
                    .toList();
            var now = clock.instant();
            if (output.json) Print.json(gateway, Map.of("changed", changed, "unfinished", left, "gates", gates));
            else
                System.out.print((changed.isEmpty() ? "没有变化 nothing changed\n" : PushText.standings(changed))
                        + PushText.gates(gates, now));
            return PushCommand.exit(
                    gates.stream().anyMatch(Gates.Gate::paused),
                    gates.stream().anyMatch(g -> g.closed(now)),
                    PushStatus.attention(left));
        }
    }

    /** All at once: a province that is slow holds up no other. */
    private static void run(ProducerTemplate template, List<Province> chosen) {
        CompletableFuture.allOf(chosen.stream()
                        .map(p -> template.asyncRequestBody(PushRoutes.once(p), (Object) null))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
