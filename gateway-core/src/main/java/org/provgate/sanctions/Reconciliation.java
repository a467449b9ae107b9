package org.provgate.sanctions;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings the measures of one province to what its lists and findings say, table by table. For one transaction. */
final class Reconciliation {

    /** Open measures that should not be, or should be somebody else's. Apart from the reasons: how many there are decides how those are found. */
    private static final String GONE = """
            CREATE TEMP TABLE sanction_gone ON COMMIT DROP AS
            SELECT o.id, o.ground, o.basis_key, o.subject_key, o.ends FROM sanction o
             WHERE o.province = :province AND o.state = 'OPEN'
               AND NOT EXISTS (SELECT FROM sanction_wanted w WHERE w.basis_key = o.basis_key AND w.measure = o.measure AND w.ground = o.ground
                                  AND (o.uscc IS NULL OR o.uscc = w.uscc))
            """;

    /** An entry that is gone was taken back: platforms say so of entries made by mistake, and a full pull leaves them out. */
    private static final String CLOSING = """
            CREATE TEMP TABLE sanction_closing ON COMMIT DROP AS
            SELECT o.id, o.subject_key, c.reason, CASE WHEN c.reason IN ('EXPIRED', 'LEFT_LIST') THEN 'ENDED' ELSE 'RECALLED' END AS state
              FROM sanction_gone o
              LEFT JOIN list_entry e ON e.province = :province AND e.kind = lower(o.ground) AND e.identity = o.basis_key
             CROSS JOIN LATERAL (SELECT CASE
                   WHEN o.ends < :today THEN 'EXPIRED'
                   WHEN o.ground IN ('OWN_PENALTY', 'OWN_RESULT') THEN 'ANNULLED'
                   WHEN e.identity IS NULL THEN 'WITHDRAWN'
                   WHEN e.out_date IS NULL OR e.out_date > :today THEN 'ANNULLED'
                   WHEN EXISTS (SELECT FROM unnest(CAST(:repaired AS text[])) t WHERE strpos(e.out_reason, t) > 0) THEN 'REPAIRED'
                   WHEN EXISTS (SELECT FROM unnest(CAST(:mistaken AS text[])) t WHERE strpos(e.out_reason, t) > 0) THEN 'WITHDRAWN'
                   ELSE 'LEFT_LIST' END AS reason) c
            """;

    private static final String CLOSE = """
            UPDATE sanction o SET state = c.state, reason = c.reason, closed_at = :at FROM sanction_closing c WHERE o.id = c.id
            """;

    private static final String CHANGING = """
            CREATE TEMP TABLE sanction_changing ON COMMIT DROP AS
            SELECT o.id, w.subject_key
              FROM sanction o JOIN sanction_wanted w ON w.basis_key = o.basis_key AND w.measure = o.measure AND w.ground = o.ground
             WHERE o.province = :province AND o.state = 'OPEN' AND w.digest <> o.digest
            """;

    private static final String CHANGE = """
            UPDATE sanction o
               SET (basis_id, rule_from, subject_key, uscc, name, field, measure_zh, measure_en, legal_basis, doc_no, organ, requester,
                    executors, needs_feedback, begins, ends, digest)
                 = (w.basis_id, w.rule_from, w.subject_key, w.uscc, w.name, w.field, w.measure_zh, w.measure_en, w.legal_basis, w.doc_no,
                    w.organ, w.requester, w.executors, w.needs_feedback, w.begins, w.ends, w.digest)
              FROM sanction_changing c, sanction_wanted w
             WHERE o.id = c.id AND w.basis_key = o.basis_key AND w.measure = o.measure AND w.ground = o.ground
            """;

    /** What a person has ended stays so for that basis. */
    private static final String OPENING = """
            CREATE TEMP TABLE sanction_opening ON COMMIT DROP AS
            SELECT nextval(pg_get_serial_sequence('sanction', 'id')) AS id, w.*
              FROM (SELECT * FROM sanction_wanted ORDER BY basis_key, measure) w
             WHERE NOT EXISTS (SELECT FROM sanction o WHERE o.basis_key = w.basis_key AND o.measure = w.measure AND o.ground = w.ground
                                  AND o.province = :province AND (o.state = 'OPEN' OR o.closed_by IS NOT NULL))
            """;

    private static final String OPEN = """
            INSERT INTO sanction (id, province, ground, basis_key, basis_id, measure, rule_from, subject_key, uscc, name, field, measure_zh,
                                  measure_en, legal_basis, doc_no, organ, requester, executors, needs_feedback, begins, ends, opened_at, digest)
            OVERRIDING SYSTEM VALUE
            SELECT id, :province, ground, basis_key, basis_id, measure, rule_from, subject_key, uscc, name, field, measure_zh, measure_en,
                   legal_basis, doc_no, organ, requester, executors, needs_feedback, begins, ends, :at, digest
              FROM sanction_opening
            """;

    private static final String TOLD = """
            INSERT INTO sanction_receiver (sanction_id, department, first_at, how)
            SELECT DISTINCT o.id, d, CAST(:at AS timestamptz), 'TOLD' FROM %s o, unnest(o.executors) d
            ON CONFLICT DO NOTHING
            """;
    private static final String RECALL = """
            INSERT INTO recall (sanction_id, department, reason, opened_at)
            SELECT r.sanction_id, r.department, c.reason, :at FROM sanction_closing c JOIN sanction_receiver r ON r.sanction_id = c.id
             WHERE c.state = 'RECALLED'
            """;
    private static final String RECEIVERS = """
            SELECT r.department, c.subject_key, c.id FROM %s c JOIN sanction_receiver r ON r.sanction_id = c.id WHERE %s ORDER BY c.id, r.department
            """;
    private static final String DIGEST = """
            SELECT encode(sha256(convert_to(coalesce(string_agg(o.id || E'\\t' || o.state || E'\\t' || o.digest || E'\\n', '' ORDER BY o.id), ''), 'UTF8')), 'hex')
              FROM sanction o
             WHERE o.id IN (SELECT id FROM sanction_closing UNION ALL SELECT id FROM sanction_changing UNION ALL SELECT id FROM sanction_opening)
            """;

    private final JdbcClient jdbc;
    private final Map<String, Object> values;

    Reconciliation(JdbcClient jdbc, String province, LocalDate today, Instant at, SanctionCatalogue catalogue) {
        this.jdbc = jdbc;
        this.values = Map.of(
                "province", province,
                "today", today,
                "at", Timestamp.from(at),
                "rules", CatalogueFile.json(catalogue.rules()),
                "repaired", catalogue.repaired().toArray(String[]::new),
                "mistaken", catalogue.mistaken().toArray(String[]::new));
    }

    /** What was done. @param digest of the measures touched, as they are now */
    record Done(int opened, int changed, int ended, int recalled, int recalls, List<Event> events, String digest) {}

    Done run() {
        // a connection keeps plans it made while these tables were small
        update("SET LOCAL plan_cache_mode = force_custom_plan");
        update("SET LOCAL work_mem = '64MB'");
        update(Wanted.RULES);
        update(Wanted.ENTRIES);
        update(Wanted.FINDINGS);
        for (var statement : Wanted.COMPLETE) update(statement);
        update(GONE);
        update("ANALYZE sanction_gone");
        update(CLOSING);
        int closed = update(CLOSE);
        update(CHANGING);
        int changed = update(CHANGE);
        update(OPENING);
        int opened = update(OPEN);
        for (var table : List.of("sanction_opening", "sanction_closing", "sanction_changing"))
            update("ANALYZE " + table);
        update(TOLD.formatted("sanction_opening"));
        update(TOLD.formatted("(SELECT s.id, s.executors FROM sanction_changing JOIN sanction s USING (id))"));
        int recalls = update(RECALL);
        int recalled = count("sanction_closing WHERE state = 'RECALLED'");
        var events = new ArrayList<Event>();
        tell(events, EventType.SANCTION_RECALLED, "sanction_closing", "c.state = 'RECALLED'");
        tell(events, EventType.SANCTION_ENDED, "sanction_closing", "c.state = 'ENDED'");
        tell(events, EventType.SANCTION_CHANGED, "sanction_changing", "true");
        tell(events, EventType.SANCTION_OPENED, "sanction_opening", "true");
        var digest = jdbc.sql(DIGEST).query(String.class).single();
        update(
                "DROP TABLE sanction_rule, sanction_wanted, sanction_gone, sanction_closing, sanction_changing, sanction_opening");
        return new Done(opened, changed, closed - recalled, recalled, recalls, events, digest);
    }

    private void tell(List<Event> events, EventType type, String table, String which) {
        events.addAll(jdbc.sql(RECEIVERS.formatted(table, which))
                .query((r, n) -> new Event(r.getString(1), type, r.getString(2), "sanctions/" + r.getLong(3)))
                .list());
    }

    private int count(String of) {
        return jdbc.sql("SELECT count(*) FROM " + of).query(Integer.class).single();
    }

    private int update(String sql) {
        return jdbc.sql(sql).params(values).update();
    }
}
