package org.provgate.registers;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.registers.RunReport.State;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends a run: merge of all streams, reconciliation, checkpoints, root and evidence in one transaction, or nothing at all. */
final class Sealing {

    private static final String CHECKPOINT = """
            INSERT INTO checkpoint (province, stream, area_code, position, run_id, full_at)
            SELECT r.province, s.stream, r.area_code, s.checkpoint, r.id,
                   CASE WHEN s.drift <> 0 THEN 'epoch' WHEN s.since IS NULL THEN :at
                        ELSE (SELECT c.full_at FROM checkpoint c WHERE c.province = r.province AND c.stream = s.stream) END
              FROM run r JOIN run_stream s ON s.run_id = r.id WHERE r.id = :run AND s.checkpoint IS NOT NULL
            ON CONFLICT (province, stream) DO UPDATE SET area_code = EXCLUDED.area_code, position = EXCLUDED.position,
                   run_id = EXCLUDED.run_id, full_at = EXCLUDED.full_at
            """;

    private static final String COUNTS = """
            UPDATE run_stream SET added = :added, changed = :changed, withdrawn = :withdrawn, vanished = :vanished,
                   unchanged = :unchanged, duplicates = :duplicates, quarantined = :quarantined, drift = :drift, root = :root
             WHERE run_id = :run AND stream = :stream
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RunRecords records;
    private final RunReports reports;
    private final Evidence evidence;
    private final Staging staging;
    private final Guards guards;
    private final Clock clock;

    Sealing(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Evidence evidence,
            Staging staging,
            Guards guards,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.records = new RunRecords(jdbc);
        this.reports = new RunReports(jdbc);
        this.evidence = evidence;
        this.staging = staging;
        this.guards = guards;
        this.clock = clock;
    }

    /** @param accepted the reason a person gave for letting the run pass its guards; null for none */
    RunReport seal(long run, UUID holder, @Nullable Acceptance accepted, long startedAt) {
        var report = reports.one(run).orElseThrow();
        var merged = new ArrayList<StreamCounts>();
        var reasons = new ArrayList<String>();
        transactions.executeWithoutResult(tx -> {
            records.fence(run, holder);
            for (var stream : report.streams()) merged.add(merge(report, stream, reasons));
            if (!reasons.isEmpty() && accepted == null) {
                tx.setRollbackOnly();
                return;
            }
            merged.forEach(counts -> store(run, counts));
            var root = merged.stream()
                    .filter(c -> c.stream() == RegisterStream.SUBJECTS)
                    .findFirst()
                    .map(StreamCounts::root);
            records.worked(run, clock.millis() - startedAt);
            records.end(
                    run,
                    State.SEALED,
                    accepted == null ? null : accepted.reason(),
                    false,
                    root.orElse(null),
                    clock.instant());
            jdbc.sql(CHECKPOINT)
                    .param("run", run)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            merged.forEach(counts -> staging.drop(RegisterTable.of(report.province(), counts.stream())));
            evidence.append(entry(run, report.province(), "sync.sealed", "sealed", accepted, root.orElse(null)));
        });
        if (reasons.isEmpty() || accepted != null) return report(run);
        return hold(run, report.province(), merged, String.join("; ", reasons), startedAt);
    }

    private RunReport hold(long run, String province, List<StreamCounts> merged, String reasons, long startedAt) {
        transactions.executeWithoutResult(tx -> {
            merged.forEach(counts -> store(run, counts));
            records.worked(run, clock.millis() - startedAt);
            var reason = reasons + ". Nothing was merged. Look into it, then release it with: provgate sync accept "
                    + run + " --reason \"…\", or let the next run pull again";
            records.end(run, State.HELD, reason, false, null, clock.instant());
            evidence.append(entry(run, province, "sync.held", reasons, null, null));
        });
        return report(run);
    }

    void fail(long run, String province, String reason, boolean resumable) {
        records.end(run, State.FAILED, reason, resumable, null, clock.instant());
        evidence.append(entry(run, province, "sync.failed", reason, null, null));
    }

    RunReport report(long run) {
        return reports.one(run).orElseThrow();
    }

    private StreamCounts merge(RunReport report, StreamCounts fetched, List<String> reasons) {
        var run = report.id();
        var table = RegisterTable.of(report.province(), fetched.stream());
        var staged = staging.count(table);
        if (staged.rows() != records.stagedPerFrontier(run, fetched.stream()))
            throw new StagingLostException(fetched.stream() + " of run " + run
                    + " lost staged rows in a database crash;" + " the next run pulls this stream again");
        var at = clock.instant();
        var quarantine = new QuarantineLedger(jdbc, table, run, at);
        var quarantined = fetched.fetched() - staged.rows();
        quarantine.settle(fetched.full());
        var outcome = new Merge(jdbc, table, run, at).apply(fetched.full(), staged);
        quarantine.markStale();
        var drift = fetched.held() == null ? 0 : outcome.after() + quarantine.faultyAndNotHeld() - fetched.held();
        var counts = new StreamCounts(
                fetched.stream(),
                fetched.full(),
                fetched.fetched(),
                outcome.added(),
                outcome.changed(),
                outcome.withdrawn(),
                outcome.vanished(),
                outcome.staged() - outcome.added() - outcome.changed() - outcome.withdrawn(),
                outcome.duplicates(),
                quarantined,
                fetched.announced(),
                fetched.held(),
                drift,
                outcome.root());
        reasons.addAll(guards.reasons(counts, outcome.before(), outcome.after()));
        return counts;
    }

    private void store(long run, StreamCounts c) {
        jdbc.sql(COUNTS)
                .param("added", c.added())
                .param("changed", c.changed())
                .param("withdrawn", c.withdrawn())
                .param("vanished", c.vanished())
                .param("unchanged", c.unchanged())
                .param("duplicates", c.duplicates())
                .param("quarantined", c.quarantined())
                .param("drift", c.drift())
                .param("root", c.root())
                .param("run", run)
                .param("stream", c.stream().name())
                .update();
    }

    private static Entry entry(
            long run,
            String province,
            String action,
            String outcome,
            @Nullable Acceptance accepted,
            @Nullable String root) {
        return new Entry(
                province,
                accepted == null ? "provgate" : accepted.actor(),
                action,
                "run/" + run,
                brief(accepted == null ? outcome : outcome + ", released by a person: " + accepted.reason()),
                "run-" + run,
                null,
                root);
    }

    /** What the log takes: 512 characters, none of them a control. */
    private static String brief(String outcome) {
        var plain = outcome.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 500
                ? plain
                : plain.substring(
                                0, plain.offsetByCodePoints(0, Math.min(400, plain.codePointCount(0, plain.length()))))
                        + "…";
    }

    /** Who let a held run pass, and why. */
    record Acceptance(String actor, String reason) {}
}
