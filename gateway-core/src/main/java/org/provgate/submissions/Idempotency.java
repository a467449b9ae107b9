package org.provgate.submissions;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers under which key what was asked and how it was answered. For several threads and nodes. */
final class Idempotency {

    /** Locked until the transaction ends; a node that holds it is answering right now. */
    private static final String LOCK = """
            SELECT k, pg_try_advisory_xact_lock(hashtextextended(d || E'\\n' || k, 71)) AS free FROM unnest(:departments, :keys) AS x (d, k)
            """;

    private static final String KNOWN = """
            SELECT department, key, digest, status, body FROM idempotency
             WHERE (department, key) IN (SELECT * FROM unnest(:departments, :keys))
            """;
    private static final String INSERT = """
            INSERT INTO idempotency (department, key, digest, status, body, at)
            SELECT d, k, g, s, b, :at FROM unnest(:departments, :keys, :digests, :statuses, :bodies) AS x (d, k, g, s, b)
            """;

    private final JdbcClient jdbc;
    /** Those this node is answering. */
    private final Set<Question> asked = ConcurrentHashMap.newKeySet();

    Idempotency(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key of a department. */
    private record Question(String department, String key) {}

    /** Runs {@code work} unless this node is answering the same key. */
    <T> T once(@Nullable Repeatable asking, java.util.function.Supplier<T> work) {
        if (asking == null) return work.get();
        var question = new Question(asking.department(), asking.key());
        if (!asked.add(question)) throw inProgress(asking);
        try {
            return work.get();
        } finally {
            asked.remove(question);
        }
    }

    /** What is known of keys: their first answers, and those another node is answering. */
    record Known(Map<Repeatable, Reply> answers, Map<Repeatable, RuntimeException> refused) {}

    /** Locks the keys until the transaction ends and looks them up. */
    Known known(List<Repeatable> asking) {
        var known = new Known(new HashMap<>(), new HashMap<>());
        if (asking.isEmpty()) return known;
        var departments = column(asking, Repeatable::department);
        var keys = column(asking, Repeatable::key);
        var locks = jdbc.sql(LOCK)
                .param("departments", departments)
                .param("keys", keys)
                .query((r, n) -> r.getBoolean("free"))
                .list();
        for (int i = 0; i < asking.size(); i++)
            if (!locks.get(i)) known.refused.put(asking.get(i), inProgress(asking.get(i)));
        jdbc.sql(KNOWN).param("departments", departments).param("keys", keys).query((ResultSet r) -> {
            for (var one : asking)
                if (one.department().equals(r.getString("department"))
                        && one.key().equals(r.getString("key"))) {
                    if (one.digest().equals(r.getString("digest")))
                        known.answers.put(one, new Reply(r.getInt("status"), r.getString("body")));
                    else known.refused.put(one, reused(one));
                }
        });
        return known;
    }

    /** Writes first answers down, in the caller's transaction. */
    void remember(Map<Repeatable, Reply> answers, Instant at) {
        if (answers.isEmpty()) return;
        var asking = List.copyOf(answers.keySet());
        jdbc.sql(INSERT)
                .param("departments", column(asking, Repeatable::department))
                .param("keys", column(asking, Repeatable::key))
                .param("digests", column(asking, Repeatable::digest))
                .param(
                        "statuses",
                        asking.stream().map(a -> answers.get(a).status()).toArray(Integer[]::new))
                .param("bodies", column(asking, a -> answers.get(a).body()))
                .param("at", Timestamp.from(at))
                .update();
    }

    private static String[] column(List<Repeatable> asking, Function<Repeatable, String> value) {
        return asking.stream().map(value).toArray(String[]::new);
    }

    private static Refusal inProgress(Repeatable asking) {
        return new Refusal(
                "in-progress",
                "the request with Idempotency-Key “" + asking.key() + "” is being answered; ask again in a moment");
    }

    private static Refusal reused(Repeatable asking) {
        return new Refusal(
                "idempotency-key-reused",
                "Idempotency-Key “" + asking.key() + "” was used for another request; take a new key");
    }
}
