package org.provgate.cli;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.provgate.outbox.Deliveries;
import org.provgate.outbox.Gates;
import org.provgate.outbox.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code push status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Show how many records are in which state, what needs a person, and which ways are shut.",
            "Exit code 3 if something needs a person, 4 if a platform is left alone, 6 if a way is paused."
        },
        footer = {"", "Example: provgate push status --json"})
final class PushStatus implements Callable<Integer> {

    @ParentCommand
    PushCommand push;

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() {
        try (var gateway = push.root.starter.start()) {
            var standings = gateway.get(Deliveries.class).all();
            var gates = gateway.get(Gates.class).all();
            var now = gateway.get(Clock.class).instant();
            if (output.json) Print.json(gateway, Map.of("standings", standings, "gates", gates));
            else
                System.out.print(
                        standings.isEmpty() && gates.isEmpty()
                                ? "nothing was handed in yet\n"
                                : PushText.standings(standings) + PushText.gates(gates, now));
            return PushCommand.exit(
                    gates.stream().anyMatch(Gates.Gate::paused),
                    gates.stream().anyMatch(g -> g.closed(now)),
                    attention(standings));
        }
    }

    static boolean attention(List<Standing> standings) {
        return standings.stream().anyMatch(s -> s.attention() > 0);
    }
}
