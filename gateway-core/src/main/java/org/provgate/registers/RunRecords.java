package org.provgate.registers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows a run leaves in {@code run}, {@code run_stream}, {@code frontier} and {@code checkpoint}. */
final class RunRecords {

    /** The newest run of a province. */
    record Newest(long id, RunReport.State state, String areaCode, boolean resumable) {}

    /** What the last sealed run left for a stream. */
    record Checkpoint(RegisterStream stream, String areaCode, String position, Instant fullAt) {}

    /** A page of the frontier. */
    record PageRow(RegisterQuestion question, boolean done) {}

    private final JdbcClient jdbc;

    RunRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Newest> newest(String province) {
        return jdbc.sql("SELECT id, state, area_code, resumable FROM run WHERE province = :p ORDER BY id DESC LIMIT 1")
                .param("p", province)
                .query((r, n) -> new Newest(
                        r.getLong(1), RunReport.State.valueOf(r.getString(2)), r.getString(3), r.getBoolean(4)))
                .optional();
    }

    long open(String province, String areaCode, UUID holder, Instant now) {
        return jdbc.sql("""
                        INSERT INTO run (province, area_code, state, stage, holder, opened_at)
                        VALUES (:province, :area, 'RUNNING', 'FETCH', :holder, :now) RETURNING id
                        """)
                .param("province", province)
                .param("area", areaCode)
                .param("holder", holder)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    void take(long run, UUID holder) {
        jdbc.sql("""
                        UPDATE run SET holder = :holder, state = 'RUNNING', stage = 'FETCH', ended_at = NULL, reason = NULL
                         WHERE id = :run
                        """).param("holder", holder).param("run", run).update();
    }

    /** Fails if another process has taken the run over. Holds it off until the transaction ends. */
    void fence(long run, UUID holder) {
        var ours = jdbc.sql("SELECT 1 FROM run WHERE id = :run AND holder = :holder AND state = 'RUNNING' FOR SHARE")
                .param("run", run)
                .param("holder", holder)
                .query(Integer.class)
                .optional();
        if (ours.isEmpty()) throw new RunLockedException("run " + run + " was taken over by another process");
    }

    void stage(long run, String stage) {
        jdbc.sql("UPDATE run SET stage = :stage WHERE id = :run")
                .param("stage", stage)
                .param("run", run)
                .update();
    }

    void end(
            long run,
            RunReport.State state,
            @Nullable String reason,
            boolean resumable,
            @Nullable String root,
            Instant now) {
        jdbc.sql("""
                        UPDATE run SET state = :state, reason = :reason, resumable = :resumable, register_root = :root,
                               ended_at = :now, stage = CASE WHEN :state = 'SEALED' THEN 'DONE' ELSE stage END
                         WHERE id = :run
                        """)
                .param("state", state.name())
                .param("reason", reason)
                .param("resumable", resumable)
                .param("root", root)
                .param("now", Timestamp.from(now))
                .param("run", run)
                .update();
    }

    void worked(long run, long millis) {
        jdbc.sql("UPDATE run SET busy_millis = busy_millis + :millis WHERE id = :run")
                .param("millis", millis)
                .param("run", run)
                .update();
    }

    void stream(long run, RegisterStream stream, @Nullable String since) {
        jdbc.sql("INSERT INTO run_stream (run_id, stream, since) VALUES (:run, :stream, :since)")
                .param("run", run)
                .param("stream", stream.name())
                .param("since", since)
                .update();
    }

    void addPages(long run, List<RegisterQuestion> questions) {
        if (questions.isEmpty()) return;
        jdbc.sql("""
                        INSERT INTO frontier (run_id, stream, position)
                        SELECT :run, :stream, unnest(CAST(:positions AS text[])) ON CONFLICT DO NOTHING
                        """)
                .param("run", run)
                .param("stream", questions.get(0).stream().name())
                .param(
                        "positions",
                        questions.stream().map(RegisterQuestion::position).toArray(String[]::new))
                .update();
    }

    void finishPage(long run, RegisterQuestion question, int staged) {
        jdbc.sql("""
                        INSERT INTO frontier (run_id, stream, position, done, staged)
                        VALUES (:run, :stream, :position, true, :staged)
                        ON CONFLICT (run_id, stream, position) DO UPDATE SET done = true, staged = EXCLUDED.staged
                        """)
                .param("run", run)
                .param("stream", question.stream().name())
                .param("position", question.position())
                .param("staged", staged)
                .update();
    }

    void clearPages(long run, RegisterStream stream) {
        jdbc.sql("DELETE FROM frontier WHERE run_id = :run AND stream = :stream")
                .param("run", run)
                .param("stream", stream.name())
                .update();
        jdbc.sql("""
                        UPDATE run_stream SET checkpoint = NULL, announced = NULL, held = NULL, fetched = 0
                         WHERE run_id = :run AND stream = :stream
                        """).param("run", run).param("stream", stream.name()).update();
    }

    List<PageRow> pages(long run) {
        return jdbc.sql("""
                        SELECT f.stream, s.since, f.position, f.done FROM frontier f JOIN run_stream s USING (run_id, stream)
                         WHERE run_id = :run ORDER BY f.ctid
                        """)
                .param("run", run)
                .query((r, n) -> new PageRow(
                        new RegisterQuestion(RegisterStream.valueOf(r.getString(1)), r.getString(2), r.getString(3)),
                        r.getBoolean(4)))
                .list();
    }

    long stagedPerFrontier(long run, RegisterStream stream) {
        return jdbc.sql(
                        "SELECT coalesce(sum(staged), 0) FROM frontier WHERE run_id = :run AND stream = :stream AND done")
                .param("run", run)
                .param("stream", stream.name())
                .query(Long.class)
                .single();
    }

    List<Checkpoint> checkpoints(String province) {
        return jdbc.sql("SELECT stream, area_code, position, full_at FROM checkpoint WHERE province = :p")
                .param("p", province)
                .query((ResultSet r, int n) -> checkpoint(r))
                .list();
    }

    private static Checkpoint checkpoint(ResultSet r) throws SQLException {
        return new Checkpoint(
                RegisterStream.valueOf(r.getString(1)),
                r.getString(2),
                r.getString(3),
                r.getTimestamp(4).toInstant());
    }
}
