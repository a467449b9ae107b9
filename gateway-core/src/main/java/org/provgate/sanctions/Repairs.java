package org.provgate.sanctions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.events.Events;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a measure before its day: 信用修复, or its basis annulled (R58). One person of the requester or an executor asks, another of that
 * department or the requester's approves; then everybody who knew of it is recalled. For several threads.
 */
public final class Repairs {

    private static final int MOST_CHARACTERS = 200;

    private static final String CONCERNED = """
            SELECT subject_key, state, digest, requester = :department OR :office AS requests FROM sanction
             WHERE id = :id AND (:office OR requester = :department OR :department = ANY (executors))
            """;
    private static final String INSERT = """
            INSERT INTO sanction_repair (sanction_id, kind, reason, document, department, requested_by, requested_at)
            VALUES (:id, :kind, :reason, :document, :department, :by, :at) ON CONFLICT (sanction_id) DO NOTHING
            """;
    private static final String APPROVE =
            "UPDATE sanction_repair SET approved_by = :by, approved_at = :at WHERE sanction_id = :id";
    private static final String CLOSE = """
            UPDATE sanction SET state = 'RECALLED', reason = :kind, closed_at = :at, closed_by = :by WHERE id = :id
            """;
    private static final String WITHDRAW =
            "DELETE FROM sanction_repair WHERE sanction_id = :id AND department = :department AND approved_by IS NULL";
    private static final String LIST = """
            SELECT p.* FROM sanction_repair p JOIN sanction o ON o.id = p.sanction_id
             WHERE (:office OR p.department = :department OR o.requester = :department OR :department = ANY (o.executors))
               AND (NOT :open OR p.approved_by IS NULL) AND (CAST(:id AS bigint) IS NULL OR p.sanction_id = :id)
             ORDER BY p.requested_at DESC, p.sanction_id LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Events events;
    private final Evidence evidence;
    private final Clock clock;

    public Repairs(
            JdbcClient jdbc, PlatformTransactionManager transactions, Events events, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** @param requests whether the caller speaks for the requester */
    private record Concerned(String subject, String state, String digest, boolean requests) {}

    /**
     * Asks that a measure end.
     *
     * @param document 文号 of the decision
     * @throws Refusal if it is not there, not the caller's, has ended, something is missing, or somebody asked already
     */
    public Repair request(
            Caller caller, long id, Repair.Kind kind, @Nullable String reason, @Nullable String document) {
        return transaction.execute(tx -> {
            open(caller, id);
            var faults = new ArrayList<String>();
            var why = Texts.line("reason", reason, MOST_CHARACTERS, true, faults);
            var number = Texts.line("document", document, MOST_CHARACTERS, true, faults);
            if (!faults.isEmpty()) throw new Refusal("repair-incomplete", String.join("; ", faults));
            int written = jdbc.sql(INSERT)
                    .param("id", id)
                    .param("kind", kind.name())
                    .param("reason", why)
                    .param("document", number)
                    .param("department", caller.department())
                    .param("by", caller.actor())
                    .param("at", Timestamp.from(now()))
                    .update();
            var repair = find(caller, id).orElseThrow();
            if (written == 0)
                throw new Refusal(
                        "repair-open",
                        repair.requestedBy() + " has asked for this already, by " + repair.document()
                                + "; another person approves it, or " + repair.department() + " withdraws it");
            append(caller, id, "sanctions.repair-requested", kind + " by " + number, null);
            return repair;
        });
    }

    /**
     * Approves what another person asked for: the measure is recalled from everybody who knew of it.
     *
     * @throws Refusal if it is not there, not the caller's, nobody asked, or the caller did himself
     */
    public Repair approve(Caller caller, long id) {
        return transaction.execute(tx -> {
            Sanctions.lock(jdbc);
            var sanction = concerned(caller, id);
            var asked = find(caller, id)
                    .orElseThrow(() -> new Refusal(
                            "repair-none",
                            "nobody has asked to end measure " + id + "; ask first, with reason and document"));
            // whoever carries a measure out may ask; that it ends is for the department whose basis it is
            if (!sanction.requests) throw unknown(id);
            if (asked.approvedBy() != null) return asked;
            if (!sanction.state.equals("OPEN")) throw ended(id);
            if (Caller.maybeSame(asked.requestedBy(), caller.actor()))
                throw new Refusal("own-approval", caller.actor() + " asked for it; another person must approve");
            for (var statement : List.of(CLOSE, APPROVE))
                jdbc.sql(statement)
                        .param("id", id)
                        .param("kind", asked.kind().name())
                        .param("by", caller.actor())
                        .param("at", Timestamp.from(now()))
                        .update();
            events.tell(Recalls.open(jdbc, id, asked.kind().name(), sanction.subject, now()));
            append(caller, id, "sanctions.repaired", asked.kind() + " by " + asked.document(), sanction.digest);
            return find(caller, id).orElseThrow();
        });
    }

    /** Takes back what the caller's department asked for. @throws Refusal if it has asked for nothing that is open */
    public void withdraw(Caller caller, long id) {
        transaction.executeWithoutResult(tx -> {
            concerned(caller, id);
            int gone = jdbc.sql(WITHDRAW)
                    .param("id", id)
                    .param("department", caller.department())
                    .update();
            if (gone == 0)
                throw new Refusal(
                        "repair-none",
                        caller.department() + " has asked for nothing about measure " + id + " that is open");
            append(caller, id, "sanctions.repair-withdrawn", "withdrawn", null);
        });
    }

    /** Returns what was asked for, the newest first. @param open only what nobody has approved */
    public List<Repair> list(Caller caller, boolean open, int most) {
        return rows(caller, open, null, most);
    }

    private Optional<Repair> find(Caller caller, long id) {
        return rows(caller, false, id, 1).stream().findFirst();
    }

    private List<Repair> rows(Caller caller, boolean open, @Nullable Long id, int most) {
        return params(jdbc.sql(LIST), caller)
                .param("open", open)
                .param("id", id)
                .param("most", most)
                .query(Repairs::repair)
                .list();
    }

    private void open(Caller caller, long id) {
        if (!concerned(caller, id).state.equals("OPEN")) throw ended(id);
    }

    private Concerned concerned(Caller caller, long id) {
        return params(jdbc.sql(CONCERNED), caller)
                .param("id", id)
                .query((r, n) -> new Concerned(r.getString(1), r.getString(2), r.getString(3), r.getBoolean(4)))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    private static JdbcClient.StatementSpec params(JdbcClient.StatementSpec sql, Caller caller) {
        return sql.param("office", caller.reach() == Reach.OFFICE)
                .param("department", caller.reach().compareTo(Reach.DEPARTMENT) < 0 ? "" : caller.department());
    }

    private void append(Caller caller, long id, String action, String outcome, @Nullable String digest) {
        evidence.append(new Entry(
                caller.department(),
                caller.actor(),
                action,
                "sanction/" + id,
                outcome,
                "sanction-" + id,
                digest,
                digest));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Refusal unknown(long id) {
        return SanctionLookUp.unknown(String.valueOf(id));
    }

    private static Refusal ended(long id) {
        return new Refusal("sanction-ended", "measure " + id + " has ended already; there is nothing to end");
    }

    private static Repair repair(ResultSet r, int n) throws SQLException {
        return new Repair(
                r.getLong("sanction_id"),
                Repair.Kind.valueOf(r.getString("kind")),
                r.getString("reason"),
                r.getString("document"),
                r.getString("department"),
                r.getString("requested_by"),
                r.getTimestamp("requested_at").toInstant(),
                r.getString("approved_by"),
                SanctionLookUp.instant(r.getTimestamp("approved_at")));
    }
}
