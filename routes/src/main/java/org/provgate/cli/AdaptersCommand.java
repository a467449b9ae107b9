package org.provgate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.provgate.platforms.Adapters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code adapters}: what was found. */
@Command(
        name = "adapters",
        mixinStandardHelpOptions = true,
        description =
                "List the adapters found, built in and in the plugins folder, and what is wrong with those that cannot be used.",
        footer = {"", "Example: provgate adapters --json"})
final class AdaptersCommand implements Callable<Integer> {

    @ParentCommand
    Commands root;

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() {
        try (var gateway = root.starter.start()) {
            var adapters = gateway.get(Adapters.class);
            var rows = new ArrayList<List<String>>();
            for (var found : adapters.found()) {
                var d = found.description();
                rows.add(List.of(
                        d.id(),
                        d.nameZh(),
                        String.valueOf(d.spiVersion()),
                        found.origin(),
                        String.join(" ", found.services())));
            }
            if (output.json)
                Print.json(
                        gateway,
                        Map.of(
                                "found",
                                        adapters.found().stream()
                                                .map(f -> Map.of(
                                                        "id",
                                                        f.description().id(),
                                                        "nameZh",
                                                        f.description().nameZh(),
                                                        "nameEn",
                                                        f.description().nameEn(),
                                                        "spiVersion",
                                                        f.description().spiVersion(),
                                                        "origin",
                                                        f.origin(),
                                                        "services",
                                                        f.services()))
                                                .toList(),
                                "broken", adapters.broken()));
            else {
                System.out.print(Print.table(List.of("id", "name", "spi", "from", "services"), rows));
                adapters.broken().forEach(b -> System.err.println(b.origin() + ": " + b.problem()));
            }
            return adapters.broken().isEmpty() ? Exit.OK : Exit.PARTIAL;
        }
    }
}
