package org.provgate.evidence;

import java.time.OffsetDateTime;
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
            VALUES (:sequence, :department, :at, :actor, :action, :object, :outcome, :correlation_id,
                    :digest_before, :digest_after, :algorithm, :previous_hash, :hash)
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
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("evidence of " + entry.action()
                    + " must be written in the transaction of the change" + " it proves; begin one");
        }
        jdbc.sql(LOCK).query(row -> {});
        var row = Row.after(
                last(), entry, jdbc.sql(NOW).query(OffsetDateTime.class).single());
        var mark = new Mark(row.sequence(), row.hash());
        jdbc.sql(INSERT)
                .params(row.columns())
                .param("at", row.at())
                .param("hash", mark.hash())
                .update();
        return mark;
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
