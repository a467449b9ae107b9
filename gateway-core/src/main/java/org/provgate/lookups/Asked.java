package org.provgate.lookups;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A question that has been put. Who waits for its answer need not keep a thread for that. For several threads.
 *
 * @param <V> an answer
 */
public final class Asked<V> {

    private final CompletableFuture<?> under;
    private final Supplier<V> answer;

    private Asked(CompletableFuture<?> under, Supplier<V> answer) {
        this.under = under;
        this.answer = answer;
    }

    static <V> Asked<V> of(CompletableFuture<V> under) {
        return new Asked<>(under, () -> joined(under));
    }

    /** Returns the same question, whose answer is made from this one's by the thread that takes it. */
    public <W> Asked<W> then(Function<? super V, ? extends W> further) {
        return new Asked<>(under, () -> further.apply(answer.get()));
    }

    /** Returns whether the answer or a failure is there. */
    public boolean there() {
        return under.isDone();
    }

    /** Has {@code told} run as soon as the answer or a failure is there: at once, or by the thread that brings it, which it must not hold up. */
    public void whenThere(Runnable told) {
        under.whenComplete((a, f) -> told.run());
    }

    /**
     * Waits for the answer and makes it: anew each time, with all that belongs to it, so that it is to be taken once.
     *
     * @throws RuntimeException as the question did; {@link CompletionException} if it ended with an error
     */
    public V answer() {
        return answer.get();
    }

    private static <V> V joined(CompletableFuture<V> under) {
        try {
            return under.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw e;
        }
    }
}
