package org.provgate.batches;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.provgate.batches.BatchState.Step;
import org.provgate.batches.FrameSelection.Selected;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.DrawFolder.Roots;
import org.provgate.draw.Parameters;
import org.provgate.draw.RefusedException;
import org.provgate.rules.DrawRules;
import org.provgate.rules.Proposal;
import org.provgate.rules.Refusal;
import org.provgate.rules.Rule;
import org.provgate.rules.RuleSet;

/** The freeze: frame, roster, conflicts, parameters and rules are fixed, and their roots can be published. */
final class Freezing {

    private static final String UPDATE = """
            UPDATE batch SET state = 'FROZEN', frozen_at = :at, run_id = :run, register_root = :registerRoot,
                   rules = CAST(:rules AS jsonb), frame_size = :size, strata = CAST(:strata AS jsonb), frame_root = :frame,
                   roster_root = :roster, conflicts_root = :conflicts, parameters = :parameters, parameters_digest = :digest
             WHERE id = :id
            """;
    private static final String MERGING = """
            SELECT id FROM run WHERE province = :province AND state = 'RUNNING' AND stage = 'MERGE'
            """;

    private final BatchLedger ledger;
    private final DrawRules rules;
    private final DrawFiles files;

    Freezing(BatchLedger ledger, DrawRules rules, DrawFiles files) {
        this.ledger = ledger;
        this.rules = rules;
        this.files = files;
    }

    void freeze(String id, String actor) {
        var batch = ledger.lock(id, Step.FREEZE);
        var definition = batch.definition();
        checkEvents(definition);
        checkNotMerging(definition.province());
        var set = rules.on(
                ledger.today(),
                definition.province(),
                definition.areaCode(),
                definition.itemClass(),
                definition.template());
        var selected = new FrameSelection(ledger.jdbc).select(definition, set).orElseThrow(() -> notSealed(definition));
        check(definition, set, selected);
        files.freezeOfficers(id);
        var parameters = parameters(definition);
        var roots = roots(id);
        store(id, set, selected, roots, parameters);
        ledger.log(
                batch,
                "frozen",
                "%d candidates of run %d; frame %s, roster %s, conflicts %s"
                        .formatted(
                                roots.candidates(), selected.run(), roots.frame(), roots.roster(), roots.conflicts()),
                actor,
                null,
                parameters.digest());
    }

    static Proposal proposal(BatchDefinition batch, @Nullable Map<String, Long> candidates) {
        var teams = new LinkedHashMap<String, Integer>();
        batch.departments().forEach(d -> teams.put(d.id(), d.teamSize()));
        return new Proposal(batch.rates(), batch.minimum(), teams, batch.windowStart(), batch.windowEnd(), candidates);
    }

    static Parameters parameters(BatchDefinition batch) {
        return new Parameters(
                batch.id(),
                batch.departments().stream()
                        .map(d -> new Parameters.Department(d.id(), d.teamSize(), d.specialty()))
                        .toList(),
                new TreeMap<>(batch.minimum()),
                new TreeMap<>(batch.rates()),
                batch.slack(),
                batch.windowEnd());
    }

    private void check(BatchDefinition batch, RuleSet set, Selected selected) {
        SortedMap<String, Long> candidates = selected.candidates();
        if (candidates.isEmpty())
            throw new Refusal(
                    "frame-empty",
                    "no subject of " + batch.province() + " can be drawn for batch " + batch.id()
                            + "; look at its filter, or whether all rest (R14)");
        var proposal = proposal(batch, candidates);
        var violations = set.violations(proposal);
        var checks = new PlanChecks(ledger.jdbc);
        violations.addAll(checks.violations(batch));
        violations.addAll(checks.violations(batch, share(proposal, candidates)));
        if (!violations.isEmpty()) throw new Refusal("batch " + batch.id(), violations);
    }

    private static BigDecimal share(Proposal proposal, SortedMap<String, Long> candidates) {
        long all = candidates.values().stream().mapToLong(Long::longValue).sum();
        return BigDecimal.valueOf(proposal.taken(candidates)).divide(BigDecimal.valueOf(all), 6, RoundingMode.HALF_UP);
    }

    private Roots roots(String id) {
        try (var folder = new WorkFolder()) {
            files.write(id, folder.path);
            return DrawFolder.at(folder.path).roots();
        } catch (RefusedException e) {
            throw new Refusal("file-refused", "batch " + id + " cannot be frozen: " + e.getMessage());
        }
    }

    private void checkEvents(BatchDefinition batch) {
        for (var contributor : batch.contributors()) {
            var at = contributor.eventAt();
            if (at != null && !at.isAfter(ledger.now()))
                throw new Refusal(
                        "event-past",
                        "the event of " + contributor.name() + " was at " + at
                                + "; it must happen after the freeze, open the batch with a later one");
        }
    }

    private void checkNotMerging(String province) {
        var merging = ledger.jdbc
                .sql(MERGING)
                .param("province", province)
                .query(Long.class)
                .optional();
        if (merging.isPresent())
            throw new Refusal(
                    "register-merging",
                    "run " + merging.get() + " is merging into the register of " + province
                            + "; wait until it is sealed (provgate sync status), or finish it with: provgate sync run");
    }

    private static Refusal notSealed(BatchDefinition batch) {
        return new Refusal(
                "register-not-sealed",
                "the register of " + batch.province()
                        + " was never sealed; run the synchronisation first: provgate sync run" + " --province "
                        + batch.province());
    }

    private void store(String id, RuleSet set, Selected selected, Roots roots, Parameters parameters) {
        ledger.jdbc
                .sql(UPDATE)
                .param("at", Timestamp.from(ledger.now()))
                .param("run", selected.run())
                .param("registerRoot", selected.registerRoot())
                .param(
                        "rules",
                        BatchReader.write(set.rules().stream().map(Rule::record).toList()))
                .param("size", roots.candidates())
                .param("strata", BatchReader.write(selected.candidates()))
                .param("frame", roots.frame())
                .param("roster", roots.roster())
                .param("conflicts", roots.conflicts())
                .param("parameters", parameters.json())
                .param("digest", parameters.digest())
                .param("id", id)
                .update();
    }
}
