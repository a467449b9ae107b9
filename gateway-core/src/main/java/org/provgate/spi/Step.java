package org.provgate.spi;

import java.util.List;

/**
 * One of the calls it takes to bring one thing to a platform; the answer of each names the steps that follow.
 *
 * @param thing what is brought
 * @param position where we are, in the adapter's own words; empty for the first step
 */
public record Step<T>(T thing, String position) {

    /** Returns the first step. */
    public static <T> Step<T> first(T thing) {
        return new Step<>(thing, "");
    }

    /** What a step leads to. @param followUps positions still to be done, in order; empty ends it */
    public record Progress(List<String> followUps) {
        public Progress {
            followUps = List.copyOf(followUps);
        }
    }
}
