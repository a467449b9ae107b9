package org.provgate.cli;

import java.util.concurrent.Callable;
import org.provgate.batches.Batch;
import org.provgate.batches.Batches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The steps of a batch but for its seed. */
final class DrawSteps {

    private DrawSteps() {}

    /** A step that needs the batch alone. */
    abstract static class OfBatch implements Callable<Integer> {
        @ParentCommand
        DrawCommand draw;

        @Parameters(paramLabel = "BATCH", description = "Its id.")
        String id;

        @Mixin
        DrawCommand.Step step;

        abstract Batch take(Batches batches);

        @Override
        public Integer call() {
            return draw.step(step, (batches, gateway) -> take(batches));
        }
    }

    @Command(
            name = "freeze",
            mixinStandardHelpOptions = true,
            description =
                    "Fix frame, roster, conflicts and parameters on the sealed register; publish the roots shown.",
            footer = {"", "Example: provgate draw freeze 410402-2026-03"})
    static final class Freeze extends OfBatch {
        @Override
        Batch take(Batches batches) {
            return batches.freeze(id, step.actor);
        }
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Draw targets and teams with the seed that is fixed.",
            footer = {"", "Example: provgate draw run 410402-2026-03"})
    static final class Run extends OfBatch {
        @Override
        Batch take(Batches batches) {
            return batches.run(id, step.actor);
        }
    }

    @Command(
            name = "recuse",
            mixinStandardHelpOptions = true,
            description = "Take an officer off a target for a conflict of interest, and fill the seat again.",
            footer = {"", "Example: provgate draw recuse 410402-2026-03 91410402MA9K0001XT GW002 --reason \"法定代表人近亲属\""
            })
    static final class Recuse extends OfBatch {
        @Parameters(index = "1", paramLabel = "SUBJECT", description = "The target's subject key.")
        String subject;

        @Parameters(index = "2", paramLabel = "OFFICER", description = "Who leaves.")
        String officer;

        @Option(names = "--reason", required = true, description = "Why; published in draw.json.")
        String reason;

        @Override
        Batch take(Batches batches) {
            return batches.recuse(id, subject, officer, reason, step.actor);
        }
    }

    @Command(
            name = "dispatch",
            mixinStandardHelpOptions = true,
            description = "Hand the tasks over to those who inspect; refused while a target lacks an officer.",
            footer = {"", "Example: provgate draw dispatch 410402-2026-03"})
    static final class Dispatch extends OfBatch {
        @Override
        Batch take(Batches batches) {
            return batches.dispatch(id, step.actor);
        }
    }

    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = "End a dispatched batch.",
            footer = {"", "Example: provgate draw close 410402-2026-03"})
    static final class Close extends OfBatch {
        @Override
        Batch take(Batches batches) {
            return batches.close(id, step.actor);
        }
    }

    @Command(
            name = "abort",
            mixinStandardHelpOptions = true,
            description = "Abort a batch that is not dispatched; it stays visible for ever.",
            footer = {"", "Example: provgate draw abort 410402-2026-03 --reason \"司法局逾期未揭示\""})
    static final class Abort extends OfBatch {
        @Option(names = "--reason", required = true, description = "Why.")
        String reason;

        @Override
        Batch take(Batches batches) {
            return batches.abort(id, reason, step.actor);
        }
    }
}
