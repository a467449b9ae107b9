package org.provgate.evidence;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The log, in table {@code evidence}. Usable from several threads and nodes: appends queue up behind a lock that the database
 * holds until the transaction ends, so append last and end soon.
 */
public final class Evidence {

    /** Any number would do that nobody else locks: the letters of {@code provgate}. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(x'70726f7667617465'::bigint)";

    /** Not the time the transaction began: taken under the lock, times do not run against the sequence. */
    private static final String NOW = "SELECT clock_timestamp()";

    /** Apart from the lock: only a statement begun after it was granted sees the row of whoever held it before. */
    private static final String LAST = "SELECT sequence, hash FROM evidence ORDER BY sequence DESC LIMIT 1";

    private static final String HOLDS = "SELECT count(*) FROM evidence WHERE sequence = :sequence AND hash = :hash";

    private static final String INSERT = """
            INSERT INTO evidence (sequence, department, at, actor, action, object, outcome, correlation_id,
                                  digest_before, digest_after, algorithm, previous_hash, hash)
            SELECT s::bigint, d, t::timestamptz, a, c, o, u, i, b, e, g, p, h
              FROM unnest(:sequence, :department, :at, :actor, :action, :object, :outcome, :correlation_id,
                          :digest_before, :digest_after, :algorithm, :previous_hash, :hash)
                   AS x (s, d, t, a, c, o, u, i, b, e, g, p, h)
            """;

    private final JdbcClient jdbc;

    public Evidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends an entry that stays if the caller's transaction does; it must be one of isolation READ COMMITTED. In a stricter
     * one that began before another append, the row is refused by the primary key.
     *
     * @return where it stands
     * @throws IllegalStateException if there is no transaction
     */
    public Mark append(Entry entry) {
        return append(List.of(entry));
    }

    /**
     * Appends entries in this order, in one go; see {@link #append(Entry)}.
     *
     * @param entries at least one
     * @return where the last one stands
     */
    public Mark append(List<Entry> entries) {
        order();
        var mark = last();
        var at = jdbc.sql(NOW).query(OffsetDateTime.class).single();
        var columns = new LinkedHashMap<String, @Nullable String[]>();
        for (int i = 0; i < entries.size(); i++) {
            var row = Row.after(mark, entries.get(i), at);
            mark = new Mark(row.sequence(), row.hash());
            int place = i;
            row.columns().forEach((name, value) -> put(columns, name, entries.size(), place, value));
            put(columns, "hash", entries.size(), place, mark.hash());
        }
        jdbc.sql(INSERT).params(columns).update();
        return mark;
    }

    /**
     * Waits until no other transaction is writing here, and lets none until the caller's ends: what it numbers from now on is numbered
     * in the order of commits.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public void order() {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException(
                    "what is proved is written in the transaction of the change it proves; begin one");
        jdbc.sql(LOCK).query(row -> {});
    }

    private static void put(
            Map<String, @Nullable String[]> columns, String name, int size, int place, @Nullable Object value) {
        columns.computeIfAbsent(name, n -> new String[size])[place] = value == null ? null : value.toString();
    }

    /** Returns the end of the chain, to be published; sequence 0 and a hash of zeros if there is no row. */
    public Mark last() {
        return jdbc.sql(LAST)
                .query((row, n) -> new Mark(row.getLong("sequence"), row.getString("hash")))
                .optional()
                .orElse(Mark.START);
    }

    /** Returns whether the log still holds a row published earlier; if it does and is intact, nothing before it was lost. */
    public boolean holds(Mark published) {
        return jdbc.sql(HOLDS).paramSource(published).query(Long.class).single() == 1;
    }

    /** Reads the whole chain, a thousand rows at a time; needs no transaction and stops nobody from appending. */
    public Verification verify() {
        return new Chain(jdbc).verify();
    }
}
