package org.provgate.transfers;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.evidence.Digest;
import org.provgate.rules.Refusal;
import org.provgate.submissions.Canonical;
import org.provgate.transfers.Transfer.State;
import org.provgate.transfers.TransferChecks.Checked;
import org.provgate.transfers.TransferRules.Due;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transfers in the database. What changes them works in the caller's transaction. */
final class TransferLedger {

    /** The office sees all, a department what it wrote and what was sent to it. The row-level security says the same. */
    private static final String SEEN =
            "(:office OR t.from_department = :department OR t.to_department = :department AND t.sent_at IS NOT NULL)";

    private static final String LOCK = "SELECT id FROM transfer t WHERE id = :id AND " + SEEN + " FOR NO KEY UPDATE";
    private static final String ONE = TransferRows.SELECT + " WHERE t.id = :id AND " + SEEN;
    private static final String LIST = TransferRows.SELECT + " WHERE " + SEEN + """
             AND (:box <> 'SENT' OR t.from_department = :department)
               AND (:box <> 'RECEIVED' OR t.to_department = :department AND t.sent_at IS NOT NULL)
               AND (cardinality(:states) = 0 OR t.state = ANY(:states))
               AND (NOT :overdue OR t.due_on < :today)
               AND (CAST(:before AS text) IS NULL
                    OR (t.written_at, t.id) < (SELECT b.written_at, b.id FROM transfer b WHERE b.id = :before))
             ORDER BY t.written_at DESC, t.id DESC LIMIT :most
            """;
    private static final String INSERT = """
            INSERT INTO transfer (id, kind, state, province, area_code, from_department, to_department, to_organ, origin, record_id, clue_id,
                                  follows, subject_key, uscc, name, item, facts, evidence, needs_feedback, contact, digest, written_by,
                                  written_at)
            VALUES (:id, :kind, 'DRAFT', :province, :areaCode, :from, :to, :organ, :origin, :recordId, :clue, :follows, :subject, :uscc,
                    :name, :item, :facts, :evidence, :needsFeedback, :contact, :digest, :actor, :now)
            """;
    private static final String CHANGE = """
            UPDATE transfer
               SET state = :state, receipt_no = coalesce(:receipt, receipt_no), due_rule = :rule, due_from = :start, due_on = :on,
                   approved_by = CASE WHEN :state = 'APPROVED' THEN :actor ELSE approved_by END,
                   sent_at = CASE WHEN :state = 'SENT' THEN CAST(:now AS timestamptz) ELSE sent_at END
             WHERE id = :id
            """;
    private static final String STEP = """
            INSERT INTO transfer_step (transfer_id, number, state, department, actor, at, note)
            SELECT :id, (SELECT count(*) + 1 FROM transfer_step WHERE transfer_id = :id), :state, :department, :actor, :now, :note
            """;

    private final JdbcClient jdbc;
    private final Set<String> taking;
    private final Clock clock;

    /** @param taking entries whose platform takes transfers */
    TransferLedger(JdbcClient jdbc, Set<String> taking, Clock clock) {
        this.jdbc = jdbc;
        this.taking = taking;
        this.clock = clock;
    }

    List<Transfer> list(Transfers.Filter filter, @Nullable String before, int most, Caller caller) {
        return seen(LIST, caller)
                .param("box", filter.box() == null ? "" : filter.box().name())
                .param("states", filter.states().stream().map(State::name).toArray(String[]::new))
                .param("overdue", filter.overdue())
                .param("today", today())
                .param("before", before)
                .param("most", most)
                .query((r, n) -> TransferRows.transfer(r, taking, today()))
                .list();
    }

    Transfer one(String id, Caller caller) {
        return seen(ONE, caller)
                .param("id", id)
                .query((r, n) -> TransferRows.transfer(r, taking, today()))
                .optional()
                .orElseThrow(() -> new Refusal(
                        "transfer-unknown", "there is no transfer " + id + "; list them at /api/v1/transfers"));
    }

    /** Returns it, and lets nobody else change it until the transaction ends. */
    Transfer lock(String id, Caller caller) {
        seen(LOCK, caller).param("id", id).query(row -> {});
        return one(id, caller);
    }

    List<Transfer.Step> steps(String id) {
        return jdbc.sql("SELECT * FROM transfer_step WHERE transfer_id = :id ORDER BY number")
                .param("id", id)
                .query(TransferRows::step)
                .list();
    }

    String digest(String id) {
        return jdbc.sql("SELECT digest FROM transfer WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    void insert(String id, TransferForm form, Checked checked, @Nullable String clue, Caller caller) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("kind", checked.kind().name())
                .param("province", checked.province())
                .param("areaCode", checked.areaCode())
                .param("from", caller.department())
                .param("to", checked.to())
                .param("organ", checked.organ())
                .param("origin", checked.origin().name())
                .param("recordId", form.recordId())
                .param("clue", clue)
                .param("follows", form.follows())
                .param("subject", checked.subject())
                .param("uscc", checked.uscc())
                .param("name", checked.name())
                .param("item", checked.item())
                .param("facts", checked.facts())
                .param("evidence", checked.evidence())
                .param("needsFeedback", checked.needsFeedback())
                .param("contact", checked.contact())
                .param("digest", Digest.of(Canonical.json(checked)))
                .param("actor", caller.actor())
                .param("now", now())
                .update();
    }

    void change(String id, Deed deed, @Nullable Due due, @Nullable String receiptNo, Caller caller) {
        jdbc.sql(CHANGE)
                .param("id", id)
                .param("state", deed.to.name())
                .param("receipt", receiptNo)
                .param("rule", due == null ? null : due.rule())
                .param("start", due == null ? null : due.start(), java.sql.Types.DATE)
                .param("on", due == null ? null : due.on(), java.sql.Types.DATE)
                .param("actor", caller.actor())
                .param("now", now())
                .update();
    }

    void step(String id, State state, Caller caller, @Nullable String note) {
        jdbc.sql(STEP)
                .param("id", id)
                .param("state", state.name())
                .param("department", caller.department())
                .param("actor", caller.actor())
                .param("now", now())
                .param("note", note)
                .update();
    }

    private JdbcClient.StatementSpec seen(String sql, Caller caller) {
        return jdbc.sql(sql).param("office", caller.reach() == Reach.OFFICE).param("department", caller.department());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Transfers.SHANGHAI);
    }
}
