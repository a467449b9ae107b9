package org.provgate.batches;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.batches.Batch.Frozen;
import org.provgate.batches.Batch.Given;
import org.provgate.batches.BatchState.Step;
import org.provgate.draw.Contribution;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.DrawFolder.Roots;
import org.provgate.draw.Parameters;
import org.provgate.draw.RefusedException;
import org.provgate.rules.Refusal;
import org.provgate.tasks.DrawnTasks;

/** From the freeze to the seed: commitments, then values (specs: draw, 2). */
final class Seeding {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_NONCE = 200;

    private final BatchLedger ledger;
    private final DrawnTasks tasks;

    Seeding(BatchLedger ledger, DrawnTasks tasks) {
        this.ledger = ledger;
        this.tasks = tasks;
    }

    void commit(String id, String contributor, String commitment, String actor, @Nullable String department) {
        var batch = ledger.lock(id, Step.COMMIT);
        var given = given(batch, contributor);
        if (given.event() != null)
            throw new Refusal(
                    "contributor-public",
                    contributor + " is a public event and commits to nothing; enter its value with reveal");
        if (given.commitment() != null)
            throw new Refusal("already-committed", contributor + " has committed already, and cannot take it back");
        if (!DIGEST.matcher(commitment).matches())
            throw new Refusal(
                    "commitment-format",
                    "a commitment is 64 lower-case hex digits; make one with: provgate draw commitment " + contributor);
        checkEventsAhead(batch);
        if (department != null && givers(id).containsValue(department))
            throw new Refusal(
                    "contribution-once",
                    department
                            + " has committed for a contributor already; who makes two of the values makes the draw");
        ledger.jdbc
                .sql("UPDATE batch_contributor SET commitment = :commitment, committed_at = :at, given_by = :giver"
                        + " WHERE batch_id = :id AND contributor = :contributor")
                .param("commitment", commitment)
                .param("giver", department)
                .param("at", Timestamp.from(ledger.now()))
                .param("id", id)
                .param("contributor", contributor)
                .update();
        ledger.log(batch, "contribution-committed", contributor, actor, null, commitment);
        closeCommitments(id, actor);
    }

    /** Goes on to the values once every commitment is in; at once if all contributors are public. */
    void closeCommitments(String id, String actor) {
        var batch = ledger.reader.one(id).orElseThrow();
        if (batch.contributions().stream().anyMatch(g -> g.event() == null && g.commitment() == null)) return;
        state(id, BatchState.COMMITTED);
        ledger.log(batch, "committed", "all commitments are in", actor, null, null);
    }

    void reveal(
            String id,
            String contributor,
            @Nullable String nonce,
            String value,
            String actor,
            @Nullable String department) {
        var batch = ledger.lock(id, Step.REVEAL);
        var given = given(batch, contributor);
        if (given.value() != null)
            throw new Refusal("already-revealed", contributor + " has revealed already, and cannot take it back");
        // a false value ends the batch: nobody gives it in another's name
        if (given.event() == null && !Objects.equals(givers(id).get(contributor), department))
            throw new Refusal(
                    "contributor-unknown", contributor + " is not yours; whoever committed for it reveals its value");
        var eventAt = given.eventAt();
        if (eventAt != null && ledger.now().isBefore(eventAt))
            throw new Refusal("event-not-yet", "the event of " + contributor + " is at " + eventAt + "; wait for it");
        var contribution = contribution(given, nonce, value);
        if (!contribution.matches()) {
            abort(batch, "what " + contributor + " revealed is not what it committed to", actor);
            return;
        }
        store(id, contribution);
        ledger.log(batch, "contribution-revealed", contributor, actor, given.commitment(), null);
        var now = ledger.reader.one(id).orElseThrow();
        if (now.contributions().stream().allMatch(g -> g.value() != null)) fixSeed(now, actor);
    }

    void abort(String id, String reason, String actor) {
        abort(ledger.lock(id, Step.ABORT), reason, actor);
    }

    static List<Contribution> contributions(Batch batch) {
        return batch.contributions().stream()
                .map(g -> contribution(g, g.nonce(), String.valueOf(g.value())))
                .toList();
    }

    static Roots roots(Frozen frozen) {
        return new Roots(frozen.frameRoot(), frozen.rosterRoot(), frozen.conflictsRoot(), frozen.size());
    }

    private void fixSeed(Batch batch, String actor) {
        var frozen = java.util.Objects.requireNonNull(batch.frozen());
        var seed = DrawFolder.seed(Parameters.parse(frozen.parameters()), roots(frozen), contributions(batch));
        ledger.jdbc
                .sql("UPDATE batch SET state = 'REVEALED', seed = :seed WHERE id = :id")
                .param("seed", seed)
                .param("id", batch.id())
                .update();
        ledger.log(batch, "revealed", "the seed is fixed", actor, null, seed);
    }

    private void abort(Batch batch, String reason, String actor) {
        if (reason.isBlank()) throw new Refusal("reason-missing", "say why batch " + batch.id() + " is aborted");
        var seeded = batch.seed() == null ? "" : " (after the seed was known)";
        ledger.jdbc
                .sql("UPDATE batch SET state = 'ABORTED', abort_reason = :reason WHERE id = :id")
                .param("reason", reason)
                .param("id", batch.id())
                .update();
        tasks.close(batch.id());
        ledger.log(batch, "aborted", batch.state() + seeded + ": " + reason, actor, null, null);
    }

    private void state(String id, BatchState state) {
        ledger.jdbc
                .sql("UPDATE batch SET state = :state WHERE id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    private void store(String id, Contribution contribution) {
        ledger.jdbc
                .sql("UPDATE batch_contributor SET nonce = :nonce, value = :value, revealed_at = :at"
                        + " WHERE batch_id = :id AND contributor = :contributor")
                .param("nonce", contribution.nonce(), Types.VARCHAR)
                .param("value", contribution.value())
                .param("at", Timestamp.from(ledger.now()))
                .param("id", id)
                .param("contributor", contribution.contributor())
                .update();
    }

    /** Whoever knows the event's outcome could choose what to commit to. */
    private void checkEventsAhead(Batch batch) {
        for (var given : batch.contributions()) {
            var at = given.eventAt();
            if (at != null && !ledger.now().isBefore(at))
                throw new Refusal(
                        "commitment-late",
                        "the event of " + given.contributor() + " was at " + at
                                + "; commitments had to be in before. Abort the batch and open one that replaces it");
        }
    }

    private static Contribution contribution(Given given, @Nullable String nonce, String value) {
        if (given.event() == null && (nonce == null || nonce.isEmpty() || nonce.length() > LONGEST_NONCE))
            throw new Refusal(
                    "nonce-missing",
                    "what " + given.contributor() + " reveals is a nonce (1 to 200 characters) and a value");
        try {
            return new Contribution(
                    given.contributor(),
                    given.commitment(),
                    given.event(),
                    given.event() == null ? nonce : null,
                    value);
        } catch (RefusedException e) {
            throw new Refusal("contribution-refused", e.getMessage());
        }
    }

    /** Returns which department committed for a contributor; without those of the office. */
    private Map<String, String> givers(String id) {
        var givers = new HashMap<String, String>();
        ledger.jdbc
                .sql("SELECT contributor, given_by FROM batch_contributor WHERE batch_id = ? AND given_by IS NOT NULL")
                .param(id)
                .query(r -> {
                    givers.put(r.getString(1), r.getString(2));
                });
        return givers;
    }

    private static Given given(Batch batch, String contributor) {
        return batch.contributions().stream()
                .filter(g -> g.contributor().equals(contributor))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "contributor-unknown",
                        contributor + " does not contribute to batch " + batch.id() + "; those who do are "
                                + batch.contributions().stream()
                                        .map(Given::contributor)
                                        .toList()));
    }
}
