package org.provgate.registers;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Merges one stream's staged rows into its register, set by set, in the caller's transaction: what is equal is not written, what
 * changes leaves its old version in the history.
 */
final class Merge {

    private static final String FIND_DUPLICATES = """
            CREATE TEMP TABLE twice ON COMMIT DROP AS SELECT identity FROM {staging} GROUP BY identity HAVING count(*) > 1
            """;

    /** Which of several versions of an entry counts: the latest, of equal ones the later read (both contracts, Register). */
    private static final String DROP_DUPLICATES = """
            WITH ranked AS (SELECT s.ctid AS row_id,
                                   row_number() OVER (PARTITION BY identity ORDER BY s.updated_at DESC, s.seq DESC) AS rank
                              FROM {staging} s JOIN twice USING (identity))
            DELETE FROM {staging} s USING ranked WHERE s.ctid = ranked.row_id AND ranked.rank > 1
            """;

    /** A version without USCC belongs to the subject whose PriPID it carries. */
    private static final String FIND_KEYS_IN_PULL = """
            UPDATE {staging} s SET identity = t.identity, bucket = t.bucket FROM {staging} t
             WHERE s.uscc IS NULL AND t.uscc IS NOT NULL AND t.source_key = s.source_key
            """;

    private static final String FIND_KEYS_IN_REGISTER = """
            UPDATE {staging} s SET identity = r.identity, bucket = r.bucket FROM {current} r
             WHERE s.uscc IS NULL AND r.source_key = s.source_key AND r.identity <> s.identity
            """;

    private static final String FIRST_LOAD = """
            INSERT INTO {current} (province, {kind}identity, bucket, content_hash, updated_at, run_id, valid_from, {columns})
            SELECT :province, {kind-value}identity, bucket, content_hash, updated_at, :run, :at, {columns}
              FROM {staging} WHERE NOT withdrawn
            """;

    /** One join finds all there is to do. Rows kept in quarantine have not vanished. */
    private static final String DELTA = """
            CREATE TEMP TABLE delta ON COMMIT DROP AS
            SELECT coalesce(s.identity, r.identity) AS identity, coalesce(r.bucket, s.bucket) AS bucket,
                   CASE WHEN s.identity IS NULL THEN 'VANISHED' WHEN s.withdrawn THEN 'WITHDRAWN'
                        WHEN r.identity IS NULL THEN 'ADDED' ELSE 'CHANGED' END AS what
              FROM {staging} s %s JOIN {current} r ON r.identity = s.identity
             WHERE s.identity IS NULL AND NOT EXISTS (SELECT FROM faulty f WHERE f.identity = r.identity)
                OR s.withdrawn AND s.updated_at >= r.updated_at
                OR NOT s.withdrawn AND (r.identity IS NULL
                       OR r.content_hash <> s.content_hash AND s.updated_at >= r.updated_at)
            """;

    /** A subject held under another number and met again by its PriPID: it got its USCC. */
    private static final String RENAMED = """
            CREATE TEMP TABLE renamed ON COMMIT DROP AS
            SELECT DISTINCT ON (r.identity) r.identity AS was, r.bucket AS was_bucket, s.identity, s.bucket
              FROM delta d JOIN {staging} s ON s.identity = d.identity AND d.what = 'ADDED'
              JOIN {current} r ON r.source_key = s.source_key
             WHERE NOT EXISTS (SELECT FROM delta w WHERE w.identity = r.identity AND w.what = 'WITHDRAWN')
            """;

    private static final String[] RENAME = {
        "UPDATE {current} r SET identity = n.identity, bucket = n.bucket FROM renamed n WHERE r.identity = n.was",
        "DELETE FROM delta d USING renamed n WHERE d.identity = n.was AND d.what = 'VANISHED'",
        "UPDATE delta d SET what = 'CHANGED' FROM renamed n WHERE d.identity = n.identity",
        "INSERT INTO touched SELECT was_bucket FROM renamed"
    };

    /** A row staged without its texts was equal to the register's; only a restored backup or a hand in the tables undoes that. */
    private static final String CHANGED_UNDER_US = """
            SELECT count(*) FROM delta d JOIN {staging} s USING (identity) WHERE s.held AND d.what IN ('ADDED', 'CHANGED')
            """;

    private static final String KEEP_OLD = """
            INSERT INTO {history} SELECT r.*, :at FROM {current} r JOIN delta d ON d.identity = r.identity
             WHERE d.what IN ('CHANGED', 'WITHDRAWN', 'VANISHED')
            """;

    private static final String REMOVE =
            "DELETE FROM {current} r USING delta d WHERE d.identity = r.identity AND d.what IN ('WITHDRAWN', 'VANISHED')";

    private static final String CHANGE = """
            UPDATE {current} r SET (bucket, content_hash, updated_at, run_id, valid_from, {columns})
                 = (s.bucket, s.content_hash, s.updated_at, :run, :at, {s.columns})
              FROM {staging} s JOIN delta d ON d.identity = s.identity AND d.what = 'CHANGED'
             WHERE r.identity = s.identity
            """;

    private static final String ADD = """
            INSERT INTO {current} (province, {kind}identity, bucket, content_hash, updated_at, run_id, valid_from, {columns})
            SELECT :province, {kind-value}s.identity, s.bucket, s.content_hash, s.updated_at, :run, :at, {s.columns}
              FROM {staging} s JOIN delta d ON d.identity = s.identity AND d.what = 'ADDED'
            """;

    /** What the merge did. @param before rows held before it, {@code after} after it @param staged rows after duplicates were dropped */
    record Outcome(
            long before,
            long staged,
            long duplicates,
            long added,
            long changed,
            long withdrawn,
            long vanished,
            long after,
            String root) {}

    private final JdbcClient jdbc;
    private final RegisterTable table;
    private final long run;
    private final Instant at;

    Merge(JdbcClient jdbc, RegisterTable table, long run, Instant at) {
        this.jdbc = jdbc;
        this.table = table;
        this.run = run;
        this.at = at;
    }

    /** @param full whether what is missing in the pull has vanished */
    Outcome apply(boolean full, Staging.Staged staged) {
        jdbc.sql("SET LOCAL work_mem = '128MB'").update();
        jdbc.sql("SET LOCAL maintenance_work_mem = '256MB'").update();
        // what the joins below look at; the texts of a row would cost most of the time and help no plan
        Owner.asked(jdbc, "staging_analysed", table.staging(run));
        long before = new RegisterRoot(jdbc).rows(table);
        if (before == 0 && staged.held() > 0) throw changedUnderUs();
        if (table.keyedBySource() && staged.keyless() > 0) {
            update(FIND_KEYS_IN_PULL);
            if (before > 0) update(FIND_KEYS_IN_REGISTER);
        }
        // mostly there is none, which one pass over the rows tells
        long duplicates = update(FIND_DUPLICATES) > 0 ? update(DROP_DUPLICATES) : 0;
        update("DROP TABLE twice");
        long kept = staged.rows() - duplicates;
        return before == 0 ? firstLoad(kept, duplicates) : delta(full, before, kept, duplicates);
    }

    private Outcome firstLoad(long staged, long duplicates) {
        var partitions = new Partitions(jdbc);
        partitions.dropIndexes(table);
        long added = update(FIRST_LOAD);
        partitions.createIndexes(table);
        var root = new RegisterRoot(jdbc).rebuild(table);
        return new Outcome(0, staged, duplicates, added, 0, 0, 0, added, root);
    }

    private Outcome delta(boolean full, long before, long staged, long duplicates) {
        update(DELTA.formatted(full ? "FULL" : "LEFT"));
        update("CREATE TEMP TABLE touched ON COMMIT DROP AS SELECT 0 AS bucket LIMIT 0");
        if (table.keyedBySource() && update(RENAMED) > 0) for (var statement : RENAME) update(statement);
        update("ANALYZE delta");
        if (count(CHANGED_UNDER_US) > 0) throw changedUnderUs();
        Map<String, Long> what = jdbc
                .sql("SELECT what, count(*) FROM delta GROUP BY what")
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        update(KEEP_OLD);
        update(REMOVE);
        update(CHANGE);
        update(ADD);
        update("INSERT INTO touched SELECT bucket FROM delta");
        var root = new RegisterRoot(jdbc);
        var hash = root.refresh(table);
        update("DROP TABLE delta, touched" + (table.keyedBySource() ? ", renamed" : ""));
        return new Outcome(
                before,
                staged,
                duplicates,
                what.getOrDefault("ADDED", 0L),
                what.getOrDefault("CHANGED", 0L),
                what.getOrDefault("WITHDRAWN", 0L),
                what.getOrDefault("VANISHED", 0L),
                root.rows(table),
                hash);
    }

    private StagingLostException changedUnderUs() {
        return new StagingLostException(
                table.stream() + " of " + table.province() + " was changed by someone else while run " + run
                        + " was fetching; the next run pulls this stream again");
    }

    private long update(String template) {
        var sql = table.sql(template, run);
        var statement = jdbc.sql(sql);
        // only what the text names may be bound
        if (sql.contains(":at")) statement = statement.param("at", Timestamp.from(at));
        if (sql.contains(":run")) statement = statement.param("run", run);
        if (sql.contains(":province")) statement = statement.param("province", table.province());
        return statement.update();
    }

    private long count(String template) {
        return jdbc.sql(table.sql(template, run)).query(Long.class).single();
    }
}
