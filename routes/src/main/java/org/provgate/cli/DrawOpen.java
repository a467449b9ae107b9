package org.provgate.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.provgate.batches.BatchDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code draw open}. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Open a batch from a JSON file; everything that is wrong with it is told at once.",
        footer = {"", "Example: provgate draw open batch.json   (a sample: docs/examples/batch.json)"})
final class DrawOpen implements Callable<Integer> {

    @ParentCommand
    DrawCommand draw;

    @Parameters(paramLabel = "FILE", description = "The definition.")
    Path file;

    @Mixin
    DrawCommand.Step step;

    @Override
    public Integer call() {
        return draw.step(
                step,
                (batches, gateway) -> batches.open(DrawCommand.read(gateway, file, BatchDefinition.class), step.actor));
    }
}
