package org.provgate.draw;

/** What came of recomputing a draw from its files. */
public sealed interface Verification {

    /** Every value and every byte is as it must be. */
    record Verified(String batch, String seed, long candidates, int targets, int amendments, String digest)
            implements Verification {}

    /**
     * The first thing that is not as it must be.
     *
     * @param place a line number, a member of draw.json such as {@code targets[3].ticket}, or empty for the whole file
     */
    record Difference(String file, String place, String expected, String found) implements Verification {

        @Override
        public String toString() {
            return file + (place.isEmpty() ? "" : ", " + place) + ": expected " + expected + ", found " + found;
        }
    }
}
