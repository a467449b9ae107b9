package org.provgate.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.provgate.outbox.PushBatch.Parcel;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes up again what was begun: batches that wait, records whose outcome is unclear, accepted results. The caller holds a transaction. */
final class Resumptions {

    /** A worker that did not come back may have been killed after the platform acted. */
    private static final String EXPIRED = """
            UPDATE push_batch
               SET state = CASE WHEN channel = ANY(:lookUps) THEN 'DISSOLVED' ELSE 'UNCLEAR' END, next_at = :now, changed_at = :now,
                   lease = lease + 1, reason = 'its worker did not come back'
             WHERE id IN (SELECT id FROM push_batch WHERE province = :province AND state = 'CLAIMED' AND next_at <= :now
                           FOR UPDATE SKIP LOCKED)
            RETURNING id
            """;

    private static final String UNCLEAR = """
            UPDATE delivery SET state = 'UNCLEAR', next_at = :now, changed_at = :now,
                                reason = 'it is not known whether the platform took it; it is asked before anything is sent again'
             WHERE push_batch = ANY(:batches) AND state IN ('CLAIMED', 'SENT')
            """;
    private static final String AGAIN = """
            UPDATE push_batch SET state = 'CLAIMED', lease = lease + 1, attempts = attempts + 1, next_at = :until, changed_at = :now
             WHERE id = (SELECT id FROM push_batch WHERE province = :province AND state IN ('POSTPONED', 'UNCLEAR') AND next_at <= :now
                          ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;
    private static final String DEFERRED = """
            UPDATE push_batch SET lease = lease + 1, next_at = :until, changed_at = :now
             WHERE id = (SELECT id FROM push_batch WHERE province = :province AND state = 'DEFERRED' AND next_at <= :now
                          ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;
    private static final String PARCELS = """
            SELECT id, external_id, (SELECT content FROM delivery_content WHERE delivery_id = id) AS content FROM delivery
             WHERE push_batch = :batch AND state IN ('CLAIMED', 'SENT', 'UNCLEAR') ORDER BY id
            """;
    private static final String LOOK_UP = """
            UPDATE delivery SET next_at = :until
             WHERE id = (SELECT id FROM delivery WHERE province = :province AND state = 'UNCLEAR' AND channel = ANY(:lookUps)
                            AND next_at <= :now ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, channel, external_id, (SELECT content FROM delivery_content WHERE delivery_id = id) AS content
            """;
    private static final String UNPUBLISHED = """
            UPDATE delivery SET next_at = :until
             WHERE id IN (SELECT id FROM delivery WHERE province = :province AND state = 'ACCEPTED' AND channel = 'RESULTS'
                             AND next_at <= :now ORDER BY next_at LIMIT %d FOR UPDATE SKIP LOCKED)
            RETURNING id, external_id, receipt_no
            """;

    private final JdbcClient jdbc;

    Resumptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes unclear what an abandoned worker held. */
    void recover(String province, List<Outlet> outlets, Instant now) {
        var batches = jdbc.sql(EXPIRED)
                .param("province", province)
                .param("lookUps", lookUps(outlets))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .list();
        if (!batches.isEmpty())
            jdbc.sql(UNCLEAR)
                    .param("batches", batches.toArray(Long[]::new))
                    .param("now", Timestamp.from(now))
                    .update();
    }

    Optional<Work> again(String province, List<Outlet> outlets, Instant now, Instant until) {
        return batch(AGAIN, province, outlets, now, until).map(Work.Send::new);
    }

    Optional<Work> deferred(String province, List<Outlet> outlets, Instant now, Instant until) {
        return batch(DEFERRED, province, outlets, now, until).map(Work.AskReceipts::new);
    }

    Optional<Work> lookUp(String province, List<Outlet> outlets, Instant now, Instant until) {
        var byChannel = byChannel(outlets);
        return statement(LOOK_UP, province, now, until)
                .param("lookUps", lookUps(outlets))
                .query((r, n) ->
                        (Work) new Work.LookUp(province, byChannel.get(r.getString("channel")), Claims.parcel(r)))
                .optional();
    }

    Optional<Work> unpublished(String province, int limit, Instant now, Instant until) {
        var accepted = statement(UNPUBLISHED.formatted(limit), province, now, until)
                .query((r, n) ->
                        new Work.Accepted(r.getLong("id"), r.getString("external_id"), r.getString("receipt_no")))
                .list();
        return accepted.isEmpty() ? Optional.empty() : Optional.of(new Work.AskPublication(province, accepted));
    }

    private Optional<PushBatch> batch(String sql, String province, List<Outlet> outlets, Instant now, Instant until) {
        var byChannel = byChannel(outlets);
        return statement(sql, province, now, until)
                .query((r, n) -> batch(r, byChannel))
                .optional()
                .map(b -> new PushBatch(
                        b.id(),
                        b.province(),
                        b.outlet(),
                        b.number(),
                        b.attempts(),
                        b.lease(),
                        b.ticket(),
                        parcels(b.id())));
    }

    private static PushBatch batch(ResultSet r, Map<String, Outlet> byChannel) throws SQLException {
        return new PushBatch(
                r.getLong("id"),
                r.getString("province"),
                byChannel.get(r.getString("channel")),
                r.getString("number"),
                r.getInt("attempts"),
                r.getLong("lease"),
                r.getString("ticket"),
                List.of());
    }

    private List<Parcel> parcels(long batch) {
        var parcels = new ArrayList<Parcel>();
        jdbc.sql(PARCELS).param("batch", batch).query(r -> {
            parcels.add(Claims.parcel(r));
        });
        return parcels;
    }

    private JdbcClient.StatementSpec statement(String sql, String province, Instant now, Instant until) {
        return jdbc.sql(sql)
                .param("province", province)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until));
    }

    private static Map<String, Outlet> byChannel(List<Outlet> outlets) {
        return outlets.stream().collect(Collectors.toMap(o -> o.channel().name(), Function.identity()));
    }

    private static String[] lookUps(List<Outlet> outlets) {
        return outlets.stream()
                .filter(Outlet::looksUp)
                .map(o -> o.channel().name())
                .toArray(String[]::new);
    }
}
