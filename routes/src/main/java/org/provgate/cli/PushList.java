package org.provgate.cli;

import java.util.concurrent.Callable;
import org.provgate.outbox.Deliveries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code push list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List records on their way to their receivers, the newest first, with who acts next.",
        footer = {
            "",
            "Example: provgate push list --state REJECTED,RETURNED,PARKED,UNCLEAR",
            "Example: provgate push list --subject 91410402MA44X5P86N"
        })
final class PushList implements Callable<Integer> {

    @ParentCommand
    PushCommand push;

    @Mixin
    PushCommand.Which which;

    @Option(names = "--before", description = "Only of a smaller id, to page on.")
    Long before;

    @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
    int most = 50;

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() {
        try (var gateway = push.root.starter.start()) {
            var found = gateway.get(Deliveries.class).list(which.filter(), before, most);
            if (output.json) Print.json(gateway, found);
            else System.out.print(PushText.list(found));
            return Exit.OK;
        }
    }
}
