package org.provgate.registers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, or how it ended.
 *
 * @param province the configured entry, such as {@code henan}
 * @param endedAt null while it runs
 * @param seconds of work, pauses between a crash and the resumption left out
 * @param reason why it failed or is held, a sentence with the next step; null otherwise
 * @param registerRoot root of the subject register as sealed; null if not sealed
 * @param pagesDone pages in the database
 * @param pagesOpen pages known of and not yet in
 */
public record RunReport(
        long id,
        String province,
        State state,
        String stage,
        Instant openedAt,
        @Nullable Instant endedAt,
        double seconds,
        @Nullable String reason,
        @Nullable String registerRoot,
        long pagesDone,
        long pagesOpen,
        List<StreamCounts> streams) {

    public RunReport {
        streams = List.copyOf(streams);
    }

    /** The life of a run. */
    public enum State {
        RUNNING,
        SEALED,
        FAILED,
        /** A guard wants a person to look: nothing was merged. */
        HELD
    }
}
