package org.provgate.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.batches.Batch;
import org.provgate.batches.Batches;
import org.provgate.rules.DrawRules;
import org.provgate.rules.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Commands that show batches and change nothing. */
final class DrawView {

    private DrawView() {}

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show a batch: state, roots, exclusions, contributions, seed, what is next.",
            footer = {"", "Example: provgate draw show 410402-2026-03 --json"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        DrawCommand draw;

        @Parameters(paramLabel = "BATCH", description = "Its id.")
        String id;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = draw.root.starter.start()) {
                var batch = gateway.get(Batches.class)
                        .one(id)
                        .orElseThrow(() -> new Refusal(
                                "batch-unknown", "there is no batch " + id + "; list them with: provgate draw list"));
                if (output.json) Print.json(gateway, batch);
                else System.out.print(BatchText.of(batch));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List batches, the newest first; aborted ones too.",
            footer = {"", "Example: provgate draw list --province henan"})
    static final class All implements Callable<Integer> {
        @ParentCommand
        DrawCommand draw;

        @Option(names = "--province", description = "Only this entry.")
        String province;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = draw.root.starter.start()) {
                var batches = gateway.get(Batches.class).list(province, most);
                if (output.json) Print.json(gateway, batches);
                else if (batches.isEmpty())
                    System.out.println("no batch yet; open one with: provgate draw open batch.json");
                else
                    System.out.print(Print.table(
                            List.of("batch", "province", "state", "frame", "drawn", "opened", "name"),
                            batches.stream().map(All::cells).toList()));
                return Exit.OK;
            }
        }

        private static List<String> cells(Batch.Summary b) {
            return List.of(
                    b.id(),
                    b.province(),
                    b.state().name(),
                    b.frame() == null ? "" : "%,d".formatted(b.frame()),
                    b.targets() == 0 ? "" : "%,d".formatted(b.targets()),
                    Print.time(b.createdAt()),
                    b.name());
        }
    }

    @Command(
            name = "templates",
            mixinStandardHelpOptions = true,
            description = "List the templates a batch may follow today: rates by stratum, and what they rest on.",
            footer = {"", "Example: provgate draw templates"})
    static final class Templates implements Callable<Integer> {
        @ParentCommand
        DrawCommand draw;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = draw.root.starter.start()) {
                var day = LocalDate.now(gateway.get(Clock.class).withZone(ZoneId.of("Asia/Shanghai")));
                var templates = gateway.get(DrawRules.class).templates(day);
                if (output.json) Print.json(gateway, templates);
                else
                    System.out.print(Print.table(
                            List.of("template", "province", "rates", "name", "basis"),
                            templates.stream()
                                    .map(t -> List.of(
                                            t.id(),
                                            t.province() == null ? "" : t.province(),
                                            t.values().toString(),
                                            t.name(),
                                            t.basis()))
                                    .toList()));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Write the proof bundle: what a stranger needs to verify the draw offline.",
            footer = {"", "Example: provgate draw export 410402-2026-03 bundle"})
    static final class Export implements Callable<Integer> {
        @ParentCommand
        DrawCommand draw;

        @Parameters(index = "0", paramLabel = "BATCH", description = "Its id.")
        String id;

        @Parameters(
                index = "1",
                paramLabel = "FOLDER",
                description = "A new or empty folder, or one with an older bundle.")
        Path folder;

        @Override
        public Integer call() {
            try (var gateway = draw.root.starter.start()) {
                gateway.get(Batches.class).export(id, folder).forEach(System.out::println);
                return Exit.OK;
            }
        }
    }
}
