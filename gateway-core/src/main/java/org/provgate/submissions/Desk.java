package org.provgate.submissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Takes submissions of one kind in: judged, stored and proved in one transaction, or refused with everything that is wrong.
 *
 * <p>Each transaction waits for the disk and, through its evidence, for the one before. So calls that come while one is at work
 * are taken together by the next, and each has its own answer. For several threads.
 */
public final class Desk<S extends HandedIn> {

    /** Bigger calls have a transaction of their own: nobody small waits for their judgement. */
    private static final int SMALL = 20;
    /** Submissions taken together. */
    private static final int TOGETHER = 500;

    private final Records records;
    private final Sitting<S> sitting;
    private final ConcurrentLinkedQueue<Pending<S>> waiting = new ConcurrentLinkedQueue<>();
    /** One clerk, who goes home when nobody comes. A lock instead would wake those who wait one after the other. */
    private final ThreadPoolExecutor clerk;

    public Desk(Kind kind, Judge<S> judge, Records records) {
        this.records = records;
        this.sitting = new Sitting<>(kind, judge, records);
        this.clerk = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            var thread = new Thread(work, "desk-" + kind.path());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes a call in; when this returns, what is accepted is durable. */
    public Intake submit(Call<S> call) {
        return answer(new Pending<>(call, null, () -> {}, intake -> new Reply(0, "")))
                .intake();
    }

    /**
     * Takes a call in, or gives the answer it had.
     *
     * @param precondition throws a {@link Refusal} where it must not be taken in now; not asked where there is an answer
     * @param rendering makes the answer that is kept under the key
     * @throws Refusal if the key was used for another request, or is being answered
     */
    public Reply submit(Call<S> call, Repeatable asking, Runnable precondition, Function<Intake, Reply> rendering) {
        return records.idempotency
                .once(asking, () -> answer(new Pending<>(call, asking, precondition, rendering)))
                .reply();
    }

    /** Returns everything wrong with a call, and takes nothing in. */
    public List<RecordError> check(Call<S> call) {
        return records.transactions.execute(tx -> {
            tx.setRollbackOnly();
            return sitting.check(call);
        });
    }

    private Pending<S> answer(Pending<S> pending) {
        if (pending.call.drafts().size() > SMALL) alone(pending);
        else together(pending);
        if (pending.failure != null) throw pending.failure;
        return pending;
    }

    private void together(Pending<S> pending) {
        waiting.add(pending);
        clerk.execute(this::takeWaiting);
        pending.done.join();
    }

    private void takeWaiting() {
        var group = new ArrayList<Pending<S>>();
        int submissions = 0;
        for (var next = waiting.poll(); next != null; next = submissions < TOGETHER ? waiting.poll() : null) {
            group.add(next);
            submissions += next.call.drafts().size();
        }
        if (group.size() == 1) alone(group.get(0));
        else if (!group.isEmpty()) work(group);
        group.forEach(pending -> pending.done.complete(null));
    }

    /** One who spoils the transaction of all is answered alone, and so is everybody else. */
    private void work(List<Pending<S>> group) {
        try {
            sitting.hold(group);
        } catch (RuntimeException e) {
            group.forEach(this::alone);
        }
    }

    private void alone(Pending<S> pending) {
        pending.failure = null;
        try {
            try {
                sitting.hold(List.of(pending));
            } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
                // somebody else stored the same at the same moment: what is there now is seen by a second look
                sitting.hold(List.of(pending));
            }
        } catch (RuntimeException e) {
            pending.failure = e;
        }
    }

    /** A call that waits for its answer; written by the clerk before it is done, or by its own thread. */
    static final class Pending<S> {
        final Call<S> call;
        final @Nullable Repeatable asking;
        final Runnable precondition;
        final Function<Intake, Reply> rendering;
        private @Nullable Intake intake;
        private @Nullable Reply reply;
        private @Nullable RuntimeException failure;
        private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

        Pending(Call<S> call, @Nullable Repeatable asking, Runnable precondition, Function<Intake, Reply> rendering) {
            this.call = call;
            this.asking = asking;
            this.precondition = precondition;
            this.rendering = rendering;
        }

        void answered(@Nullable Intake given, Reply said) {
            intake = given;
            reply = said;
        }

        void refused(RuntimeException why) {
            failure = why;
        }

        Intake intake() {
            return Objects.requireNonNull(intake);
        }

        Reply reply() {
            return Objects.requireNonNull(reply);
        }
    }
}
