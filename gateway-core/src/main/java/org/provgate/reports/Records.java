package org.provgate.reports;

/**
 * The statements' common ground: which record counts, and who was to be checked and was.
 *
 * <p>Of a record and its corrections the newest counts that its receiver did not refuse; if it refused all, the newest. Whether a
 * duty was met in time is told by the first of them that met it.
 */
final class Records {

    /** {@code named}: what most officers of a department call their unit. */
    private static final String NAMED = """
            ,
            named AS (
                SELECT department, mode() WITHIN GROUP (ORDER BY unit) AS name FROM officer GROUP BY department)
            """;

    /**
     * {@code valid}: the records that count, with the days they, and the first of their chain, were accepted and published;
     * {@code root} is the first of the chain.
     */
    static final String ALL = valid("kind IN ('RESULT', 'PENALTY', 'LICENCE')");

    /** The same of the results of one task. Needs {@code :task}. */
    static final String OF_TASK = valid("kind = 'RESULT' AND task_id = :task");

    /**
     * {@code line}: a subject of a task and a department that inspects it, if it was drawn (or ordered) or checked in the period.
     * Needs {@code :from} and {@code :to}.
     */
    static final String LINES = ALL + """
            ,
            ordered AS (
                SELECT t.id AS task_id, tt.subject_key, p.department
                  FROM task t LEFT JOIN batch b ON b.id = t.batch_id JOIN task_target tt ON tt.task_id = t.id
                       LEFT JOIN LATERAL (
                           SELECT department FROM batch_department WHERE batch_id = t.batch_id
                           UNION
                           SELECT department FROM task_seat s
                            WHERE s.task_id = tt.task_id AND s.subject_key = tt.subject_key) p ON true
                 WHERE (coalesce(b.drawn_at, t.created_at) AT TIME ZONE 'Asia/Shanghai')::date BETWEEN :from AND :to),
            checked AS (
                SELECT r.task_id, r.subject_key, r.department, r.event_on AS checked_on, v.published_on,
                       ARRAY(SELECT jsonb_array_elements_text(r.content -> 'findings')) AS findings,
                       ARRAY(SELECT jsonb_array_elements_text(r.content -> 'certNos')) AS certs
                  FROM valid v JOIN record r USING (id)
                 WHERE r.kind = 'RESULT' AND r.event_on BETWEEN :from AND :to),
            line AS (
                SELECT task_id, subject_key, department, o.task_id IS NOT NULL AS ordered, c.checked_on, c.published_on,
                       c.findings, c.certs
                  FROM ordered o FULL JOIN checked c USING (task_id, subject_key, department))
            """;

    private Records() {}

    /** @param firsts which first records, of our own words */
    private static String valid(String firsts) {
        return """
                WITH RECURSIVE chain AS (
                    SELECT id, id AS root FROM record WHERE correction_of IS NULL AND %s
                    UNION ALL
                    SELECT r.id, c.root FROM chain c JOIN record r ON r.correction_of = c.id),
                valid AS (
                    SELECT DISTINCT ON (c.root) c.root, c.id, s.state, s.published_on,
                           min(s.accepted_on) OVER (PARTITION BY c.root) AS first_accepted,
                           min(s.published_on) OVER (PARTITION BY c.root) AS first_published
                      FROM chain c JOIN record r USING (id) CROSS JOIN LATERAL (
                               SELECT max(id) AS last, min(state) AS state, bool_or(state IN ('REJECTED', 'RETURNED')) AS refused,
                                      (min(accepted_at) AT TIME ZONE 'Asia/Shanghai')::date AS accepted_on,
                                      CASE WHEN bool_and(state = 'PUBLISHED') THEN max(published_on) END AS published_on
                                 FROM delivery d
                                WHERE d.record_id = c.id AND d.channel IN ('RESULTS', 'PENALTIES', 'LICENCES')) s
                     ORDER BY c.root, coalesce(s.refused, false), r.submitted_at DESC, s.last DESC NULLS LAST, c.id DESC)""".formatted(firsts) + NAMED;
    }
}
