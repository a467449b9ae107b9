package org.provgate.registers;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Evidence;
import org.provgate.registers.RunReport.State;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens, resumes and releases runs. One process works on a province at a time; provinces do not wait for each other. For several
 * threads.
 */
public final class RegisterRuns {

    /** R18: both registers are reconciled monthly, which only a full pull does. */
    private static final Duration FULL_AT_LEAST_EVERY = Duration.ofDays(30);

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RunRecords records;
    private final Evidence evidence;
    private final Guards guards;
    private final Clock clock;
    private final Supplier<UUID> holders;

    /** @param holders gives each opening its own id, such as {@code UUID::randomUUID} */
    public RegisterRuns(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Guards guards,
            Clock clock,
            Supplier<UUID> holders) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(transactions);
        this.records = new RunRecords(jdbc);
        this.evidence = evidence;
        this.guards = guards;
        this.clock = clock;
        this.holders = holders;
    }

    /**
     * Opens a province's run, or goes on with the one a crash or an outage has interrupted.
     *
     * @param full asks for everything, even where a checkpoint is known
     * @throws RunLockedException if another process works on this province
     */
    public RegisterRun open(String province, String areaCode, Set<RegisterStream> streams, boolean full) {
        var lock = RunLock.take(dataSource, province);
        try {
            var holder = holders.get();
            var run = transactions.execute(tx -> {
                new Partitions(jdbc).ensure(province);
                return resumable(province, areaCode, holder, full)
                        ? records.newest(province).orElseThrow().id()
                        : begin(province, areaCode, streams, holder, full);
            });
            var staging = new Staging(dataSource, run, province);
            transactions.executeWithoutResult(tx -> prepare(staging, run, province));
            return new RegisterRun(run, province, holder, lock, clock, jdbc, transactions, staging, sealing(staging));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Merges and seals a held run.
     *
     * @param actor who releases it
     * @param reason why, for the evidence log
     * @throws IllegalStateException if the run is not held, or not the newest of its province
     */
    public RunReport accept(long run, String actor, String reason) {
        var report = new RunReports(jdbc)
                .one(run)
                .orElseThrow(() ->
                        new IllegalStateException("there is no run " + run + "; list them with: provgate sync status"));
        if (report.state() != State.HELD)
            throw new IllegalStateException(
                    "run " + run + " is " + report.state() + ", only a HELD run can be released");
        if (records.newest(report.province()).orElseThrow().id() != run)
            throw new IllegalStateException("run " + run + " is not the newest of " + report.province()
                    + "; its rows are out of date, look at the newest with: provgate sync status");
        try (var lock = RunLock.take(dataSource, report.province())) {
            var holder = holders.get();
            transactions.executeWithoutResult(tx -> records.take(run, holder));
            var staging = new Staging(dataSource, run, report.province());
            return sealing(staging).seal(run, holder, new Sealing.Acceptance(actor, reason), clock.millis());
        }
    }

    private Sealing sealing(Staging staging) {
        return new Sealing(jdbc, transactions, evidence, staging, guards, clock);
    }

    /** Takes over an interrupted run; drops what an older one has left. */
    private boolean resumable(String province, String areaCode, UUID holder, boolean full) {
        var newest = records.newest(province).orElse(null);
        if (newest == null || newest.state() == State.SEALED) return false;
        var interrupted = newest.state() == State.RUNNING || newest.state() == State.FAILED && newest.resumable();
        if (interrupted && newest.areaCode().equals(areaCode) && !full) {
            records.take(newest.id(), holder);
            return true;
        }
        var staging = new Staging(dataSource, newest.id(), province);
        for (var stream : RegisterStream.values()) staging.drop(RegisterTable.of(province, stream));
        if (newest.state() == State.RUNNING)
            records.end(newest.id(), State.FAILED, "replaced by a newer run", false, null, clock.instant());
        jdbc.sql("UPDATE quarantine SET settled_at = now(), settled_how = 'its run was not merged'"
                        + " WHERE run_id = :run AND settled_at IS NULL")
                .param("run", newest.id())
                .update();
        return false;
    }

    private long begin(String province, String areaCode, Set<RegisterStream> streams, UUID holder, boolean full) {
        var run = records.open(province, areaCode, holder, clock.instant());
        var known = records.checkpoints(province).stream()
                .filter(c -> c.areaCode().equals(areaCode))
                .filter(c -> c.fullAt().plus(FULL_AT_LEAST_EVERY).isAfter(clock.instant()))
                .collect(Collectors.toMap(RunRecords.Checkpoint::stream, RunRecords.Checkpoint::position));
        for (var stream : streams) {
            @Nullable String since = full ? null : known.get(stream);
            records.stream(run, stream, since);
            records.addPages(run, List.of(RegisterQuestion.first(stream, since)));
        }
        return run;
    }

    /** Makes staging tables; a stream starts again whose unlogged rows did not survive a database crash, or rest
     * on rows the register no longer holds. */
    private void prepare(Staging staging, long run, String province) {
        for (var counts : new RunReports(jdbc).one(run).orElseThrow().streams()) {
            var table = RegisterTable.of(province, counts.stream());
            var since = records.pages(run).stream()
                    .map(RunRecords.PageRow::question)
                    .filter(q -> q.stream() == counts.stream())
                    .findFirst()
                    .orElseThrow()
                    .since();
            if (staging.count(table).rows() != records.stagedPerFrontier(run, counts.stream())
                    || !staging.backed(table)) {
                staging.create(table);
                staging.clear(table);
                records.clearPages(run, counts.stream());
                records.addPages(run, List.of(RegisterQuestion.first(counts.stream(), since)));
            } else {
                staging.create(table);
            }
        }
    }
}
