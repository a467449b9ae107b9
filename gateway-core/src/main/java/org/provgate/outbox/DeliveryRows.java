package org.provgate.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Gates.Gate;
import org.provgate.spi.Receipt.FieldError;

/** Reads deliveries as people may see them. For several threads. */
final class DeliveryRows {

    /** Takes the ids from a list {@code picked}; behind and task are looked up for what waits alone. */
    static final String SELECT = """
            SELECT d.id, d.record_id, r.kind, d.province, d.channel, d.external_id, r.department, r.subject_key, r.task_id, d.state,
                   d.attempts, b.number, d.receipt_no, d.errors, d.reason, d.created_at, d.accepted_at, d.published_on, d.changed_at,
                   d.next_at, b.next_at AS batch_next, g.province AS gate, g.closed_until, g.paused_by, g.paused_at,
                   g.reason AS gate_reason,
                   coalesce(d.state = 'CLAIMED' AND b.state = 'POSTPONED' OR d.state = 'UNCLEAR' AND b.state = 'UNCLEAR', false)
                       AS begun,
                   (SELECT min(l.due_on) FROM deadline l WHERE l.record_id = d.record_id) AS due,
                   (SELECT c.id FROM record c WHERE c.correction_of = d.record_id ORDER BY c.submitted_at DESC LIMIT 1) AS corrected_by,
                   d.state = 'PENDING' AND EXISTS (
                       SELECT FROM delivery e WHERE e.province = d.province AND e.channel = d.channel AND e.lane = d.lane
                          AND e.place < d.place AND e.state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR')) AS behind,
                   CASE WHEN d.state = 'PENDING' AND d.channel = 'RESULTS' THEN (
                       SELECT CASE WHEN count(*) = 0 THEN NULL
                                   WHEN bool_or(t.state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR')) THEN 'WAITING'
                                   WHEN bool_or(t.state = 'ACCEPTED') THEN NULL ELSE 'STUCK' END
                         FROM delivery t WHERE t.province = d.province AND t.channel = 'TASKS' AND t.lane = d.batch_group) END AS task_there,
                   r.event_on, r.digest, r.correction_of
              FROM picked JOIN delivery d USING (id) JOIN record r ON r.id = d.record_id
                   LEFT JOIN push_batch b ON b.id = d.push_batch LEFT JOIN push_gate g ON g.province = d.province
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<FieldError>> ERRORS = new TypeReference<>() {};

    private DeliveryRows() {}

    static Delivery delivery(ResultSet row, Instant now) throws SQLException {
        var state = State.valueOf(row.getString("state"));
        var channel = Channel.valueOf(row.getString("channel"));
        return new Delivery(
                row.getLong("id"),
                row.getString("record_id"),
                row.getString("kind"),
                row.getString("province"),
                channel,
                row.getString("external_id"),
                row.getString("department"),
                row.getString("subject_key"),
                row.getString("task_id"),
                day(row, "due"),
                state,
                row.getInt("attempts"),
                row.getString("number"),
                row.getString("receipt_no"),
                errors(row.getString("errors")),
                Redaction.text(row.getString("reason")),
                instant(row, "created_at"),
                instant(row, "accepted_at"),
                day(row, "published_on"),
                instant(row, "changed_at"),
                DeliveryStep.of(situation(row, state, channel), now));
    }

    private static DeliveryStep.Situation situation(ResultSet row, State state, Channel channel) throws SQLException {
        var inBatch = state == State.CLAIMED || state == State.SENT || row.getBoolean("begun");
        var batchNext = instant(row, "batch_next");
        return new DeliveryStep.Situation(
                state,
                channel,
                row.getBoolean("begun"),
                inBatch && batchNext != null ? batchNext : instant(row, "next_at"),
                gate(row),
                row.getBoolean("behind"),
                row.getString("task_there"),
                row.getString("corrected_by"));
    }

    private static @Nullable Gate gate(ResultSet row) throws SQLException {
        if (row.getString("gate") == null) return null;
        return new Gate(
                row.getString("gate"),
                instant(row, "closed_until"),
                0,
                row.getString("paused_by"),
                instant(row, "paused_at"),
                row.getString("gate_reason"));
    }

    private static List<FieldError> errors(@Nullable String json) {
        if (json == null) return List.of();
        try {
            return JSON.readValue(json, ERRORS).stream()
                    .map(e -> new FieldError(e.field(), e.code(), Redaction.text(e.message())))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("errors of a delivery are no list of field, code, message", e);
        }
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
