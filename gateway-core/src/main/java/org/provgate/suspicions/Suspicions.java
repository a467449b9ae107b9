package org.provgate.suspicions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.suspicions.Suspicion.State;
import org.provgate.transfers.TransferRules;
import org.provgate.transfers.TransferRules.Duty;
import org.provgate.transfers.Written;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All suspicions (R60). A department sees and marks its own records, the office all; each step is a transaction with its evidence.
 * For several threads and gateways.
 */
public final class Suspicions {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String LIST = """
            SELECT s.*, suspicion_state(s.record_id) AS state FROM suspected_crime s
             WHERE (:office OR s.department = :department) AND (CAST(:record AS text) IS NULL OR s.record_id = :record)
               AND (NOT :open OR suspicion_state(s.record_id) = 'OPEN')
             ORDER BY s.due_on NULLS LAST, s.marked_at, s.record_id LIMIT :most
            """;
    private static final String RECORD = """
            SELECT department, area_code,
                   (SELECT min(s.record_id) FROM record o JOIN suspected_crime s ON s.record_id = o.id
                     WHERE o.kind = r.kind AND o.business_key = r.business_key AND o.department = r.department) AS marked
              FROM record r WHERE id = :record AND kind IN ('RESULT', 'PENALTY') AND (:office OR department = :department)
            """;
    private static final String INSERT = """
            INSERT INTO suspected_crime (record_id, department, grounds, marked_by, marked_at, due_rule, due_from, due_on)
            VALUES (:record, :whose, :grounds, :actor, :now, :rule, :start, :on) ON CONFLICT (record_id) DO NOTHING
            """;
    private static final String REASON = """
            UPDATE suspected_crime SET reason = :reason, reason_by = :actor, reason_at = :now
             WHERE record_id = :record AND reviewed_by IS NULL
            """;

    /** The reason that was read is the one that is agreed to. */
    private static final String REVIEW = """
            UPDATE suspected_crime SET reviewed_by = :actor, reviewed_at = :now
             WHERE record_id = :record AND reviewed_by IS NULL AND reason = :reason AND reason_by <> :actor
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TransferRules rules;
    private final Evidence evidence;
    private final Clock clock;

    public Suspicions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            TransferRules rules,
            Evidence evidence,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.rules = rules;
        this.evidence = evidence;
        this.clock = clock;
    }

    private record Marked(
            String department, String areaCode, @Nullable String marked) {}

    /** Returns suspicions, the one due first at the head. @param open only those that are neither handed over nor dismissed */
    public List<Suspicion> list(boolean open, int most, Caller caller) {
        return list(null, open, most, caller);
    }

    /** @throws Refusal {@code suspicion-unknown} if there is none the caller sees */
    public Suspicion one(String record, Caller caller) {
        return list(record, false, 1, caller).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "suspicion-unknown",
                        "record " + record
                                + " is not marked as a suspected crime; list those that are at /api/v1/suspicions"));
    }

    /**
     * Marks a record as a suspected crime.
     *
     * @param record a result or penalty of the caller's department
     * @throws Refusal if there is no such record, or it or another version of it is marked already
     */
    public Suspicion mark(@Nullable String record, @Nullable String grounds, Caller caller) {
        var written = new Written("R60");
        var id = written.required("recordId", record, 50);
        var why = written.required("grounds", grounds, 1_000);
        written.end("the suspicion");
        return transact(id, caller, () -> {
            // a task being closed: before or after, not meanwhile
            jdbc.sql("SELECT suspicions_held()").query().singleRow();
            var found = jdbc.sql(RECORD)
                    .param("record", id)
                    .param("office", caller.reach() == Reach.OFFICE)
                    .param("department", caller.department())
                    .query((r, n) -> new Marked(r.getString(1), r.getString(2), r.getString(3)))
                    .optional()
                    .orElseThrow(() -> new Refusal("record-unknown", "there is no result or penalty " + id));
            if (found.marked != null) throw already(found.marked);
            var due = rules.due(Duty.TRANSFER, Kind.PUBLIC_SECURITY, found.areaCode, today())
                    .orElse(null);
            int marked = jdbc.sql(INSERT)
                    .param("record", id)
                    .param("whose", found.department)
                    .param("grounds", why)
                    .param("actor", caller.actor())
                    .param("now", now())
                    .param("rule", due == null ? null : due.rule())
                    .param("start", due == null ? null : due.start(), Types.DATE)
                    .param("on", due == null ? null : due.on(), Types.DATE)
                    .update();
            if (marked == 0) throw already(id);
            return new Entry(
                    found.department,
                    caller.actor(),
                    "suspicion.marked",
                    "record/" + id,
                    "suspected crime",
                    id,
                    null,
                    Digest.of(why));
        });
    }

    /** Writes why it is no crime after all; counts once another person has reviewed it. A further one replaces it until then. */
    public Suspicion explain(String record, @Nullable String reason, Caller caller) {
        var written = new Written("R60");
        var why = written.required("reason", reason, 1_000);
        written.end("the reason");
        return transact(record, caller, () -> {
            var suspicion = open(record, caller);
            jdbc.sql(REASON)
                    .param("record", record)
                    .param("reason", why)
                    .param("actor", caller.actor())
                    .param("now", now())
                    .update();
            return entry(suspicion, "suspicion.explained", why, caller);
        });
    }

    /** Agrees to the reason: the suspicion is dismissed. @throws Refusal if there is none, or the caller wrote it */
    public Suspicion review(String record, Caller caller) {
        return transact(record, caller, () -> {
            var suspicion = open(record, caller);
            var reason = suspicion.reason();
            if (reason == null)
                throw new Refusal(
                        "reason-none", "nobody has written why record " + record + " is no crime; write it first");
            if (suspicion.reasonBy() != null && Caller.maybeSame(caller.actor(), suspicion.reasonBy()))
                throw new Refusal("own-approval", caller.actor() + " wrote the reason; another person must review it");
            int reviewed = jdbc.sql(REVIEW)
                    .param("record", record)
                    .param("reason", reason)
                    .param("actor", caller.actor())
                    .param("now", now())
                    .update();
            if (reviewed == 0)
                throw new Refusal("reason-changed", "the reason was changed meanwhile; read it and review it again");
            return entry(suspicion, "suspicion.dismissed", reason, caller);
        });
    }

    private Suspicion open(String record, Caller caller) {
        var suspicion = one(record, caller);
        if (suspicion.state() != State.OPEN)
            throw new Refusal(
                    "wrong-state",
                    "the suspicion of record " + record + " is " + suspicion.state() + " "
                            + suspicion.state().chinese() + "; nothing is to be dismissed");
        return suspicion;
    }

    private List<Suspicion> list(@Nullable String record, boolean open, int most, Caller caller) {
        return jdbc.sql(LIST)
                .param("office", caller.reach() == Reach.OFFICE)
                .param("department", caller.department())
                .param("record", record)
                .param("open", open)
                .param("most", most)
                .query(this::suspicion)
                .list();
    }

    private Suspicion suspicion(ResultSet r, int n) throws SQLException {
        var due = r.getObject("due_on", LocalDate.class);
        var state = State.valueOf(r.getString("state"));
        return new Suspicion(
                r.getString("record_id"),
                r.getString("department"),
                r.getString("grounds"),
                r.getString("marked_by"),
                r.getTimestamp("marked_at").toInstant(),
                due,
                state == State.OPEN && due != null && due.isBefore(today()),
                r.getString("reason"),
                r.getString("reason_by"),
                r.getString("reviewed_by"),
                state);
    }

    private static Refusal already(String record) {
        return new Refusal(
                "suspicion-marked", "record " + record + " is marked already, and every correction of it with it");
    }

    private static Entry entry(Suspicion suspicion, String action, String text, Caller caller) {
        return new Entry(
                suspicion.department(),
                caller.actor(),
                action,
                "record/" + suspicion.record(),
                "suspected crime",
                suspicion.record(),
                null,
                Digest.of(text));
    }

    private Suspicion transact(String record, Caller caller, Supplier<Entry> work) {
        return Objects.requireNonNull(transactions.execute(tx -> {
            evidence.append(work.get());
            return one(record, caller);
        }));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }
}
