package org.provgate.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what became of deliveries: their state, what happened, and the evidence of both. The caller holds a transaction. */
final class Verdicts {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The state is hidden from the planner: it would look through all that is open, by an index of that, for each record. */
    private static final String SETTLE = """
            WITH told AS (
                SELECT * FROM unnest(:externals, :states, :whats, :receipts, :errors, :notes)
                           AS t (external_id, state, what, receipt_no, errors, note)),
            settled AS (
                UPDATE delivery d
                   SET state = t.state, receipt_no = coalesce(t.receipt_no, d.receipt_no), errors = t.errors::jsonb,
                       reason = t.note, next_at = :next, changed_at = :now,
                       accepted_at = CASE WHEN t.state = 'ACCEPTED' THEN CAST(:now AS timestamptz) END
                  FROM told t
                 WHERE d.external_id = t.external_id AND d.channel = :channel AND d.province = :province
                   AND d.state || '' IN ('CLAIMED', 'SENT', 'UNCLEAR')
                RETURNING d.id, d.push_batch, t.what, t.receipt_no, t.note)
            INSERT INTO delivery_event (delivery_id, at, what, push_batch, actor, note)
            SELECT id, CAST(:now AS timestamptz), what, push_batch, 'gateway', concat_ws(' ', receipt_no, note) FROM settled
            """;

    private final JdbcClient jdbc;
    private final Evidence evidence;

    Verdicts(JdbcClient jdbc, Evidence evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    /**
     * Settles deliveries whose outcome was open.
     *
     * @param next when an accepted one is first asked whether it is public
     * @param object what the evidence is about, such as {@code push-batch/12}
     * @return how many were settled
     */
    int settle(String province, Channel channel, List<Verdict> verdicts, Instant now, Instant next, String object) {
        int settled = jdbc.sql(SETTLE)
                .param("province", province)
                .param("channel", channel.name())
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .param("externals", column(verdicts, Verdict::externalId))
                .param("states", column(verdicts, Verdict::state))
                .param("whats", column(verdicts, Verdict::what))
                .param("receipts", column(verdicts, Verdict::receiptNo))
                .param("errors", column(verdicts, v -> v.errors().isEmpty() ? null : json(v)))
                .param("notes", column(verdicts, Verdict::note))
                .update();
        if (settled > 0) prove(province, channel, "push.settled", object, verdicts);
        return settled;
    }

    /** Appends the evidence of verdicts: how many of each, and a digest of their lines in the order of their ids. */
    void prove(String province, Channel channel, String action, String object, List<Verdict> verdicts) {
        var outcome = verdicts.stream()
                .collect(Collectors.groupingBy(Verdict::state, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        evidence.append(new Entry(
                province,
                "gateway",
                action,
                object,
                channel + " " + outcome,
                object.replace('/', '-'),
                null,
                digest(verdicts)));
    }

    static String digest(List<Verdict> verdicts) {
        var lines = verdicts.stream()
                .sorted(Comparator.comparing(Verdict::externalId))
                .map(Verdict::line)
                .collect(Collectors.joining());
        return Digest.of(lines);
    }

    private static String json(Verdict verdict) {
        try {
            return JSON.writeValueAsString(verdict.errors());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("errors of a receipt cannot be written as JSON", e);
        }
    }

    private static String[] column(List<Verdict> rows, Function<Verdict, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
