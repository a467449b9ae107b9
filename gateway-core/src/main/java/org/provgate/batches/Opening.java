package org.provgate.batches;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Map;
import org.provgate.batches.BatchDefinition.Contributor;
import org.provgate.rules.DrawRules;
import org.provgate.rules.Refusal;

/** The first step: a batch is written down. What can be said without the frame is checked already. */
final class Opening {

    private static final String INSERT = """
            INSERT INTO batch (id, province, area_code, name, plan_id, plan_version, plan_round, lead_department, item_class, template,
                               filter, rates, minimum, slack, window_start, window_end, state, replaces, replace_reason, created_by,
                               created_at)
            VALUES (:id, :province, :area, :name, :plan, :version, :round, :lead, :class, :template, CAST(:filter AS jsonb),
                    CAST(:rates AS jsonb), CAST(:minimum AS jsonb), :slack, :start, :end, 'DRAFT', :replaces, :reason, :actor, :at)
            ON CONFLICT DO NOTHING
            """;

    private final BatchLedger ledger;
    private final DrawRules rules;

    Opening(BatchLedger ledger, DrawRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    void open(BatchDefinition asked, String actor) {
        var set = rules.on(ledger.today(), asked.province(), asked.areaCode(), asked.itemClass(), asked.template());
        var batch = asked.rates().isEmpty() ? asked.withRates(set.templateRates()) : asked;
        var violations = set.violations(Freezing.proposal(batch, null));
        violations.addAll(new PlanChecks(ledger.jdbc).violations(batch));
        if (!violations.isEmpty()) throw new Refusal("batch " + batch.id(), violations);
        checkReplaced(batch);
        if (insert(batch, actor) == 0)
            throw new Refusal("batch-exists", "there is a batch " + batch.id() + " already; choose another id");
        int position = 0;
        for (var department : batch.departments())
            ledger.jdbc
                    .sql("INSERT INTO batch_department VALUES (:id, :n, :department, :size, :specialty, :items)")
                    .param("id", batch.id())
                    .param("n", ++position)
                    .param("department", department.id())
                    .param("size", department.teamSize())
                    .param("specialty", department.specialty(), Types.VARCHAR)
                    .param("items", department.items().toArray(String[]::new))
                    .update();
        batch.contributors().forEach(contributor -> insert(batch, contributor));
        var outcome =
                batch.replaces() == null ? "opened" : "replaces " + batch.replaces() + ": " + batch.replaceReason();
        ledger.log(batch, "opened", outcome, actor, null, null);
    }

    private void checkReplaced(BatchDefinition batch) {
        if (batch.replaces() == null) return;
        var replaced = ledger.reader.one(batch.replaces()).orElseThrow(() -> BatchLedger.unknown(batch.replaces()));
        if (replaced.state() != BatchState.ABORTED)
            throw new Refusal(
                    "replaced-not-aborted",
                    "batch " + replaced.id() + " is " + replaced.state() + "; only an aborted batch is replaced");
        if (replaced.replacedBy() != null)
            throw new Refusal(
                    "replaced-already",
                    "batch " + replaced.id() + " is replaced by " + replaced.replacedBy() + " already");
        if (!replaced.definition().province().equals(batch.province()))
            throw new Refusal("replaced-elsewhere", "batch " + replaced.id() + " is of another province");
    }

    private int insert(BatchDefinition batch, String actor) {
        var plan = batch.plan();
        return ledger.jdbc
                .sql(INSERT)
                .param("id", batch.id())
                .param("province", batch.province())
                .param("area", batch.areaCode())
                .param("name", batch.name())
                .param("plan", plan == null ? null : plan.id(), Types.VARCHAR)
                .param("version", plan == null ? null : plan.version(), Types.INTEGER)
                .param("round", plan == null ? null : plan.round(), Types.INTEGER)
                .param("lead", batch.leadDepartment())
                .param("class", batch.itemClass().name())
                .param("template", batch.template(), Types.VARCHAR)
                .param("filter", BatchReader.write(fields(batch.filter())))
                .param("rates", BatchReader.write(batch.rates()))
                .param("minimum", BatchReader.write(batch.minimum()))
                .param("slack", batch.slack())
                .param("start", batch.windowStart())
                .param("end", batch.windowEnd())
                .param("replaces", batch.replaces(), Types.VARCHAR)
                .param("reason", batch.replaceReason(), Types.VARCHAR)
                .param("actor", actor)
                .param("at", Timestamp.from(ledger.now()))
                .update();
    }

    private void insert(BatchDefinition batch, Contributor contributor) {
        var at = contributor.eventAt();
        ledger.jdbc
                .sql(
                        "INSERT INTO batch_contributor (batch_id, contributor, event, event_at) VALUES (:id, :name, :event, :at)")
                .param("id", batch.id())
                .param("name", contributor.name())
                .param("event", contributor.event(), Types.VARCHAR)
                .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP)
                .update();
    }

    private static Map<String, Object> fields(Filter filter) {
        return Map.of(
                "entTypes", filter.entTypes(),
                "industries", filter.industries(),
                "areas", filter.areas(),
                "tags", filter.tags(),
                "grades", filter.grades());
    }
}
