package org.provgate.sanctions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Recalls measures until every receiver has confirmed. For several threads. */
public final class Recalls {

    private static final int MOST = 1_000;

    private static final String OPEN = """
            INSERT INTO recall (sanction_id, department, reason, opened_at)
            SELECT sanction_id, department, :reason, :at FROM sanction_receiver WHERE sanction_id = :id ON CONFLICT DO NOTHING
            """;
    private static final String RECEIVERS =
            "SELECT department FROM sanction_receiver WHERE sanction_id = :id ORDER BY department";
    private static final String LIST = """
            SELECT r.*, o.field, o.measure_zh, o.subject_key, o.name FROM recall r JOIN sanction o ON o.id = r.sanction_id
             WHERE (:office OR r.department = :department) AND (CAST(:open AS boolean) IS NULL OR (r.confirmed_at IS NULL) = :open)
               AND r.id > :after
             ORDER BY r.id LIMIT :most
            """;
    private static final String OWN = "SELECT id FROM recall WHERE id = ANY(:ids) AND department = :department";
    private static final String CONFIRM = """
            UPDATE recall SET confirmed_at = :at, confirmed_by = :by, remark = :remark
             WHERE id = ANY(:ids) AND department = :department AND confirmed_at IS NULL
            """;
    private static final String COUNTS = """
            SELECT department, count(*) FILTER (WHERE confirmed_at IS NULL) AS open, count(confirmed_at) AS confirmed,
                   min(opened_at) FILTER (WHERE confirmed_at IS NULL) AS oldest
              FROM recall WHERE (:office OR department = :department) GROUP BY department ORDER BY department
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Clock clock;

    public Recalls(JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.clock = clock;
    }

    /** How many confirmed now, and how many had before. */
    public record Confirmed(int confirmed, int already) {}

    /**
     * How far a department is.
     *
     * @param oldest since when the oldest open one is; null if none is open
     * @param share of those confirmed, 0 to 1
     */
    public record Count(
            String department,
            long open,
            long confirmed,
            @Nullable Instant oldest,
            double share) {}

    /** @param share of all; 1 when every receiver has confirmed, also when there is none */
    public record Summary(List<Count> departments, long open, long confirmed, double share) {}

    /** Writes a recall for each receiver, in the caller's transaction. @return what they are to be told */
    static List<Event> open(JdbcClient jdbc, long sanction, String reason, String subject, Instant at) {
        jdbc.sql(OPEN)
                .param("id", sanction)
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .update();
        return jdbc.sql(RECEIVERS).param("id", sanction).query(String.class).list().stream()
                .map(department -> new Event(department, EventType.SANCTION_RECALLED, subject, "sanctions/" + sanction))
                .toList();
    }

    /**
     * Returns recalls, the oldest first: a department's own, the office all.
     *
     * @param open true only open ones, false only confirmed ones, null all
     * @param after id of the last one of the page before; 0 for the first
     */
    public List<Recall> list(Caller caller, @Nullable Boolean open, long after, int most) {
        return params(LIST, caller)
                .param("open", open)
                .param("after", after)
                .param("most", most)
                .query(Recalls::recall)
                .list();
    }

    /**
     * Confirms that the caller's department has heard of recalls. Confirming again changes nothing.
     *
     * @param ids at most 1,000
     * @throws Refusal if one of them is not there, or not this department's; then none is confirmed
     */
    public Confirmed confirm(Caller caller, Collection<Long> ids, @Nullable String remark) {
        var all = new TreeSet<>(ids);
        if (all.isEmpty() || all.size() > MOST)
            throw new IllegalArgumentException("ids must name 1 to " + MOST + " recalls; it names " + all.size());
        var faults = new ArrayList<String>();
        var text = Texts.line("remark", remark, 200, false, faults);
        if (!faults.isEmpty()) throw new IllegalArgumentException(String.join("; ", faults));
        var department = caller.reach().compareTo(Reach.DEPARTMENT) < 0 ? "" : caller.department();
        return transaction.execute(tx -> {
            var own = new HashSet<>(jdbc.sql(OWN)
                    .param("ids", all.toArray(Long[]::new))
                    .param("department", department)
                    .query(Long.class)
                    .list());
            var foreign = all.stream().filter(id -> !own.contains(id)).toList();
            if (!foreign.isEmpty())
                throw new Refusal(
                        "recall-unknown",
                        "there are no recalls " + foreign.subList(0, Math.min(20, foreign.size()))
                                + "; none was confirmed; GET recalls?state=open lists yours");
            int confirmed = jdbc.sql(CONFIRM)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("by", caller.actor())
                    .param("remark", text.isEmpty() ? null : text)
                    .param("ids", all.toArray(Long[]::new))
                    .param("department", department)
                    .update();
            if (confirmed > 0)
                evidence.append(new Entry(
                        department,
                        caller.actor(),
                        "sanctions.recall-confirmed",
                        "recalls/" + all.first(),
                        confirmed + (confirmed == 1 ? " recall" : " recalls"),
                        "recalls-" + department + "-" + all.first(),
                        null,
                        Digest.of(all.toString())));
            return new Confirmed(confirmed, all.size() - confirmed);
        });
    }

    /** Returns how far each department is; a department sees itself alone. */
    public Summary summary(Caller caller) {
        var counts = params(COUNTS, caller)
                .query((r, n) -> new Count(
                        r.getString("department"),
                        r.getLong("open"),
                        r.getLong("confirmed"),
                        SanctionLookUp.instant(r.getTimestamp("oldest")),
                        share(r.getLong("open"), r.getLong("confirmed"))))
                .list();
        long open = counts.stream().mapToLong(Count::open).sum();
        long confirmed = counts.stream().mapToLong(Count::confirmed).sum();
        return new Summary(counts, open, confirmed, share(open, confirmed));
    }

    /** Returns the departments that leave a recall open for longer than {@code patience}; to be reminded. */
    public List<Count> late(Caller caller, Duration patience) {
        var before = clock.instant().minus(patience);
        return summary(caller).departments().stream()
                .filter(c -> c.oldest() != null && c.oldest().isBefore(before))
                .toList();
    }

    private JdbcClient.StatementSpec params(String sql, Caller caller) {
        return jdbc.sql(sql)
                .param("office", caller.reach() == Reach.OFFICE)
                .param("department", caller.reach() == Reach.DEPARTMENT ? caller.department() : "");
    }

    private static double share(long open, long confirmed) {
        return open == 0 ? 1 : (double) confirmed / (open + confirmed);
    }

    private static Recall recall(ResultSet r, int n) throws SQLException {
        return new Recall(
                r.getLong("id"),
                r.getLong("sanction_id"),
                r.getString("department"),
                Sanction.Reason.valueOf(r.getString("reason")),
                Field.valueOf(r.getString("field")),
                r.getString("measure_zh"),
                r.getString("subject_key"),
                r.getString("name"),
                Objects.requireNonNull(r.getTimestamp("opened_at")).toInstant(),
                SanctionLookUp.instant(r.getTimestamp("confirmed_at")),
                r.getString("confirmed_by"),
                r.getString("remark"));
    }
}
