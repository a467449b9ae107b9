package org.provgate.batches;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.batches.BatchState.Step;

/**
 * A batch as it stands.
 *
 * @param definition how it was opened
 * @param next what can be done now
 * @param abortReason null unless it is aborted
 * @param replacedBy the batch that replaces it; null if none does
 * @param frozen null before the freeze
 * @param contributions one for each contributor, in order of their names
 * @param seed null until all is revealed
 * @param drawn null before the draw
 */
public record Batch(
        BatchDefinition definition,
        BatchState state,
        Set<Step> next,
        String createdBy,
        Instant createdAt,
        @Nullable String abortReason,
        @Nullable String replacedBy,
        @Nullable Frozen frozen,
        List<Given> contributions,
        @Nullable String seed,
        @Nullable Drawn drawn) {

    /**
     * What is published at the freeze.
     *
     * @param run sealed run whose register the frame was taken from
     * @param candidates lines of the frame, by stratum
     * @param exclusions subjects that met the conditions and were left out, by reason
     * @param rules the rules applied, as JSON
     * @param parameters RFC 8785
     */
    public record Frozen(
            Instant at,
            long run,
            String registerRoot,
            Map<String, Long> candidates,
            Map<String, Long> exclusions,
            String rules,
            String frameRoot,
            String rosterRoot,
            String conflictsRoot,
            String parameters,
            String parametersDigest) {

        long size() {
            return candidates.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** What a contributor has given so far; null what is not there yet. */
    public record Given(
            String contributor,
            @Nullable String event,
            @Nullable Instant eventAt,
            @Nullable String commitment,
            @Nullable String nonce,
            @Nullable String value) {}

    /** @param documentDigest of draw.json @param task its number @param unstaffed targets that lack an officer */
    public record Drawn(Instant at, String documentDigest, String task, int targets, int unstaffed) {}

    public String id() {
        return definition.id();
    }

    /** A line of a list. */
    public record Summary(
            String id,
            String province,
            String name,
            BatchState state,
            @Nullable Long frame,
            int targets,
            Instant createdAt,
            @Nullable String replaces,
            @Nullable String abortReason) {}
}
