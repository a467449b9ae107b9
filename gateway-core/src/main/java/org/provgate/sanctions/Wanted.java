package org.provgate.sanctions;

/** Statements that find which measures there should be today: grounds in force, times the catalogue. For one transaction. */
final class Wanted {

    private Wanted() {}

    static final String RULES = """
            CREATE TEMP TABLE sanction_rule ON COMMIT DROP AS
            SELECT *, CAST('[' || valid_from || ',' || coalesce(CAST(valid_to AS text), 'infinity') || ']' AS daterange) AS valid
              FROM jsonb_to_recordset(CAST(:rules AS jsonb)) AS r (
                   code text, ground text, reasons text[], kinds text[], field text, zh text, en text, basis text, months integer,
                   requester text, executors text[], needs_feedback boolean, valid_from date, valid_to date)
            """;

    /** An entry without USCC belongs to the subject whose PriPID it carries. */
    static final String ENTRIES = """
            CREATE TEMP TABLE sanction_wanted ON COMMIT DROP AS
            SELECT r.ground, e.identity COLLATE "C" AS basis_key, e.identity COLLATE "C" AS basis_id,
                   r.code COLLATE "C" AS measure, r.valid_from AS rule_from,
                   coalesce(e.uscc, s.identity, e.reg_no, e.province || ':' || e.source_key) COLLATE "C" AS subject_key,
                   coalesce(e.uscc, s.uscc) COLLATE "C" AS uscc, e.name, r.field, r.zh AS measure_zh, r.en AS measure_en,
                   r.basis AS legal_basis, e.in_doc_no AS doc_no, e.in_organ AS organ, r.requester, r.executors, r.needs_feedback,
                   e.in_date AS begins, CAST(e.in_date + make_interval(months => r.months) AS date) - 1 AS ends,
                   CAST(NULL AS text) AS digest
              FROM list_entry e
              JOIN sanction_rule r ON lower(r.ground) = e.kind AND r.valid @> e.in_date
                                  AND (cardinality(r.reasons) = 0 OR e.reason = ANY (r.reasons))
              LEFT JOIN subject s ON e.uscc IS NULL AND s.province = e.province AND s.source_key = e.source_key
             WHERE e.province = :province AND e.in_date <= :today AND (e.out_date IS NULL OR e.out_date > :today)
            """;

    /**
     * Own findings count from the day the platform has accepted them, each with its corrections as one: the newest that was accepted.
     * Only those young enough for a measure to last are looked at.
     */
    static final String FINDINGS = """
            INSERT INTO sanction_wanted
            WITH rule AS (SELECT * FROM sanction_rule WHERE ground IN ('OWN_PENALTY', 'OWN_RESULT')),
            serious AS (
                SELECT DISTINCT x.kind, x.department, x.business_key FROM record x JOIN rule r
                    ON x.kind = substr(r.ground, 5) AND r.valid @> x.event_on AND x.event_on > :today - make_interval(months => r.months)
                   AND jsonb_exists_any(x.content -> CASE x.kind WHEN 'PENALTY' THEN 'kinds' ELSE 'findings' END, r.kinds)
                 WHERE x.province = :province AND x.subject_key IS NOT NULL),
            live AS (
                SELECT DISTINCT ON (x.kind, x.department, x.business_key) x.*
                  FROM serious f JOIN record x USING (kind, department, business_key)
                 WHERE EXISTS (SELECT FROM delivery d
                                WHERE d.record_id = x.id AND d.province = x.province AND d.state IN ('ACCEPTED', 'PUBLISHED')
                                  AND d.channel = CASE x.kind WHEN 'PENALTY' THEN 'PENALTIES' ELSE 'RESULTS' END)
                 ORDER BY x.kind, x.department, x.business_key, x.submitted_at DESC, x.id DESC)
            SELECT r.ground, x.department || '/' || x.business_key, x.id, r.code, r.valid_from, x.subject_key,
                   coalesce(s.uscc, x.content #>> '{party,uscc}'), coalesce(s.name, x.content #>> '{party,name}', x.subject_key), r.field, r.zh,
                   r.en, r.basis, x.content ->> 'docNo', NULL, x.department, r.executors, r.needs_feedback, x.event_on,
                   CAST(x.event_on + make_interval(months => r.months) AS date) - 1, NULL
              FROM live x
              JOIN rule r ON x.kind = substr(r.ground, 5) AND r.valid @> x.event_on
                         AND jsonb_exists_any(x.content -> CASE x.kind WHEN 'PENALTY' THEN 'kinds' ELSE 'findings' END, r.kinds)
              LEFT JOIN subject s ON s.province = x.province AND s.identity = x.subject_key
             WHERE x.province = :province AND x.event_on <= :today
            """;

    /** A measure that is over is not wanted. What a measure says is bound by its digest, so that a changed one is seen at a glance. */
    static final String[] COMPLETE = {
        "DELETE FROM sanction_wanted WHERE ends < :today",
        """
        UPDATE sanction_wanted SET digest = encode(sha256(convert_to(concat_ws(E'\\t', CAST(:province AS text), ground, basis_key, basis_id,
               measure, rule_from, subject_key, coalesce('/' || uscc, '-'), name, field, measure_zh, measure_en, legal_basis, coalesce('/' || doc_no, '-'), coalesce('/' || organ, '-'),
               requester, array_to_string(executors, ','), needs_feedback, begins, coalesce('/' || ends, '-')), 'UTF8')), 'hex')
        """,
        "ANALYZE sanction_wanted (ground, basis_key, measure, uscc, digest)"
    };
}
