package org.provgate.batches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.provgate.batches.Batch.Drawn;
import org.provgate.batches.Batch.Frozen;
import org.provgate.batches.Batch.Given;
import org.provgate.batches.BatchDefinition.Contributor;
import org.provgate.batches.BatchDefinition.Department;
import org.provgate.batches.BatchDefinition.Plan;
import org.provgate.rules.ItemClass;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads batches back. */
final class BatchReader {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String ONE = """
            SELECT b.*, (SELECT r.id FROM batch r WHERE r.replaces = b.id) AS replaced_by, t.id AS task_id,
                   (SELECT count(*) FROM task_target tt WHERE tt.task_id = t.id) AS targets,
                   (SELECT count(*) FROM task_target tt WHERE tt.task_id = t.id AND tt.unstaffed) AS unstaffed
              FROM batch b LEFT JOIN task t ON t.batch_id = b.id WHERE b.id = :id
            """;
    private static final String LIST = """
            SELECT b.id, b.province, b.name, b.state, b.frame_size, b.created_at, b.replaces, b.abort_reason,
                   (SELECT count(*) FROM task t JOIN task_target tt ON tt.task_id = t.id WHERE t.batch_id = b.id) AS targets
              FROM batch b WHERE b.province = coalesce(CAST(:province AS text), b.province)
             ORDER BY b.created_at DESC, b.id DESC LIMIT :most
            """;

    private final JdbcClient jdbc;

    BatchReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Batch> one(String id) {
        var departments = jdbc.sql("SELECT * FROM batch_department WHERE batch_id = :id ORDER BY position")
                .param("id", id)
                .query(BatchReader::department)
                .list();
        var given = jdbc.sql("SELECT * FROM batch_contributor WHERE batch_id = :id ORDER BY contributor")
                .param("id", id)
                .query(BatchReader::given)
                .list();
        var exclusions = counts("SELECT reason, subjects FROM batch_exclusion WHERE batch_id = :id", id);
        return jdbc.sql(ONE)
                .param("id", id)
                .query((r, n) -> batch(r, departments, given, exclusions))
                .optional();
    }

    List<Batch.Summary> list(@Nullable String province, int most) {
        return jdbc.sql(LIST)
                .param("province", province)
                .param("most", most)
                .query((r, n) -> new Batch.Summary(
                        r.getString("id"),
                        r.getString("province"),
                        r.getString("name"),
                        BatchState.valueOf(r.getString("state")),
                        r.getObject("frame_size", Long.class),
                        r.getInt("targets"),
                        r.getTimestamp("created_at").toInstant(),
                        r.getString("replaces"),
                        r.getString("abort_reason")))
                .list();
    }

    private Map<String, Long> counts(String sql, String id) {
        var counts = new TreeMap<String, Long>();
        jdbc.sql(sql).param("id", id).query((ResultSet r) -> {
            counts.put(r.getString(1), r.getLong(2));
        });
        return counts;
    }

    private static Batch batch(
            ResultSet r, List<Department> departments, List<Given> given, Map<String, Long> exclusions)
            throws SQLException {
        var state = BatchState.valueOf(r.getString("state"));
        return new Batch(
                definition(r, departments, given),
                state,
                state.next(),
                r.getString("created_by"),
                r.getTimestamp("created_at").toInstant(),
                r.getString("abort_reason"),
                r.getString("replaced_by"),
                r.getString("frame_root") == null ? null : frozen(r, exclusions),
                given,
                r.getString("seed"),
                r.getString("task_id") == null
                        ? null
                        : new Drawn(
                                r.getTimestamp("drawn_at").toInstant(),
                                r.getString("document_digest"),
                                r.getString("task_id"),
                                r.getInt("targets"),
                                r.getInt("unstaffed")));
    }

    private static BatchDefinition definition(ResultSet r, List<Department> departments, List<Given> given)
            throws SQLException {
        var plan = r.getString("plan_id");
        return new BatchDefinition(
                r.getString("id"),
                r.getString("province"),
                r.getString("area_code"),
                r.getString("name"),
                r.getString("lead_department"),
                ItemClass.valueOf(r.getString("item_class")),
                r.getString("template"),
                plan == null ? null : new Plan(plan, r.getInt("plan_version"), r.getInt("plan_round")),
                read(r.getString("filter"), new TypeReference<Filter>() {}),
                read(r.getString("rates"), new TypeReference<TreeMap<String, String>>() {}),
                read(r.getString("minimum"), new TypeReference<TreeMap<String, Integer>>() {}),
                r.getInt("slack"),
                r.getObject("window_start", LocalDate.class),
                r.getObject("window_end", LocalDate.class),
                departments,
                given.stream()
                        .map(g -> new Contributor(g.contributor(), g.event(), g.eventAt()))
                        .toList(),
                r.getString("replaces"),
                r.getString("replace_reason"));
    }

    private static Frozen frozen(ResultSet r, Map<String, Long> exclusions) throws SQLException {
        return new Frozen(
                r.getTimestamp("frozen_at").toInstant(),
                r.getLong("run_id"),
                r.getString("register_root"),
                read(r.getString("strata"), new TypeReference<TreeMap<String, Long>>() {}),
                exclusions,
                r.getString("rules"),
                r.getString("frame_root"),
                r.getString("roster_root"),
                r.getString("conflicts_root"),
                r.getString("parameters"),
                r.getString("parameters_digest"));
    }

    private static Department department(ResultSet r, int n) throws SQLException {
        Array items = r.getArray("item_codes");
        return new Department(
                r.getString("department"), r.getInt("team_size"), r.getString("specialty"), List.of((String[])
                        items.getArray()));
    }

    private static Given given(ResultSet r, int n) throws SQLException {
        return new Given(
                r.getString("contributor"),
                r.getString("event"),
                instant(r.getTimestamp("event_at")),
                r.getString("commitment"),
                r.getString("nonce"),
                r.getString("value"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a batch's own JSON cannot be read", e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
