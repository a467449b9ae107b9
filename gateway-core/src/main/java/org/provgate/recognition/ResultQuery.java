package org.provgate.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.agreements.Rights;
import org.provgate.lookups.Asked;
import org.provgate.lookups.Together;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Results of subjects, in one statement: those that are the newest of their chain of corrections. */
final class ResultQuery {

    /** Subjects asked for in one statement. */
    private static final int MOST = 64;

    private static final String SELECT = """
            WITH found AS MATERIALIZED (
                SELECT r.id, r.department, r.subject_key, r.content, r.digest, r.event_on, r.state, r.published_on, r.sequence, r.hash
                  FROM proven_result r
                 WHERE r.subject_key = ANY (:subjects) AND (:all OR r.department = ANY (:providers))
                   AND (CAST(:record AS text) IS NULL OR r.id = :record)
                   AND NOT r.corrected)
            SELECT one.subject, f.id IS NOT NULL OR EXISTS (SELECT FROM subject s WHERE s.identity = one.subject) AS known, f.*, d.name_zh,
                   (SELECT count(*) FROM item_list WHERE state = 'FIXED') AS lists,
                   CASE WHEN f.id IS NOT NULL
                        THEN ARRAY (SELECT a.item_code FROM recognised_result a
                                     WHERE a.record_id = f.id AND a.adopter = :department AND a.ended_at IS NULL)
                   END AS adopted
              FROM unnest(:subjects) one (subject) LEFT JOIN found f ON f.subject_key = one.subject LEFT JOIN department d ON d.code = f.department
             ORDER BY f.event_on DESC, f.id
            """;

    private final JdbcClient jdbc;
    private final FixedItems items;
    private final Together<Asker, String, List<Result>> together = new Together<>(MOST, this::found);

    ResultQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.items = new FixedItems(jdbc);
    }

    /**
     * Returns the results that rights show, the newest first; those that ask at the same time are asked as one.
     *
     * @return empty if neither a register nor a record shown knows the subject
     */
    Asked<Optional<List<Result>>> of(Caller caller, String subject, Rights rights) {
        return together.ask(asker(caller, null, rights), subject).then(Optional::ofNullable);
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
        var fixed = new AtomicLong();
        jdbc.sql(SELECT)
                .param("subjects", subjects.toArray(String[]::new))
                .param("all", asker.all)
                .param("providers", asker.providers.toArray(String[]::new))
                .param("record", asker.record)
                .param("department", asker.department)
                .query(r -> {
                    fixed.set(r.getLong("lists"));
                    var subject = r.getString("subject");
                    if (!r.getBoolean("known")) return;
                    var results = found.computeIfAbsent(subject, s -> new ArrayList<>());
                    if (r.getString("id") != null) results.add(Result.read(r));
                });
        // when the connection is back: a new list needs one of its own
        var lists = items.of(fixed.get());
        found.replaceAll(
                (s, results) -> results.stream().map(r -> r.with(lists)).toList());
        return found;
    }
}
