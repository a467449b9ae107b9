package org.provgate.opendata;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What departments take back from the open data (撤回公示): a penalty that was annulled or repaired, a result published by mistake. It
 * leaves at once and for good; a correction of it is public again when its receiver has it. For several threads.
 */
public final class Withdrawals {

    private static final int MOST = 500;

    private static final String DEPARTMENT = """
            SELECT department FROM record
             WHERE id = :record AND kind IN ('RESULT', 'PENALTY') AND (:office OR department = :department)
            """;
    private static final String INSERT = """
            INSERT INTO open_withdrawal (record_id, department, reason, withdrawn_by, withdrawn_at)
            VALUES (:record, :department, :reason, :actor, :at) ON CONFLICT DO NOTHING
            """;
    private static final String LIST = """
            SELECT record_id, department, reason, withdrawn_by, withdrawn_at FROM open_withdrawal
             WHERE (:office OR department = :department) ORDER BY withdrawn_at DESC, record_id LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Clock clock;

    public Withdrawals(JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.clock = clock;
    }

    /** @param record its id @param reason why; not public */
    public record Withdrawal(
            String record, String department, String reason, String withdrawnBy, Instant withdrawnAt) {}

    /**
     * Takes a record back; its department may, and the office.
     *
     * @throws Refusal {@code record-unknown} where the caller has none of this id, {@code already-withdrawn}, {@code reason-missing}
     */
    public Withdrawal withdraw(Caller caller, String record, @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > MOST)
            throw new Refusal("reason-missing", "say in 1 to " + MOST + " characters why the record is taken back");
        return Objects.requireNonNull(transaction.execute(status -> taken(caller, record, reason.strip())));
    }

    private Withdrawal taken(Caller caller, String record, String reason) {
        var department = jdbc.sql(DEPARTMENT)
                .params(seen(caller))
                .param("record", record)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refusal(
                        "record-unknown", "there is no result or penalty " + record + "; look at its id once more"));
        var at = clock.instant();
        var inserted = jdbc.sql(INSERT)
                .param("record", record)
                .param("department", department)
                .param("reason", reason)
                .param("actor", caller.actor())
                .param("at", Timestamp.from(at))
                .update();
        if (inserted == 0)
            throw new Refusal(
                    "already-withdrawn", "record " + record + " was taken back before; there is nothing left to do");
        evidence.append(new Entry(
                department,
                caller.actor(),
                "open.withdrawn",
                "record/" + record,
                "taken back from the open data",
                "record/" + record,
                null,
                Digest.of(reason)));
        return new Withdrawal(record, department, reason, caller.actor(), at);
    }

    /** Returns what was taken back, the newest first: the caller's own, or all for the office. @param most 1 to 500 */
    public List<Withdrawal> list(Caller caller, int most) {
        return jdbc.sql(LIST)
                .params(seen(caller))
                .param("most", most)
                .query((r, n) -> new Withdrawal(
                        r.getString("record_id"),
                        r.getString("department"),
                        r.getString("reason"),
                        r.getString("withdrawn_by"),
                        r.getTimestamp("withdrawn_at").toInstant()))
                .list();
    }

    private static Map<String, Object> seen(Caller caller) {
        return Map.of("office", caller.reach() == Reach.OFFICE, "department", caller.department());
    }
}
