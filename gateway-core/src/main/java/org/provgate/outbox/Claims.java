package org.provgate.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.provgate.outbox.PushBatch.Parcel;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes new batches from what waits. The caller holds a transaction. */
final class Claims {

    /** A trail is followed by so many batches, for so long. */
    private static final int TRAIL = 50;

    private static final Duration TRAIL_ENDS = Duration.ofSeconds(1);

    /** The tasks, or the one group of channels without, that have something waiting: the one that waits longest first. */
    private static final String GROUPS = """
            WITH RECURSIVE g AS (
                (SELECT batch_group, place FROM delivery WHERE province = :province AND channel = :channel AND state = 'PENDING'
                  ORDER BY batch_group, place LIMIT 1)
                UNION ALL
                SELECT n.batch_group, n.place FROM g, LATERAL (
                    SELECT batch_group, place FROM delivery
                     WHERE province = :province AND channel = :channel AND state = 'PENDING' AND batch_group > g.batch_group
                     ORDER BY batch_group, place LIMIT 1) n)
            SELECT batch_group FROM g WHERE %s ORDER BY place
            """;

    private static final String READY =
            "SELECT count(*) > 0 FROM (SELECT CAST(:group AS text) AS batch_group) g WHERE %s";

    /** A result waits until its task is there; one whose task was brought by other hands does not. */
    private static final String TASK_IS_THERE = """
            NOT EXISTS (SELECT FROM delivery t WHERE t.province = :province AND t.channel = 'TASKS' AND t.lane = g.batch_group)
            OR EXISTS (SELECT FROM delivery t WHERE t.province = :province AND t.channel = 'TASKS' AND t.lane = g.batch_group
                          AND t.state = 'ACCEPTED')
               AND NOT EXISTS (SELECT FROM delivery t WHERE t.province = :province AND t.channel = 'TASKS'
                                  AND t.lane = g.batch_group AND t.state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR'))
            """;

    /** A task rests on the lists of items and officers, a plan on that of items. */
    private static final String LISTS_ARE_THERE = """
            NOT EXISTS (SELECT FROM delivery l WHERE l.province = :province AND l.channel IN (%s)
                           AND l.state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR'))
            """;

    /** In order within a lane: only its oldest unfinished record may go. OFFSET 0 has each lane looked up by its index. */
    private static final String MAY_GO = """
            d.province = :province AND d.channel = :channel AND d.batch_group = :group AND d.state = 'PENDING'
                   AND d.next_at <= :now
                   AND NOT EXISTS (SELECT FROM delivery e WHERE e.province = d.province AND e.channel = d.channel
                                      AND e.lane = d.lane AND e.place < d.place
                                      AND e.state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR') OFFSET 0)\
            """;

    private static final String MOST = "SELECT most FROM delivery d WHERE %s ORDER BY place LIMIT 1".formatted(MAY_GO);

    /** The limit stands in the text: of a parameter PostgreSQL expects a tenth of the table, and sorts all of it. */
    private static final String CLAIM = """
            WITH picked AS (
                SELECT d.id FROM delivery d WHERE %s AND d.most = :most AND d.place > :after
                 ORDER BY d.place LIMIT %%d FOR UPDATE OF d SKIP LOCKED),
            batch AS (
                INSERT INTO push_batch (province, channel, batch_group, number, state, records, lease, next_at, attempts,
                                        created_at, changed_at)
                SELECT :province, :channel, :group, :number, 'CLAIMED', count(*), 1, :until, 1, :now, :now FROM picked
                HAVING count(*) > 0 RETURNING id),
            claimed AS (
                UPDATE delivery d SET state = 'CLAIMED', push_batch = batch.id, attempts = attempts + 1, changed_at = :now
                  FROM picked, batch WHERE d.id = picked.id
                RETURNING d.id, d.external_id, batch.id AS batch)
            SELECT id, external_id, batch, (SELECT content FROM delivery_content WHERE delivery_id = claimed.id) AS content
              FROM claimed ORDER BY id
            """.formatted(MAY_GO);

    private final JdbcClient jdbc;
    private final Map<String, Trail> trails = new ConcurrentHashMap<>();

    Claims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where the last full batch of a province ended. The next goes on from there: the index still holds what was taken before, and
     * each walk from its beginning passes all of it. Now and then one is made, for what was left behind.
     *
     * @param claims that went on from here already
     */
    private record Trail(Outlet outlet, String group, int most, long place, int claims, Instant until) {}

    /** Returns a new batch that goes on where the last one ended; empty if that leads nowhere. */
    Optional<PushBatch> further(String province, String number, Instant now, Instant until) {
        var trail = trails.remove(province);
        if (trail == null || trail.claims == TRAIL || now.isAfter(trail.until)) return Optional.empty();
        return ready(province, trail.outlet.channel(), trail.group)
                ? claim(province, trail, number, now, until)
                : Optional.empty();
    }

    /** Returns a new batch of a channel; empty if nothing of it may go now. */
    Optional<PushBatch> take(String province, Outlet outlet, String number, Instant now, Instant until) {
        for (var group : groups(province, outlet.channel())) {
            var most = waiting(MOST, province, outlet, group, now)
                    .query(Integer.class)
                    .optional();
            if (most.isEmpty()) continue;
            var trail = new Trail(outlet, group, most.get(), 0, 0, now.plus(TRAIL_ENDS));
            var batch = claim(province, trail, number, now, until);
            if (batch.isPresent()) return batch;
        }
        return Optional.empty();
    }

    private Optional<PushBatch> claim(String province, Trail trail, String number, Instant now, Instant until) {
        var parcels = new ArrayList<Parcel>();
        var batch = new long[1];
        int limit = Math.min(trail.most, trail.outlet.limit());
        waiting(CLAIM.formatted(limit), province, trail.outlet, trail.group, now)
                .param("most", trail.most)
                .param("after", trail.place)
                .param("number", number)
                .param("until", Timestamp.from(until))
                .query(r -> {
                    parcels.add(parcel(r));
                    batch[0] = r.getLong("batch");
                });
        if (parcels.isEmpty()) return Optional.empty();
        if (parcels.size() == limit)
            trails.put(
                    province,
                    new Trail(
                            trail.outlet,
                            trail.group,
                            trail.most,
                            parcels.get(limit - 1).deliveryId(),
                            trail.claims + 1,
                            trail.until));
        return Optional.of(new PushBatch(batch[0], province, trail.outlet, number, 1, 1, null, parcels));
    }

    private JdbcClient.StatementSpec waiting(String sql, String province, Outlet outlet, String group, Instant now) {
        return jdbc.sql(sql)
                .param("province", province)
                .param("channel", outlet.channel().name())
                .param("group", group)
                .param("now", Timestamp.from(now));
    }

    private List<String> groups(String province, Channel channel) {
        return jdbc.sql(GROUPS.formatted(condition(channel)))
                .param("province", province)
                .param("channel", channel.name())
                .query(String.class)
                .list();
    }

    private boolean ready(String province, Channel channel, String group) {
        return jdbc.sql(READY.formatted(condition(channel)))
                .param("province", province)
                .param("group", group)
                .query(Boolean.class)
                .single();
    }

    private static String condition(Channel channel) {
        return switch (channel) {
            case RESULTS -> TASK_IS_THERE;
            case TASKS -> LISTS_ARE_THERE.formatted("'ITEMS', 'OFFICERS'");
            case PLANS -> LISTS_ARE_THERE.formatted("'ITEMS'");
            default -> "true";
        };
    }

    /** @throws IllegalStateException if the content is not there: better nothing goes than a batch with a gap */
    static Parcel parcel(ResultSet row) throws SQLException {
        var content = row.getString("content");
        if (content == null)
            throw new IllegalStateException("delivery " + row.getLong("id")
                    + " has lost its content (table delivery_content);"
                    + " restore it from a backup, or take the delivery out of the way: push park " + row.getLong("id"));
        return new Parcel(row.getLong("id"), row.getString("external_id"), content);
    }
}
