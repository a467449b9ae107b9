package org.provgate.registers;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps quarantine true while a stream is merged: which faulty versions still count, and which subjects they leave stale. */
final class QuarantineLedger {

    /** Subjects whose newest version is faulty: known by their own number, else by the PriPID of a held subject. */
    private static final String FAULTY = """
            CREATE TEMP TABLE faulty ON COMMIT DROP AS
            SELECT q.identity FROM quarantine q
             WHERE q.province = :province AND q.stream = :stream AND q.settled_at IS NULL AND q.identity IS NOT NULL
            UNION
            SELECT r.identity FROM quarantine q JOIN {current} r ON r.source_key = q.source_key
             WHERE q.province = :province AND q.stream = :stream AND q.settled_at IS NULL AND %s
            """;

    private static final String SETTLE = """
            UPDATE quarantine q SET settled_at = :at, settled_how = :how
             WHERE q.province = :province AND q.stream = :stream AND q.settled_at IS NULL AND
            """;

    /** Of several faulty versions of one subject the latest counts. */
    private static final String TWICE = """
             q.id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY coalesce(%s, identity)
                                               ORDER BY updated_at DESC NULLS FIRST, id DESC) AS rank
                                        FROM quarantine
                                       WHERE province = :province AND stream = :stream AND settled_at IS NULL
                                         AND coalesce(%s, identity) IS NOT NULL) v WHERE rank > 1)
            """;

    private static final String BETTER = """
             EXISTS (SELECT FROM {staging} s WHERE s.%1$s = q.%1$s
                        AND (q.run_id <> :run OR s.updated_at >= coalesce(q.updated_at, 'infinity')))
            """;

    private final JdbcClient jdbc;
    private final RegisterTable table;
    private final long run;
    private final Instant at;

    QuarantineLedger(JdbcClient jdbc, RegisterTable table, long run, Instant at) {
        this.jdbc = jdbc;
        this.table = table;
        this.run = run;
        this.at = at;
    }

    /** Settles what this pull has overtaken, and names the subjects left in the temporary table {@code faulty}. */
    void settle(boolean full) {
        if (full) settle("q.run_id <> :run", "overtaken by a full pull");
        var key = table.keyedBySource() ? "source_key" : "identity";
        settle(TWICE.formatted(key, key), "a later version came");
        settle(BETTER.formatted("identity"), "mended by the platform");
        if (table.keyedBySource()) settle(BETTER.formatted("source_key"), "mended by the platform");
        jdbc.sql("DROP TABLE IF EXISTS faulty").update();
        bind(FAULTY.formatted(table.keyedBySource() ? "true" : "false")).update();
    }

    /** Marks the subjects whose newest version is faulty, after the merge. */
    void markStale() {
        bind("UPDATE {current} r SET stale = true FROM faulty f WHERE f.identity = r.identity AND NOT r.stale")
                .update();
        bind("""
                        UPDATE {current} r SET stale = false
                         WHERE r.stale AND NOT EXISTS (SELECT FROM faulty f WHERE f.identity = r.identity)
                        """).update();
    }

    /** Returns how many entries are known only by a faulty version, after the merge. */
    long faultyAndNotHeld() {
        var key = table.keyedBySource() ? "source_key" : "identity";
        return bind("""
                        SELECT count(DISTINCT coalesce(q.%s, q.identity, q.id::text)) FROM quarantine q
                         WHERE q.province = :province AND q.stream = :stream AND q.settled_at IS NULL
                           AND NOT EXISTS (SELECT FROM {current} r WHERE r.identity = q.identity)
                        """.formatted(key)
                        + (table.keyedBySource()
                                ? "AND NOT EXISTS (SELECT FROM {current} r WHERE r.source_key = q.source_key)"
                                : ""))
                .query(Long.class)
                .single();
    }

    private void settle(String condition, String how) {
        bind(SETTLE + condition)
                .param("at", Timestamp.from(at))
                .param("how", how)
                .update();
    }

    private JdbcClient.StatementSpec bind(String template) {
        var sql = table.sql(template, run);
        var statement = jdbc.sql(sql)
                .param("province", table.province())
                .param("stream", table.stream().name());
        return sql.contains(":run") ? statement.param("run", run) : statement;
    }
}
