package org.provgate.lookups;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;

/**
 * Asks as one what several ask at the same time. Who comes while nothing is asked asks at once; who comes meanwhile waits, and all who
 * wait are asked for together next: the more there are, the less each costs. An answer is never older than its question. Not to be
 * used within a transaction: others would be shown what is not committed. For several threads.
 *
 * @param <A> for whom is asked, and what is the same in all the questions; only those with an equal one are put together
 * @param <K> what each asks about
 * @param <V> an answer
 */
public final class Together<A, K, V> {

    private final int most;
    private final BiFunction<A, Set<K>, Map<K, V>> question;
    private final Map<Whose<A>, Line<K, V>> lines = new ConcurrentHashMap<>();

    /**
     * @param most are asked for at once
     * @param question is put by the thread of one who asks, never by two for equal {@code A}; a key it does not answer has no answer
     */
    public Together(int most, BiFunction<A, Set<K>, Map<K, V>> question) {
        this.most = most;
        this.question = question;
    }

    /** The thread's caller decides which rows the database shows: only those of one reach are put together, whatever is asked. */
    private record Whose<A>(@Nullable Reach reach, @Nullable String department, A asker) {

        static <A> Whose<A> of(A asker) {
            var caller = Caller.current();
            return caller == null
                    ? new Whose<>(null, null, asker)
                    : new Whose<>(caller.reach(), caller.department(), asker);
        }
    }

    /** Those who wait for the same question to end. */
    private static final class Line<K, V> {
        private final Lock lock = new ReentrantLock();
        private final Condition ended = lock.newCondition();
        private boolean asking;
        private @Nullable Round<K, V> next;
    }

    /** What is asked as one; its keys are complete when it is asked. */
    private record Round<K, V>(Set<K> keys, CompletableFuture<Map<K, V>> answers) {}

    /**
     * Returns the answer; null if there is none.
     *
     * @throws RuntimeException as the question does, for all who were put together
     */
    public @Nullable V ask(A asker, K key) {
        var line = lines.computeIfAbsent(Whose.of(asker), w -> new Line<>());
        var round = join(line, key);
        if (round.leads) put(line, asker, round.of);
        try {
            return round.of.answers.join().get(key);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw e;
        }
    }

    private record Place<K, V>(Round<K, V> of, boolean leads) {}

    private Place<K, V> join(Line<K, V> line, K key) {
        line.lock.lock();
        try {
            var next = line.next;
            if (next != null && next.keys.size() < most) {
                next.keys.add(key);
                return new Place<>(next, false);
            }
            var round = new Round<K, V>(new LinkedHashSet<>(Set.of(key)), new CompletableFuture<>());
            line.next = round;
            while (line.asking) line.ended.awaitUninterruptibly();
            line.asking = true;
            if (line.next == round) line.next = null;
            return new Place<>(round, true);
        } finally {
            line.lock.unlock();
        }
    }

    private void put(Line<K, V> line, A asker, Round<K, V> round) {
        try {
            round.answers.complete(question.apply(asker, round.keys));
        } catch (Throwable failure) {
            round.answers.completeExceptionally(failure);
        } finally {
            line.lock.lock();
            try {
                line.asking = false;
                line.ended.signal();
            } finally {
                line.lock.unlock();
            }
        }
    }
}
