package org.provgate.clues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.clues.Clue.State;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clues in the database. What changes them works in the caller's transaction. */
final class ClueLedger {

    private static final String SEEN = "(:office OR c.department = :department)";

    /** The contact leaves the database for the department that has the clue, and for nobody else. */
    private static final String SELECT = """
            SELECT id, state, subject, what, place, CASE WHEN department = :department THEN contact END AS contact, received_at,
                   department, assigned_by, task_id, transfer_id, reason
              FROM clue c WHERE\s""" + SEEN;

    private static final String LIST = SELECT + """
             AND (CAST(:state AS text) IS NULL OR c.state = :state)
               AND (CAST(:before AS text) IS NULL
                    OR (c.received_at, c.id) < (SELECT b.received_at, b.id FROM clue b WHERE b.id = :before))
             ORDER BY c.received_at DESC, c.id DESC LIMIT :most
            """;
    private static final String INSERT = """
            INSERT INTO clue (id, subject, what, place, contact, received_at, state)
            VALUES (:id, :subject, :what, :place, :contact, :now, 'NEW')
            """;
    private static final String ASSIGN = """
            UPDATE clue SET state = 'ASSIGNED', department = :department, assigned_by = :actor, assigned_at = :now WHERE id = :id
            """;
    private static final String SETTLE = """
            UPDATE clue SET state = :state, task_id = :task, transfer_id = :transfer, reason = :reason, settled_by = :actor,
                            settled_at = :now
             WHERE id = :id
            """;

    private final JdbcClient jdbc;

    ClueLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            String id, String subject, String what, @Nullable String where, @Nullable String contact, Timestamp now) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("subject", subject)
                .param("what", what)
                .param("place", where)
                .param("contact", contact)
                .param("now", now)
                .update();
    }

    List<Clue> list(@Nullable State state, @Nullable String before, int most, Caller caller) {
        return seen(LIST, caller)
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("most", most)
                .query(ClueLedger::clue)
                .list();
    }

    Clue one(String id, Caller caller) {
        return seen(SELECT + " AND c.id = :id", caller)
                .param("id", id)
                .query(ClueLedger::clue)
                .optional()
                .orElseThrow(
                        () -> new Refusal("clue-unknown", "there is no clue " + id + "; list them at /api/v1/clues"));
    }

    /** Returns it, and lets nobody else change it until the transaction ends. */
    Clue lock(String id, Caller caller) {
        seen("SELECT id FROM clue c WHERE c.id = :id AND " + SEEN + " FOR NO KEY UPDATE", caller)
                .param("id", id)
                .query(row -> {});
        return one(id, caller);
    }

    long unassigned() {
        return jdbc.sql("SELECT count(*) FROM clue WHERE state = 'NEW'")
                .query(Long.class)
                .single();
    }

    boolean active(String department) {
        return jdbc.sql("SELECT count(*) FROM department WHERE code = :code AND active")
                        .param("code", department)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void assign(String id, String department, String actor, Timestamp now) {
        jdbc.sql(ASSIGN)
                .param("id", id)
                .param("department", department)
                .param("actor", actor)
                .param("now", now)
                .update();
    }

    void settle(
            String id,
            State state,
            @Nullable String task,
            @Nullable String transfer,
            @Nullable String reason,
            String actor,
            Timestamp now) {
        jdbc.sql(SETTLE)
                .param("id", id)
                .param("state", state.name())
                .param("task", task)
                .param("transfer", transfer)
                .param("reason", reason)
                .param("actor", actor)
                .param("now", now)
                .update();
    }

    private JdbcClient.StatementSpec seen(String sql, Caller caller) {
        return jdbc.sql(sql).param("office", caller.reach() == Reach.OFFICE).param("department", caller.department());
    }

    private static Clue clue(ResultSet r, int n) throws SQLException {
        return new Clue(
                r.getString("id"),
                State.valueOf(r.getString("state")),
                r.getString("subject"),
                r.getString("what"),
                r.getString("place"),
                r.getString("contact"),
                r.getTimestamp("received_at").toInstant(),
                r.getString("department"),
                r.getString("assigned_by"),
                r.getString("task_id"),
                r.getString("transfer_id"),
                r.getString("reason"));
    }
}
