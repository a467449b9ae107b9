package org.provgate.registers;

import java.sql.Types;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One run of one province while it is worked on. Pullers {@link #take} pages and {@link #advance} them, several at once; when none
 * is left, {@link #finish} merges and seals.
 *
 * <p>A page's rows and the frontier move on in one transaction: a process that dies at any moment costs at most the pages in
 * flight.
 */
public final class RegisterRun implements AutoCloseable {

    private static final int MOST_RESTARTS = 3;

    private final long id;
    private final String province;
    private final UUID holder;
    private final RunLock lock;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RunRecords records;
    private final Staging staging;
    private final Sealing sealing;
    private final OpenPages pages = new OpenPages();
    private final Map<RegisterStream, Integer> restarts = new EnumMap<>(RegisterStream.class);
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong expected = new AtomicLong();
    private volatile boolean merging;
    private final long startedAt;

    RegisterRun(
            long id,
            String province,
            UUID holder,
            RunLock lock,
            Clock clock,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Staging staging,
            Sealing sealing) {
        this.id = id;
        this.province = province;
        this.holder = holder;
        this.lock = lock;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.records = new RunRecords(jdbc);
        this.staging = staging;
        this.sealing = sealing;
        this.startedAt = clock.millis();
        for (var page : records.pages(id)) {
            if (page.done()) done.set(pages.done(page.question()));
            else pages.offer(List.of(page.question()));
        }
    }

    public long id() {
        return id;
    }

    public String province() {
        return province;
    }

    /**
     * A page taken to be fetched; to be given back by {@link #advance}, {@link #restart} or {@link #giveUp}.
     *
     * @param generation counts how often its stream was started again
     */
    public record Taken(RegisterQuestion question, int generation) {}

    /** Returns a page to fetch, waiting while others in flight may bring more; empty when there is none left. */
    public Optional<Taken> take() {
        try {
            return pages.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pages.abandon();
            return Optional.empty();
        }
    }

    /** Takes in what a page said. Its follow-ups are open to other pullers at once, while its rows go into the database. */
    public void advance(Taken taken, RegisterPage page) {
        try {
            var question = taken.question();
            if (!pages.current(taken)) return;
            pages.offer(page.followUps());
            var rendered = staging.render(question, page.rows(), clock.instant());
            transactions.executeWithoutResult(tx -> {
                store(question, page, rendered);
                // its stream has started again while the rows were on their way
                if (!pages.current(taken)) tx.setRollbackOnly();
            });
            rows.addAndGet(rendered.rows());
            done.incrementAndGet();
            if (question.stream() == RegisterStream.SUBJECTS) page.announced().ifPresent(expected::set);
        } finally {
            pages.settle();
        }
    }

    /** A chain of pages died at the platform: its stream starts again from its checkpoint, what it had staged is dropped. */
    public void restart(Taken taken, String why) {
        try {
            if (!pages.current(taken)) return;
            var stream = taken.question().stream();
            if (restarts.merge(stream, 1, Integer::sum) > MOST_RESTARTS)
                throw new IllegalStateException(stream + " was started again " + MOST_RESTARTS + " times: " + why);
            var first = RegisterQuestion.first(stream, taken.question().since());
            pages.forget(stream);
            transactions.executeWithoutResult(tx -> clear(first));
            pages.offer(List.of(first));
        } finally {
            pages.settle();
        }
    }

    /** Gives a page back unfetched and lets all pullers go home. */
    public void giveUp() {
        pages.settle();
        pages.abandon();
    }

    /**
     * How far a run has come.
     *
     * @param known pages met so far, fetched or not
     * @param expected rows the platform announced for the subjects, or holds; 0 if it has not said
     */
    public record Progress(long rows, long done, long known, long expected, boolean merging) {}

    /** Returns how far this run has come since it was opened or resumed. For any thread. */
    public Progress progress() {
        return new Progress(rows.get(), done.get(), pages.known(), expected.get(), merging);
    }

    /** Returns whether every page is in. */
    public boolean complete() {
        return pages.exhausted();
    }

    /** Merges, reconciles and seals in one transaction; or holds the run for a person. */
    public RunReport finish() {
        if (!complete()) throw new IllegalStateException("run " + id + " has open pages");
        merging = true;
        records.stage(id, "MERGE");
        return sealing.seal(id, holder, null, startedAt);
    }

    /**
     * Ends the run without a merge.
     *
     * @param reason a sentence with the next step
     * @param resumable whether the next run goes on from the open pages
     */
    public RunReport fail(String reason, boolean resumable) {
        transactions.executeWithoutResult(tx -> {
            records.fence(id, holder);
            records.worked(id, clock.millis() - startedAt);
            sealing.fail(id, province, reason, resumable);
        });
        return sealing.report(id);
    }

    @Override
    public void close() {
        lock.close();
    }

    private void store(RegisterQuestion question, RegisterPage page, Staging.Page rendered) {
        // A crash of the database empties the unlogged staging table, and with it the stream starts again: waiting for each
        // page's log record would make nothing safer. The seal does wait.
        jdbc.sql("SET LOCAL synchronous_commit = off").update();
        records.fence(id, holder);
        staging.copy(question, rendered);
        records.addPages(id, page.followUps());
        records.finishPage(id, question, rendered.goodRows());
        jdbc.sql("""
                        UPDATE run_stream SET fetched = fetched + :rows, checkpoint = coalesce(:checkpoint, checkpoint),
                               announced = coalesce(:announced, announced), held = coalesce(:held, held)
                         WHERE run_id = :run AND stream = :stream
                        """)
                .param("rows", rendered.rows())
                .param("checkpoint", page.checkpoint(), Types.VARCHAR)
                .param(
                        "announced",
                        page.announced().isPresent() ? page.announced().getAsLong() : null,
                        Types.BIGINT)
                .param("held", page.held().isPresent() ? page.held().getAsLong() : null, Types.BIGINT)
                .param("run", id)
                .param("stream", question.stream().name())
                .update();
    }

    private void clear(RegisterQuestion first) {
        records.fence(id, holder);
        staging.clear(RegisterTable.of(province, first.stream()));
        records.clearPages(id, first.stream());
        records.addPages(id, List.of(first));
    }
}
