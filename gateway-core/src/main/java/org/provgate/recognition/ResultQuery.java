package org.provgate.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.agreements.Rights;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Results of one subject, in one statement: those that are the newest of their chain of corrections. */
final class ResultQuery {

    private static final String SELECT = """
            WITH found AS MATERIALIZED (
                SELECT r.id, r.department, r.content, r.digest, r.event_on FROM shared_result r
                 WHERE r.subject_key = :subject AND (:all OR r.department = ANY (:providers))
                   AND (CAST(:record AS text) IS NULL OR r.id = :record)
                   AND NOT r.corrected)
            SELECT EXISTS (SELECT FROM subject s WHERE s.identity = :subject) AS known, f.*, d.name_zh,
                   p.state, p.published_on, p.sequence, p.hash, %s AS items,
                   ARRAY (SELECT a.item_code FROM recognised_result a
                           WHERE a.record_id = f.id AND a.adopter = :department AND a.ended_at IS NULL ORDER BY 1) AS adopted
              FROM (SELECT 1) one LEFT JOIN found f ON true LEFT JOIN department d ON d.code = f.department
                   LEFT JOIN result_proof (ARRAY (SELECT id FROM found)) p ON p.record_id = f.id
             ORDER BY f.event_on DESC, f.id
            """.formatted(items("f"));

    private final JdbcClient jdbc;

    ResultQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns SQL for name and class by code of the items of a record {@code r}, as the newest fixed list has them. */
    static String items(String r) {
        return """
                (SELECT jsonb_object_agg(n.code, jsonb_build_array(n.name, n.item_class))
                   FROM (SELECT DISTINCT ON (i.code) i.code, i.name, i.item_class
                           FROM jsonb_array_elements_text({r}.content -> 'itemCodes') c (code) JOIN item i ON i.code = c.code
                                JOIN item_list l ON l.id = i.list_id AND l.state = 'FIXED'
                          ORDER BY i.code, l.department = {r}.department DESC, l.year DESC, l.version DESC) n)
                """.replace("{r}", r).strip();
    }

    /**
     * Returns the results that rights show, the newest first.
     *
     * @param record only this one; null for all
     * @return empty if neither a register nor a record shown knows the subject
     */
    Optional<List<Result>> of(String subject, @Nullable String record, String department, Rights rights) {
        var results = new ArrayList<Result>();
        var known = new boolean[1];
        jdbc.sql(SELECT)
                .param("subject", subject)
                .param("all", rights.all())
                .param("providers", rights.providers().toArray(String[]::new))
                .param("record", record)
                .param("department", department)
                .query(r -> {
                    known[0] |= r.getBoolean("known");
                    if (r.getString("id") != null) results.add(Result.read(r));
                });
        return known[0] || !results.isEmpty() ? Optional.of(results) : Optional.empty();
    }
}
