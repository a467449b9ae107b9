package org.provgate.submissions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Deliveries;
import org.provgate.outbox.Delivery;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads records and where they stand. For several threads. */
public final class RecordBook {

    private static final String RECORDS = "SELECT r.* FROM record r WHERE ";
    private static final String CORRECTIONS =
            "SELECT id, correction_of FROM record WHERE correction_of = ANY(:ids) ORDER BY submitted_at, id";
    private static final String STARS = "******";

    private final JdbcClient jdbc;
    private final Deliveries deliveries;

    public RecordBook(JdbcClient jdbc, Deliveries deliveries) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
    }

    /** @param next what {@code cursor} is on the next page; null on the last */
    public record Page(List<StoredRecord> records, @Nullable String next) {}

    public Optional<StoredRecord> one(Kind kind, String id) {
        var rows = jdbc.sql(RECORDS + "r.kind = :kind AND r.id = :id")
                .param("kind", kind.name())
                .param("id", id)
                .query((r, n) -> row(r, true))
                .list();
        return complete(rows).stream().findFirst();
    }

    /** Returns records, the newest first. @param cursor of the page before; null for the first */
    public Page list(Kind kind, RecordFilter filter, @Nullable String cursor, int most) {
        var conditions = new ArrayList<>(List.of("r.kind = :kind", "(r.submitted_at, r.id) < (:at, :before)"));
        var params = new HashMap<String, Object>();
        var after = cursor == null ? Cursor.START : Cursor.of(cursor);
        params.put("kind", kind.name());
        params.put("at", Timestamp.from(after.submittedAt()));
        params.put("before", after.id());
        params.put("most", most + 1);
        // of results the business key begins with the task
        add(
                conditions,
                params,
                "task",
                filter.task(),
                "r.business_key >= :task || '/' AND r.business_key < :task || '0'");
        add(conditions, params, "subject", filter.subject(), "r.subject_key = :subject");
        add(conditions, params, "department", filter.department(), "r.department = :department");
        add(conditions, params, "submission", filter.submission(), "r.submission = :submission");
        add(conditions, params, "state", filter.state(), """
                EXISTS (SELECT FROM delivery d WHERE d.record_id = r.id AND d.channel = :channel AND d.state = :state)
                """);
        if (filter.state() != null) params.put("channel", kind.channel().name());
        var rows = jdbc.sql(RECORDS + String.join(" AND ", conditions)
                        + " ORDER BY r.submitted_at DESC, r.id DESC LIMIT :most")
                .params(params)
                .query((r, n) -> row(r, false))
                .list();
        var page = complete(rows.size() > most ? rows.subList(0, most) : rows);
        if (rows.size() <= most) return new Page(page, null);
        var last = page.get(most - 1);
        return new Page(page, new Cursor(last.submittedAt(), last.id()).text());
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> params,
            String name,
            @Nullable String value,
            String condition) {
        if (value == null) return;
        conditions.add(condition);
        params.put(name, value);
    }

    private static StoredRecord row(ResultSet r, boolean whole) throws SQLException {
        return new StoredRecord(
                r.getString("id"),
                Kind.valueOf(r.getString("kind")),
                r.getString("province"),
                r.getString("department"),
                r.getString("subject_key"),
                r.getString("task_id"),
                r.getObject("event_on", LocalDate.class),
                r.getString("correction_of"),
                List.of(),
                r.getString("submission"),
                r.getString("submitted_by"),
                r.getTimestamp("submitted_at").toInstant(),
                r.getString("digest"),
                List.of(),
                List.of(),
                whole ? starred(r.getString("content")) : null);
    }

    /** Adds what stands in other tables, in three queries however many records there are. */
    private List<StoredRecord> complete(List<StoredRecord> rows) {
        if (rows.isEmpty()) return List.of();
        var ids = rows.stream().map(StoredRecord::id).toArray(String[]::new);
        var corrections = new HashMap<String, List<String>>();
        jdbc.sql(CORRECTIONS).param("ids", ids).query((ResultSet r) -> {
            list(corrections, r.getString("correction_of")).add(r.getString("id"));
        });
        var receivers = deliveries.ofRecords(List.of(ids)).stream().collect(Collectors.groupingBy(Delivery::record));
        var dues = Records.dues(jdbc, ids);
        return rows.stream()
                .map(r -> new StoredRecord(
                        r.id(),
                        r.kind(),
                        r.province(),
                        r.department(),
                        r.subject(),
                        r.task(),
                        r.eventOn(),
                        r.correctionOf(),
                        corrections.getOrDefault(r.id(), List.of()),
                        r.submission(),
                        r.submittedBy(),
                        r.submittedAt(),
                        r.digest(),
                        dues.getOrDefault(r.id(), List.of()),
                        receivers.getOrDefault(r.id(), List.of()),
                        r.content()))
                .toList();
    }

    private static JsonNode starred(String content) {
        try {
            var tree = Canonical.MAPPER.readTree(content);
            if (tree.path("party") instanceof ObjectNode party && party.has("personIdNo"))
                party.put("personIdNo", STARS);
            return tree;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the content of a record is JSON", e);
        }
    }

    private static <T> List<T> list(Map<String, List<T>> lists, String key) {
        return lists.computeIfAbsent(key, k -> new ArrayList<>(2));
    }
}
