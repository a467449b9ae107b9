package org.provgate.cli;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.provgate.batches.BatchState;
import org.provgate.batches.Batches;
import org.provgate.draw.Contribution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What contributors give to the seed. */
final class DrawSeed {

    private DrawSeed() {}

    @Command(
            name = "commitment",
            mixinStandardHelpOptions = true,
            description =
                    "Compute a contributor's commitment; starts nothing and stores nothing. Keep nonce and value secret"
                            + " until all commitments are in.",
            footer = {"", "Example: provgate draw commitment 410402-sifa --value 秋高气爽"})
    static final class Commitment implements Callable<Integer> {
        @Parameters(paramLabel = "CONTRIBUTOR", description = "Its name in the batch.")
        String contributor;

        @Option(names = "--value", description = "1 to 200 characters; a random one if not given.")
        String value;

        @Option(names = "--nonce", description = "What makes it unguessable; a random one if not given.")
        String nonce;

        @Override
        public Integer call() {
            var chosenNonce = nonce == null ? random() : nonce;
            var chosenValue = value == null ? random() : value;
            Contribution.checkValue(contributor, chosenValue);
            System.out.println("commitment " + Contribution.commitment(contributor, chosenNonce, chosenValue));
            System.out.println("nonce      " + chosenNonce);
            System.out.println("value      " + chosenValue);
            return Exit.OK;
        }

        private static String random() {
            var bytes = new byte[16];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }

    @Command(
            name = "commit",
            mixinStandardHelpOptions = true,
            description = "Enter a contributor's commitment. It cannot be taken back.",
            footer = {"", "Example: provgate draw commit 410402-2026-03 410402-sifa 3f8a…"})
    static final class Commit extends DrawSteps.OfBatch {
        @Parameters(index = "1", paramLabel = "CONTRIBUTOR", description = "Its name in the batch.")
        String contributor;

        @Parameters(index = "2", paramLabel = "COMMITMENT", description = "64 lower-case hex digits.")
        String commitment;

        @Override
        org.provgate.batches.Batch take(Batches batches) {
            return batches.commit(id, contributor, commitment, step.actor);
        }
    }

    @Command(
            name = "reveal",
            mixinStandardHelpOptions = true,
            description =
                    "Enter what a contributor reveals; exit code 5, and the batch is aborted, if it is not what was"
                            + " committed to.",
            footer = {
                "",
                "Example: provgate draw reveal 410402-2026-03 410402-sifa --nonce 9f2c --value 秋高气爽",
                "Example: provgate draw reveal 410402-2026-03 lottery-ssq-2026141 --value \"03 07 12 21 26 30 + 09\""
            })
    static final class Reveal implements Callable<Integer> {
        @ParentCommand
        DrawCommand draw;

        @Parameters(index = "0", paramLabel = "BATCH", description = "Its id.")
        String id;

        @Parameters(index = "1", paramLabel = "CONTRIBUTOR", description = "Its name in the batch.")
        String contributor;

        @Option(names = "--nonce", description = "Not for a public event.")
        String nonce;

        @Option(names = "--value", required = true, description = "The value.")
        String value;

        @Mixin
        DrawCommand.Step step;

        @Override
        public Integer call() {
            var aborted = new boolean[1];
            int exit = draw.step(step, (batches, gateway) -> {
                var batch = batches.reveal(id, contributor, nonce, value, step.actor);
                aborted[0] = batch.state() == BatchState.ABORTED;
                return batch;
            });
            return aborted[0] ? Exit.NOT_VERIFIED : exit;
        }
    }
}
