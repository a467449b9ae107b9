package org.provgate.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Option;

/** The command {@code provgate}; without a subcommand the gateway itself runs. */
@Command(
        name = "provgate",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "Gateway between a bureau and the provincial platforms of 双随机、一公开 supervision.",
        footer = {
            "",
            "Without a command the gateway runs: schedule, status page and API.",
            "Settings come from application.yaml beside the jar, from --key=value or from the environment.",
            "Exit codes: 0 ok, 1 error, 2 usage, 3 partial, 4 platform unavailable, 5 not verified, 6 held or locked.",
            "",
            "Example: java -jar provgate.jar sync run --province henan"
        },
        subcommands = {
            SyncCommand.class,
            RegistersCommand.class,
            QuarantineCommand.class,
            ItemsCommand.class,
            OfficersCommand.class,
            PlanCommand.class,
            AdaptersCommand.class,
            DrawCommand.class,
            TasksCommand.class,
            RecordCommands.Results.class,
            RecordCommands.Penalties.class,
            RecordCommands.Licences.class,
            FormsCommand.class,
            PushCommand.class,
            DeadlinesCommand.class,
            SanctionsCommand.class,
            TransfersCommand.class,
            CluesCommand.class,
            ReportsCommand.class,
            SubscriptionsCommand.class,
            AgreementsCommand.class,
            RecognitionCommand.class,
            OpenCommand.class,
            EvidenceCommand.class,
            AccessCommand.class,
            ConfigCommand.class
        })
public final class Commands implements Runnable {

    final Gateway.Starter starter;
    private final Runnable serve;

    private Commands(Gateway.Starter starter, Runnable serve) {
        this.starter = starter;
        this.serve = serve;
    }

    /** @param serve runs the gateway until it is stopped */
    public static CommandLine line(Gateway.Starter starter, Runnable serve) {
        var root = new Commands(starter, serve);
        IFactory factory = CommandLine.defaultFactory();
        return new CommandLine(root, factory)
                .setExecutionExceptionHandler(Failures::handle)
                .setUsageHelpAutoWidth(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        serve.run();
    }

    /** What every command that prints data offers. */
    static final class Json {
        @Option(names = "--json", description = "Print JSON instead of a table.")
        boolean json;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"provgate " + (version == null ? "(from source)" : version)};
        }
    }
}
