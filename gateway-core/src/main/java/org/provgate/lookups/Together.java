package org.provgate.lookups;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.rules.Refusal;

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

    /** Put the questions of those who wait: one for each line in which somebody does. */
    private static final Executor ASKING = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "look-ups");
        thread.setDaemon(true);
        // not that of whoever happened to ask first
        thread.setContextClassLoader(Together.class.getClassLoader());
        return thread;
    });

    /** Rounds that may wait in a line; who comes then would wait longer than it is worth. */
    private static final int LONGEST = 8;

    private final int most;
    private final BiFunction<A, Set<K>, Map<K, V>> question;
    private final Map<Whose<A>, Line<K, V>> lines = new ConcurrentHashMap<>();

    /**
     * @param most are asked for at once
     * @param question is put by the thread of one who asks or by one of its own, in the name of one who asks, never by two at a time for
     *     equal {@code A} of one reach; a key it does not answer has no answer
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

    /** Those who wait while one question is put. */
    private static final class Line<K, V> {
        private final Deque<Round<K, V>> waiting = new ArrayDeque<>();
        private boolean asking;
    }

    /** What is asked as one; its keys are complete when it is asked. */
    private record Round<K, V>(@Nullable Caller caller, Set<K> keys, CompletableFuture<Map<K, V>> answers) {}

    /**
     * Puts a question. If none is under way, this thread puts it, and the answer is there when it returns; if one is, another thread will
     * put it, and this one is free. The answer is null if there is none; a failure is told to all who were put together.
     *
     * @throws Refusal if too many wait already
     */
    public Asked<@Nullable V> ask(A asker, K key) {
        var line = lines.computeIfAbsent(Whose.of(asker), w -> new Line<>());
        var round = join(line, key);
        if (round.leads) {
            try {
                put(asker, round.of);
            } finally {
                goOn(line, asker);
            }
        }
        return Asked.of(round.of.answers).then(answers -> answers.get(key));
    }

    private record Place<K, V>(Round<K, V> of, boolean leads) {}

    private Place<K, V> join(Line<K, V> line, K key) {
        synchronized (line) {
            var last = line.waiting.peekLast();
            if (last != null && last.keys.size() < most) {
                last.keys.add(key);
                return new Place<>(last, false);
            }
            var round = new Round<K, V>(Caller.current(), new LinkedHashSet<>(Set.of(key)), new CompletableFuture<>());
            if (line.waiting.size() >= LONGEST)
                throw new Refusal(
                        "busy", "查询过多，请稍后再试 too many look-ups wait for the database; ask again in some seconds");
            if (line.asking) {
                line.waiting.add(round);
                return new Place<>(round, false);
            }
            line.asking = true;
            return new Place<>(round, true);
        }
    }

    private boolean put(A asker, Round<K, V> round) {
        try {
            return round.answers.complete(question.apply(asker, round.keys));
        } catch (Throwable failure) {
            return round.answers.completeExceptionally(failure);
        }
    }

    /** Has another thread ask for those who have come meanwhile: this one has its answer. */
    private void goOn(Line<K, V> line, A asker) {
        var next = next(line);
        if (next == null) return;
        try {
            ASKING.execute(() -> askFor(next, line, asker));
        } catch (Throwable noThread) {
            // then this one does it, and its own answer waits
            askFor(next, line, asker);
        }
    }

    /** Until nobody waits. In the name of who came first; the others of a round have the same reach. */
    private void askFor(Round<K, V> first, Line<K, V> line, A asker) {
        for (Round<K, V> round = first; round != null; round = next(line)) {
            var one = round;
            try {
                if (one.caller == null) put(asker, one);
                else one.caller.run(() -> put(asker, one));
            } catch (Throwable failure) {
                // the others are still asked for
                one.answers.completeExceptionally(failure);
            }
        }
    }

    /** Takes those who wait; if nobody does, nobody asks from now on. */
    private static <K, V> @Nullable Round<K, V> next(Line<K, V> line) {
        synchronized (line) {
            var next = line.waiting.poll();
            line.asking = next != null;
            return next;
        }
    }
}
