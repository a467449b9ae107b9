package org.provgate.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code recognised_result}, but for rows from before adoptions were recorded. */
final class AdoptionTable {

    private static final String INSERT = """
            INSERT INTO recognised_result (subject_key, item_code, department, checked_on, valid_until, record_id, adopter, adopted_by,
                                           adopted_at, rule, reason)
            VALUES (:subject, :item, :department, :checked, :until, :record, :adopter, :by, :at, :rule, :reason)
            ON CONFLICT (record_id, item_code, adopter) WHERE ended_at IS NULL DO NOTHING
            RETURNING *
            """;
    private static final String END = """
            UPDATE recognised_result SET ended_by = :by, ended_at = :at, end_reason = :reason WHERE id = :id
            """;
    private static final String SELECT = """
            SELECT * FROM recognised_result
             WHERE record_id IS NOT NULL AND (CAST(:id AS bigint) IS NULL OR id = :id)
               AND (:all OR :department IN (adopter, department))
               AND (CAST(:subject AS text) IS NULL OR subject_key = :subject) AND (NOT :open OR ended_at IS NULL)
             ORDER BY id DESC LIMIT :most
            """;
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    AdoptionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the new one; empty if the same stands already. */
    Optional<Adoption> insert(
            Result result, String subject, String item, Reliance reliance, Caller by, Instant at, String reason) {
        return jdbc.sql(INSERT)
                .param("subject", subject)
                .param("item", item)
                .param("department", result.department())
                .param("checked", result.checked())
                .param("until", reliance.until())
                .param("record", result.id())
                .param("adopter", by.department())
                .param("by", by.actor())
                .param("at", Timestamp.from(at))
                .param("rule", reliance.rule() == null ? null : name(reliance.rule()))
                .param("reason", reason)
                .query((r, n) -> adoption(r))
                .optional();
    }

    static String name(RecognitionRule rule) {
        return rule.id() + " from " + rule.from();
    }

    void end(long id, String by, Instant at, String reason) {
        jdbc.sql(END)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** Returns adoptions by or from the caller's department, the newest first. @param lock for a change */
    List<Adoption> select(Caller caller, @Nullable Long id, @Nullable String subject, boolean open, boolean lock) {
        return jdbc.sql(lock ? SELECT + "FOR UPDATE" : SELECT)
                .param("id", id)
                .param("all", caller.reach() == Reach.OFFICE)
                .param("department", caller.department())
                .param("subject", subject)
                .param("open", open)
                .param("most", MOST)
                .query((r, n) -> adoption(r))
                .list();
    }

    static Adoption adoption(ResultSet r) throws SQLException {
        var endedAt = r.getTimestamp("ended_at");
        return new Adoption(
                r.getLong("id"),
                r.getString("subject_key"),
                r.getString("item_code"),
                r.getString("record_id"),
                r.getString("department"),
                r.getString("adopter"),
                r.getObject("checked_on", LocalDate.class),
                r.getObject("valid_until", LocalDate.class),
                r.getString("rule"),
                r.getString("reason"),
                r.getString("adopted_by"),
                r.getTimestamp("adopted_at").toInstant(),
                r.getString("ended_by"),
                endedAt == null ? null : endedAt.toInstant(),
                r.getString("end_reason"));
    }
}
