package org.provgate.batches;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Evidence;
import org.provgate.rules.DrawRules;
import org.provgate.rules.Refusal;
import org.provgate.tasks.DrawnTasks;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * All batches, and every step of their lives. A step is one transaction with its evidence entry; it waits for another step of the
 * same batch, and then finds the batch where that one left it. All methods throw {@link Refusal} where a step is against a rule or
 * not due; then nothing has changed. {@code actor} is who takes the step. For several threads and nodes.
 */
public final class Batches {

    private final BatchLedger ledger;
    private final Opening opening;
    private final Freezing freezing;
    private final Seeding seeding;
    private final Lots lots;
    private final Bundle bundle;

    public Batches(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            DrawRules rules,
            Clock clock) {
        var files = new DrawFiles(dataSource);
        var tasks = new DrawnTasks(dataSource);
        this.ledger = new BatchLedger(dataSource, transactions, evidence, clock);
        this.opening = new Opening(ledger, rules);
        this.freezing = new Freezing(ledger, rules, files);
        this.seeding = new Seeding(ledger, tasks);
        this.lots = new Lots(ledger, files, tasks);
        this.bundle = new Bundle(ledger.reader, files);
    }

    /** Opens a batch: state DRAFT. */
    public Batch open(BatchDefinition definition, String actor) {
        return step(definition.id(), () -> opening.open(definition, actor));
    }

    /** Freezes frame, roster, conflicts, parameters and rules; state FROZEN, or COMMITTED where nobody has to commit. */
    public Batch freeze(String id, String actor) {
        return step(id, () -> {
            freezing.freeze(id, actor);
            seeding.closeCommitments(id, actor);
        });
    }

    /** Takes in a commitment, 64 lower-case hex digits; with the last one the state is COMMITTED. */
    public Batch commit(String id, String contributor, String commitment, String actor) {
        return commit(id, contributor, commitment, actor, null);
    }

    /** As the other. @param department who gives it by itself: for one contributor of the batch; null: the office writes it down */
    public Batch commit(String id, String contributor, String commitment, String actor, @Nullable String department) {
        return step(id, () -> seeding.commit(id, contributor, commitment, actor, department));
    }

    /**
     * Takes in a value. With the last one the seed is fixed and the state REVEALED; if it is not what was committed to, the batch
     * is ABORTED, which is what this returns.
     *
     * @param nonce null for a public event
     */
    public Batch reveal(String id, String contributor, @Nullable String nonce, String value, String actor) {
        return reveal(id, contributor, nonce, value, actor, null);
    }

    /** As the other. @param department who committed; null: the office */
    public Batch reveal(
            String id,
            String contributor,
            @Nullable String nonce,
            String value,
            String actor,
            @Nullable String department) {
        return step(id, () -> seeding.reveal(id, contributor, nonce, value, actor, department));
    }

    /** Draws; state DRAWN, with its task. Either all of it is stored or nothing, and the seed is the one fixed before. */
    public Batch run(String id, String actor) {
        return step(id, () -> lots.run(id, actor));
    }

    /** Takes an officer off a target (回避) and fills that seat again. */
    public Batch recuse(String id, String subject, String officer, String reason, String actor) {
        return step(id, () -> lots.recuse(id, subject, officer, reason, actor));
    }

    /** Hands the tasks over to those who inspect; refused while a target lacks an officer. */
    public Batch dispatch(String id, String actor) {
        return step(id, () -> lots.dispatch(id, actor));
    }

    /** Ends a dispatched batch. */
    public Batch close(String id, String actor) {
        return step(id, () -> lots.close(id, actor));
    }

    /** Aborts a batch that is not dispatched. It stays visible for ever; one other batch may replace it. */
    public Batch abort(String id, String reason, String actor) {
        return step(id, () -> seeding.abort(id, reason, actor));
    }

    public Optional<Batch> one(String id) {
        return ledger.reader.one(id);
    }

    /** Returns batches, the newest first. @param province null for all */
    public List<Batch.Summary> list(@Nullable String province, int most) {
        return ledger.reader.list(province, most);
    }

    /**
     * Writes what a stranger needs to verify the draw: {@code frame.tsv, roster.tsv, conflicts.tsv, draw.json}, a page that
     * verifies, and {@code README.txt}. Before the draw there is no {@code draw.json}.
     *
     * @param folder made if it is missing; may hold an older bundle, nothing else
     * @return the files
     */
    public List<Path> export(String id, Path folder) {
        return ledger.inTransaction(() -> bundle.write(id, folder));
    }

    private Batch step(String id, Runnable work) {
        return ledger.inTransaction(() -> {
            work.run();
            return ledger.reader.one(id).orElseThrow();
        });
    }
}
