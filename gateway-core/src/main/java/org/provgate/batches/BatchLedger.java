package org.provgate.batches;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.batches.BatchState.Step;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What every step of a batch's life needs: one transaction, the batch locked in it, its evidence at the end. */
final class BatchLedger {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    final JdbcClient jdbc;
    final BatchReader reader;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final Clock clock;

    BatchLedger(DataSource dataSource, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reader = new BatchReader(jdbc);
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(tx -> work.get());
    }

    /**
     * Returns the batch, locked until the transaction ends.
     *
     * @throws Refusal if there is none, or it is not in a state for this step
     */
    Batch lock(String id, Step step) {
        var found = jdbc.sql("SELECT 1 FROM batch WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Integer.class)
                .optional();
        if (found.isEmpty()) throw unknown(id);
        var batch = reader.one(id).orElseThrow();
        if (!batch.state().next().contains(step)) throw wrongState(batch, step);
        return batch;
    }

    /** Appends what was done, as the last thing in the transaction. */
    void log(
            Batch batch, String action, String outcome, String actor, @Nullable String before, @Nullable String after) {
        log(batch.definition(), action, outcome, actor, before, after);
    }

    void log(
            BatchDefinition batch,
            String action,
            String outcome,
            String actor,
            @Nullable String before,
            @Nullable String after) {
        evidence.append(new Entry(
                batch.leadDepartment(),
                actor,
                "batch." + action,
                "batch/" + batch.id(),
                brief(outcome),
                "batch-" + batch.id(),
                before,
                after));
    }

    static Refusal unknown(String id) {
        return new Refusal("batch-unknown", "there is no batch " + id + "; list them with: provgate draw list");
    }

    private static Refusal wrongState(Batch batch, Step step) {
        var possible = batch.next().stream().map(s -> s.name().toLowerCase()).collect(Collectors.joining(" or "));
        return new Refusal(
                "wrong-state",
                "batch " + batch.id() + " is " + batch.state() + " and cannot be put through " + step + "; "
                        + (possible.isEmpty() ? "nothing more is done to it" : "what can be done is " + possible));
    }

    /** What the log takes: 512 characters, none of them a control. */
    private static String brief(String outcome) {
        var plain = outcome.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 500
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, 400))) + "…";
    }
}
