package org.provgate.batches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.util.Objects;
import java.util.TreeMap;
import org.provgate.batches.Batch.Drawn;
import org.provgate.batches.BatchState.Step;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.DrawFolder.Replaces;
import org.provgate.draw.DrawFolder.Seal;
import org.provgate.draw.Outcome;
import org.provgate.draw.Parameters;
import org.provgate.draw.RefusedException;
import org.provgate.rules.Refusal;
import org.provgate.tasks.DrawnTasks;

/** The draw itself, and what is done to its outcome. */
final class Lots {

    private final BatchLedger ledger;
    private final DrawFiles files;
    private final DrawnTasks tasks;

    Lots(BatchLedger ledger, DrawFiles files, DrawnTasks tasks) {
        this.ledger = ledger;
        this.files = files;
        this.tasks = tasks;
    }

    /** Draws with the seed that is fixed: all of it is stored, or nothing. */
    void run(String id, String actor) {
        var batch = ledger.lock(id, Step.RUN);
        var outcome = draw(batch);
        if (!outcome.seed().equals(batch.seed()))
            throw new Refusal(
                    "seed-differs",
                    "batch " + id + " would be drawn with seed " + outcome.seed() + ", but " + batch.seed()
                            + " is fixed; its rows were changed. Nothing is stored; abort it and look at the evidence");
        var definition = batch.definition();
        ledger.jdbc
                .sql(
                        "UPDATE batch SET state = 'DRAWN', drawn_at = :at, document = :document, document_digest = :digest WHERE id = :id")
                .param("at", Timestamp.from(ledger.now()))
                .param("document", outcome.document())
                .param("digest", outcome.digest())
                .param("id", id)
                .update();
        var task = tasks.store(
                new DrawnTasks.Order(
                        id,
                        definition.name(),
                        definition.province(),
                        definition.areaCode(),
                        definition.windowStart(),
                        definition.windowEnd(),
                        actor,
                        ledger.now(),
                        ledger.today()),
                outcome);
        long unstaffed =
                outcome.targets().stream().filter(Outcome.Target::unstaffed).count();
        ledger.log(
                batch,
                "drawn",
                "task %s: %d of %d drawn, %d unstaffed"
                        .formatted(
                                task,
                                outcome.targets().size(),
                                Objects.requireNonNull(batch.frozen()).size(),
                                unstaffed),
                actor,
                null,
                outcome.digest());
    }

    /** Takes an officer off a target; the pair is kept for later draws (R27). */
    void recuse(String id, String subject, String officer, String reason, String actor) {
        if (reason.isBlank()) throw new Refusal("reason-missing", "say why " + officer + " is recused");
        var batch = ledger.lock(id, Step.RECUSE);
        var before = Objects.requireNonNull(batch.drawn()).documentDigest();
        var outcome = recused(id, subject, officer, reason);
        var amendment = outcome.amendments().get(outcome.amendments().size() - 1);
        var unstaffed = outcome.targets().stream().anyMatch(t -> t.subject().equals(subject) && t.unstaffed());
        ledger.jdbc
                .sql("UPDATE batch SET document = :document, document_digest = :digest WHERE id = :id")
                .param("document", outcome.document())
                .param("digest", outcome.digest())
                .param("id", id)
                .update();
        tasks.reseat(id, amendment, unstaffed);
        ledger.jdbc
                .sql("INSERT INTO officer_conflict (officer_id, subject_key, reason, declared_by, declared_at)"
                        + " VALUES (:officer, :subject, :reason, :actor, :at) ON CONFLICT DO NOTHING")
                .param("officer", officer)
                .param("subject", subject)
                .param("reason", reason)
                .param("actor", actor)
                .param("at", Timestamp.from(ledger.now()))
                .update();
        var substitute = amendment.substitute() == null ? "nobody" : amendment.substitute();
        ledger.log(
                batch,
                "recused",
                "%s leaves %s, seat %d of %s goes to %s: %s"
                        .formatted(officer, subject, amendment.seat(), amendment.department(), substitute, reason),
                actor,
                before,
                outcome.digest());
    }

    void dispatch(String id, String actor) {
        var batch = ledger.lock(id, Step.DISPATCH);
        var drawn = Objects.requireNonNull(batch.drawn());
        if (drawn.unstaffed() > 0)
            throw new Refusal(
                    "unstaffed",
                    drawn.unstaffed() + " of " + drawn.targets() + " targets of batch " + id
                            + " lack an officer; abort it, enter more officers, and open a batch that replaces it");
        state(batch, BatchState.DISPATCHED, "dispatched", drawn, actor);
    }

    void close(String id, String actor) {
        var batch = ledger.lock(id, Step.CLOSE);
        tasks.close(id);
        state(batch, BatchState.CLOSED, "closed", Objects.requireNonNull(batch.drawn()), actor);
    }

    private void state(Batch batch, BatchState state, String action, Drawn drawn, String actor) {
        ledger.jdbc
                .sql("UPDATE batch SET state = :state WHERE id = :id")
                .param("state", state.name())
                .param("id", batch.id())
                .update();
        var outcome = "task " + drawn.task() + ", " + drawn.targets() + " targets";
        ledger.log(batch, action, outcome, actor, null, drawn.documentDigest());
    }

    private Outcome draw(Batch batch) {
        var frozen = Objects.requireNonNull(batch.frozen());
        var definition = batch.definition();
        try (var folder = new WorkFolder()) {
            files.write(batch.id(), folder.path);
            var draw = DrawFolder.at(folder.path);
            var roots = draw.roots();
            if (!roots.equals(Seeding.roots(frozen)))
                throw new Refusal(
                        "roots-differ",
                        "the files of batch " + batch.id() + " are not those that were frozen: " + roots
                                + ". Nothing is drawn; abort it and look at the evidence");
            var replaced = definition.replaces();
            return draw.draw(
                    Parameters.parse(frozen.parameters()),
                    Seeding.contributions(batch),
                    new Seal(
                            definition.province(),
                            String.valueOf(frozen.run()),
                            frozen.registerRoot(),
                            new TreeMap<>(frozen.exclusions())),
                    replaced == null ? null : new Replaces(replaced, String.valueOf(definition.replaceReason())));
        } catch (RefusedException e) {
            throw new Refusal(
                    "draw-refused",
                    "batch " + batch.id() + " cannot be drawn: " + e.getMessage()
                            + ". Nothing is stored; abort it and look at the evidence");
        }
    }

    private Outcome recused(String id, String subject, String officer, String reason) {
        try (var folder = new WorkFolder()) {
            files.write(id, folder.path);
            Files.writeString(folder.path.resolve("draw.json"), files.document(id));
            return DrawFolder.at(folder.path).recuse(subject, officer, reason);
        } catch (RefusedException e) {
            throw new Refusal("recusal-refused", "batch " + id + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("the files of batch " + id + " cannot be written", e);
        }
    }
}
