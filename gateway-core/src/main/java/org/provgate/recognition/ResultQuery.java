package org.provgate.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.agreements.Rights;
import org.provgate.lookups.Together;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Results of subjects, in one statement: those that are the newest of their chain of corrections. */
final class ResultQuery {

    /** Subjects asked for in one statement. */
    private static final int MOST = 64;

    private static final String SELECT = """
            WITH found AS MATERIALIZED (
                SELECT * FROM proven_result r
                 WHERE r.subject_key = ANY (:subjects) AND (:all OR r.department = ANY (:providers))
                   AND (CAST(:record AS text) IS NULL OR r.id = :record)
                   AND NOT r.corrected)
            SELECT one.subject, f.id IS NOT NULL OR EXISTS (SELECT FROM subject s WHERE s.identity = one.subject) AS known, f.*, d.name_zh,
                   %s AS items,
                   ARRAY (SELECT a.item_code FROM recognised_result a
                           WHERE a.record_id = f.id AND a.adopter = :department AND a.ended_at IS NULL ORDER BY 1) AS adopted
              FROM unnest(:subjects) one (subject) LEFT JOIN found f ON f.subject_key = one.subject LEFT JOIN department d ON d.code = f.department
             ORDER BY f.event_on DESC, f.id
            """.formatted(items("f"));

    private final JdbcClient jdbc;
    private final Together<Asker, String, List<Result>> together = new Together<>(MOST, this::found);

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
     * Returns the results that rights show, the newest first; those that ask at the same time are asked as one.
     *
     * @return empty if neither a register nor a record shown knows the subject
     */
    Optional<List<Result>> of(Caller caller, String subject, Rights rights) {
        return Optional.ofNullable(together.ask(asker(caller, null, rights), subject));
    }

    /** Returns one result, if rights show it. */
    Optional<Result> one(Caller caller, String subject, String record, Rights rights) {
        return found(asker(caller, record, rights), Set.of(subject)).getOrDefault(subject, List.of()).stream()
                .findFirst();
    }

    private record Asker(
            Reach reach,
            String department,
            boolean all,
            Set<String> providers,
            @Nullable String record) {}

    private static Asker asker(Caller caller, @Nullable String record, Rights rights) {
        return new Asker(caller.reach(), caller.department(), rights.all(), Set.copyOf(rights.providers()), record);
    }

    private Map<String, List<Result>> found(Asker asker, Set<String> subjects) {
        var found = new HashMap<String, List<Result>>();
        jdbc.sql(SELECT)
                .param("subjects", subjects.toArray(String[]::new))
                .param("all", asker.all)
                .param("providers", asker.providers.toArray(String[]::new))
                .param("record", asker.record)
                .param("department", asker.department)
                .query(r -> {
                    var subject = r.getString("subject");
                    if (!r.getBoolean("known")) return;
                    var results = found.computeIfAbsent(subject, s -> new ArrayList<>());
                    if (r.getString("id") != null) results.add(Result.read(r));
                });
        return found;
    }
}
