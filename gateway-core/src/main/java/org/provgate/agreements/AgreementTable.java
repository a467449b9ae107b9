package org.provgate.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.agreements.Agreement.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code agreement}. */
final class AgreementTable {

    private static final String KNOWN = "SELECT EXISTS (SELECT FROM department WHERE code = :code AND active)";
    private static final String INSERT = """
            INSERT INTO agreement (id, provider, receiver, kind, fields, purpose, starts, ends, state, written_by, written_at)
            VALUES (:id, :provider, :receiver, :kind, :fields, :purpose, :from, :to, 'DRAFT', :by, :at)
            """;
    private static final String APPROVE = """
            UPDATE agreement SET state = 'IN_FORCE', approved_by = :by, approved_at = :at WHERE id = :id
            """;
    private static final String END = """
            UPDATE agreement SET state = 'ENDED', ended_by = :by, ended_side = :side, ended_at = :at, end_reason = :reason
             WHERE id = :id
            """;
    private static final String EXPIRE = """
            UPDATE agreement SET state = 'ENDED', ended_by = :by, ended_at = :at, end_reason = :reason
             WHERE state <> 'ENDED' AND ends < :today RETURNING *
            """;
    private static final String SELECT = """
            SELECT * FROM agreement
             WHERE (CAST(:id AS text) IS NULL OR id = :id) AND (:all OR :department IN (provider, receiver))
               AND (CAST(:state AS text) IS NULL OR state = :state)
             ORDER BY written_at DESC, id LIMIT :most
            """;
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    AgreementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns whether a department takes part. */
    boolean takesPart(@Nullable String code) {
        return code != null
                && jdbc.sql(KNOWN).param("code", code).query(Boolean.class).single();
    }

    void insert(Agreement a) {
        jdbc.sql(INSERT)
                .param("id", a.id())
                .param("provider", a.provider())
                .param("receiver", a.receiver())
                .param("kind", a.kind().name())
                .param("fields", a.fields().toArray(String[]::new))
                .param("purpose", a.purpose())
                .param("from", a.from())
                .param("to", a.to())
                .param("by", a.writtenBy())
                .param("at", Timestamp.from(a.writtenAt()))
                .update();
    }

    void approve(String id, String by, Instant at) {
        jdbc.sql(APPROVE)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void end(String id, Caller by, Instant at, String reason) {
        jdbc.sql(END)
                .param("by", by.actor())
                .param("side", by.department())
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** Returns those whose last day is over, ended now. */
    List<Agreement> expire(LocalDate today, String by, Instant at, String reason) {
        return jdbc.sql(EXPIRE)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .param("today", today)
                .query((r, n) -> agreement(r))
                .list();
    }

    /** Returns agreements the caller may see, the newest first. @param id only this; null for all @param lock for a change */
    List<Agreement> select(Caller caller, @Nullable String id, @Nullable State state, boolean lock) {
        return jdbc.sql(lock ? SELECT + "FOR UPDATE" : SELECT)
                .param("id", id)
                .param("all", caller.reach() == Reach.OFFICE)
                .param("department", caller.department())
                .param("state", state == null ? null : state.name())
                .param("most", MOST)
                .query((r, n) -> agreement(r))
                .list();
    }

    private static Agreement agreement(ResultSet r) throws SQLException {
        return new Agreement(
                r.getString("id"),
                r.getString("provider"),
                r.getString("receiver"),
                FindingKind.valueOf(r.getString("kind")),
                List.of((String[]) r.getArray("fields").getArray()),
                r.getString("purpose"),
                r.getObject("starts", LocalDate.class),
                r.getObject("ends", LocalDate.class),
                State.valueOf(r.getString("state")),
                r.getString("written_by"),
                r.getTimestamp("written_at").toInstant(),
                r.getString("approved_by"),
                instant(r.getTimestamp("approved_at")),
                r.getString("ended_by"),
                r.getString("ended_side"),
                instant(r.getTimestamp("ended_at")),
                r.getString("end_reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
