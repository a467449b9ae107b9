package org.provgate.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.tasks.Task;
import org.provgate.tasks.Tasks;
import org.provgate.tasks.Triggered;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code tasks}: inspections, drawn or outside the draw. */
@Command(
        name = "tasks",
        mixinStandardHelpOptions = true,
        description = "See the inspection tasks, and order those outside the draw.",
        subcommands = {TasksCommand.All.class, TasksCommand.Trigger.class})
final class TasksCommand {

    @ParentCommand
    Commands root;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List tasks, the newest first; with a number, that task's targets.",
            footer = {"", "Example: provgate tasks list --triggered", "Example: provgate tasks list 410402202611210001"
            })
    static final class All implements Callable<Integer> {
        @ParentCommand
        TasksCommand tasks;

        @Parameters(arity = "0..1", paramLabel = "TASK", description = "Its number.")
        String id;

        @Option(names = "--drawn", description = "Only drawn ones.")
        boolean drawn;

        @Option(names = "--triggered", description = "Only those outside the draw.")
        boolean triggered;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = tasks.root.starter.start()) {
                var all = gateway.get(Tasks.class);
                if (id != null) targets(gateway, all.targets(id, 0, most));
                else tasks(gateway, all.list(drawn == triggered ? null : Boolean.valueOf(drawn), null, most));
                return Exit.OK;
            }
        }

        private void tasks(Gateway gateway, List<Task> list) {
            if (output.json) Print.json(gateway, list);
            else
                System.out.print(Print.table(
                        List.of("task", "from", "state", "starts", "ends", "targets", "unstaffed", "name"),
                        list.stream()
                                .map(t -> List.of(
                                        t.id(),
                                        t.batch() != null ? t.batch() : String.valueOf(t.ground()),
                                        t.state().name(),
                                        t.starts().toString(),
                                        t.ends().toString(),
                                        String.valueOf(t.targets()),
                                        String.valueOf(t.unstaffed()),
                                        t.name()))
                                .toList()));
        }

        private void targets(Gateway gateway, List<Task.Target> list) {
            if (output.json) Print.json(gateway, list);
            else
                System.out.print(Print.table(
                        List.of("position", "subject", "stratum", "form", "officers"),
                        list.stream()
                                .map(t -> List.of(
                                        String.valueOf(t.position()),
                                        t.subject(),
                                        t.stratum() == null ? "" : t.stratum(),
                                        t.formNo(),
                                        officers(t)))
                                .toList()));
        }

        private static String officers(Task.Target target) {
            return target.seats().stream()
                    .map(s -> s.department() + " " + (s.officer() == null ? "?" : s.officer()))
                    .collect(java.util.stream.Collectors.joining(", "));
        }
    }

    @Command(
            name = "trigger",
            mixinStandardHelpOptions = true,
            description = "Order an inspection outside the draw, with its ground and reference, from a JSON file.",
            footer = {"", "Example: provgate tasks trigger complaint.json   (a sample: docs/examples/triggered.json)"})
    static final class Trigger implements Callable<Integer> {
        @ParentCommand
        TasksCommand tasks;

        @Parameters(paramLabel = "FILE", description = "The order.")
        Path file;

        @Mixin
        DrawCommand.Step step;

        @Override
        public Integer call() {
            try (var gateway = tasks.root.starter.start()) {
                var task =
                        gateway.get(Tasks.class).trigger(DrawCommand.read(gateway, file, Triggered.class), step.actor);
                if (step.output.json) Print.json(gateway, task);
                else System.out.println("task " + task.id() + ", " + task.targets() + " subjects, " + task.ground());
                return Exit.OK;
            }
        }
    }
}
