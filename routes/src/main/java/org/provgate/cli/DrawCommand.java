package org.provgate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.provgate.batches.Batch;
import org.provgate.batches.Batches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code draw}: batches, from their opening to their end. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        description = "Draw who is inspected and by whom, so that anybody can verify it.",
        subcommands = {
            DrawOpen.class,
            DrawSteps.Freeze.class,
            DrawSeed.Commitment.class,
            DrawSeed.Commit.class,
            DrawSeed.Reveal.class,
            DrawSteps.Run.class,
            DrawSteps.Recuse.class,
            DrawSteps.Dispatch.class,
            DrawSteps.Close.class,
            DrawSteps.Abort.class,
            DrawView.Show.class,
            DrawView.All.class,
            DrawView.Templates.class,
            DrawView.Export.class,
            DrawVerify.class,
            DrawProof.class,
            DrawFairness.class
        },
        footer = {
            "",
            "In order: open, freeze, commit (each contributor), reveal (each), run, dispatch, close.",
            "Example: provgate draw open batch.json"
        })
final class DrawCommand {

    @ParentCommand
    Commands root;

    /** Who acts, and how the outcome is printed. */
    static final class Step {
        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        @Mixin
        Commands.Json output;
    }

    /** Takes a step and shows the batch as it stands afterwards. */
    int step(Step step, BiFunction<Batches, Gateway, Batch> work) {
        try (var gateway = root.starter.start()) {
            var batch = work.apply(gateway.get(Batches.class), gateway);
            if (step.output.json) Print.json(gateway, batch);
            else System.out.print(BatchText.of(batch));
            return Exit.OK;
        }
    }

    /** Reads a definition file. @throws IllegalArgumentException saying what is wrong in it */
    static <T> T read(Gateway gateway, Path file, Class<T> type) {
        try {
            return gateway.get(ObjectMapper.class)
                    .readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(Files.readAllBytes(file));
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    file + ", line " + e.getLocation().getLineNr() + ": “" + e.getPropertyName()
                            + "” is not known here; there are " + e.getKnownPropertyIds());
        } catch (JsonProcessingException e) {
            var what =
                    e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
            throw new IllegalArgumentException(file + ": " + what);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read; is it there?");
        }
    }
}
