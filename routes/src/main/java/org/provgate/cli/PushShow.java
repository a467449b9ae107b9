package org.provgate.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.provgate.outbox.Deliveries;
import org.provgate.outbox.Exchanges;
import org.provgate.outbox.Interventions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code push show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show all that happened to one delivery, what is due, and who acts next.",
        footer = {"", "Example: provgate push show 17 --wire"})
final class PushShow implements Callable<Integer> {

    @ParentCommand
    PushCommand push;

    @Parameters(paramLabel = "ID", description = "The delivery's number, from push list.")
    long id;

    @Option(names = "--wire", description = "Also what went over the wire, without secrets and personal data.")
    boolean wire;

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() {
        try (var gateway = push.root.starter.start()) {
            var story = gateway.get(Deliveries.class).one(id).orElseThrow(() -> Interventions.unknown(id));
            var exchanges = gateway.get(Exchanges.class);
            if (output.json) {
                var all = new LinkedHashMap<String, Object>();
                all.put("story", story);
                if (wire) all.put("exchanges", exchanges.of(id));
                Print.json(gateway, all);
            } else {
                System.out.print(PushText.story(story));
                if (wire) System.out.print(PushText.wire(exchanges.of(id)));
            }
            return Exit.OK;
        }
    }
}
