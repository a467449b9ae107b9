package org.provgate.registers;

import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.RegisterStream;

/**
 * What one stream of a run brought. {@code fetched = added + changed + withdrawn + unchanged + duplicates + quarantined}.
 *
 * @param full whether everything was pulled, not only what changed
 * @param fetched rows received
 * @param withdrawn taken back by the platform
 * @param vanished held by us, missing in a full pull; not part of {@code fetched}
 * @param unchanged received, and nothing to write (a withdrawal of something never held is one)
 * @param duplicates rows a later version of the same entry replaced within this run
 * @param held what the platform says it holds; null if it does not say
 * @param drift what we hold or keep in quarantine, minus {@code held}; 0 is reconciled
 * @param root hex SHA-256 of the register after the merge, see docs/registers.md; null before
 */
public record StreamCounts(
        RegisterStream stream,
        boolean full,
        long fetched,
        long added,
        long changed,
        long withdrawn,
        long vanished,
        long unchanged,
        long duplicates,
        long quarantined,
        @Nullable Long announced,
        @Nullable Long held,
        long drift,
        @Nullable String root) {

    /** Returns whether every fetched row went somewhere. */
    public boolean balanced() {
        return fetched == added + changed + withdrawn + unchanged + duplicates + quarantined;
    }
}
