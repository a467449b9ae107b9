package org.provgate.conformance;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a stand-in took in of one kind, read back by the contract alone, in our own records.
 *
 * @param all in the order it came, refused ones left out; of what is kept current, the newest of each
 * @param sayable gives a record as the contract can say it: what it has no field for is null (or empty), codes it does not tell
 *     apart are the first of them, times are as fine as it writes them
 */
public record Kept<R>(Supplier<List<R>> all, UnaryOperator<R> sayable) {

    /** Nothing, of a kind the province does not take. */
    public static <R> Kept<R> nothing() {
        return new Kept<>(List::of, UnaryOperator.identity());
    }
}
