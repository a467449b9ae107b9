package org.provgate.cli;

import java.util.concurrent.Callable;
import org.provgate.platforms.Provinces;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code config}: the settings. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Check the settings.",
        subcommands = ConfigCommand.Check.class)
final class ConfigCommand {

    @ParentCommand
    Commands root;

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Read all settings and say everything that is wrong with them; asks no platform.",
            footer = {"", "Example: provgate config check --spring.config.location=bureau.yaml"})
    static final class Check implements Callable<Integer> {
        @ParentCommand
        ConfigCommand config;

        @Override
        public Integer call() {
            try (var gateway = config.root.starter.start()) {
                var enabled = gateway.get(Provinces.class).enabled();
                enabled.forEach(p -> System.out.println(
                        p.id() + ": adapter " + p.description().id() + ", area " + p.areaCode() + ", " + p.baseUrl()));
                System.out.println("the settings are in order; " + enabled.size() + " provinces are enabled");
                return Exit.OK;
            }
        }
    }
}
