package org.provgate.registers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.registers.RunReport.State;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads runs back, whatever their state. For several threads. */
public final class RunReports {

    private static final String RUNS = """
            SELECT r.*, s.*, (SELECT count(*) FROM frontier f WHERE f.run_id = r.id AND f.done) AS pages_done,
                   (SELECT count(*) FROM frontier f WHERE f.run_id = r.id AND NOT f.done) AS pages_open
              FROM (SELECT * FROM run WHERE %s ORDER BY id DESC LIMIT :most) r LEFT JOIN run_stream s ON s.run_id = r.id
             ORDER BY r.id DESC, array_position(ARRAY['SUBJECTS','ABNORMAL','SERIOUS','TAX','DISHONEST'], s.stream)
            """;

    private final JdbcClient jdbc;

    public RunReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<RunReport> one(long run) {
        return read("id = :run", Map.of("run", run, "most", 1)).stream().findFirst();
    }

    /** Returns runs, the newest first. @param before only runs of a smaller number; null for all */
    public List<RunReport> newest(int most, @Nullable Long before) {
        return before == null
                ? read("true", Map.of("most", most))
                : read("id < :before", Map.of("most", most, "before", before));
    }

    /** Returns the newest run of each province that ever had one. */
    public List<RunReport> newestOfEach() {
        return read("id IN (SELECT max(id) FROM run GROUP BY province)", Map.of("most", 1_000));
    }

    /** Returns when each province was last sealed. */
    public Map<String, Instant> lastSealed() {
        var answer = new LinkedHashMap<String, Instant>();
        jdbc.sql("SELECT province, max(ended_at) FROM run WHERE state = 'SEALED' GROUP BY province ORDER BY province")
                .query((ResultSet r) -> {
                    answer.put(r.getString(1), r.getTimestamp(2).toInstant());
                });
        return answer;
    }

    private List<RunReport> read(String where, Map<String, ?> params) {
        Map<Long, RunReport> runs = new LinkedHashMap<>();
        Map<Long, List<StreamCounts>> streams = new LinkedHashMap<>();
        jdbc.sql(RUNS.formatted(where)).params(params).query((ResultSet r) -> {
            var id = r.getLong("id");
            if (!runs.containsKey(id)) runs.put(id, run(r));
            var list = streams.computeIfAbsent(id, key -> new ArrayList<>());
            if (r.getString("stream") != null) list.add(counts(r));
        });
        return runs.values().stream()
                .map(run -> with(run, streams.get(run.id())))
                .toList();
    }

    private static RunReport run(ResultSet r) throws SQLException {
        Timestamp ended = r.getTimestamp("ended_at");
        return new RunReport(
                r.getLong("id"),
                r.getString("province"),
                State.valueOf(r.getString("state")),
                r.getString("stage"),
                r.getTimestamp("opened_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                r.getLong("busy_millis") / 1000.0,
                r.getString("reason"),
                r.getString("register_root"),
                r.getLong("pages_done"),
                r.getLong("pages_open"),
                List.of());
    }

    private static RunReport with(RunReport r, List<StreamCounts> streams) {
        return new RunReport(
                r.id(),
                r.province(),
                r.state(),
                r.stage(),
                r.openedAt(),
                r.endedAt(),
                r.seconds(),
                r.reason(),
                r.registerRoot(),
                r.pagesDone(),
                r.pagesOpen(),
                streams);
    }

    private static StreamCounts counts(ResultSet r) throws SQLException {
        return new StreamCounts(
                RegisterStream.valueOf(r.getString("stream")),
                r.getString("since") == null,
                r.getLong("fetched"),
                r.getLong("added"),
                r.getLong("changed"),
                r.getLong("withdrawn"),
                r.getLong("vanished"),
                r.getLong("unchanged"),
                r.getLong("duplicates"),
                r.getLong("quarantined"),
                r.getObject("announced", Long.class),
                r.getObject("held", Long.class),
                r.getLong("drift"),
                r.getString("root"));
    }
}
