package org.provgate.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.DeliveryStory.Due;
import org.provgate.outbox.DeliveryStory.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of the records handed in, and what hangs. Reads only. For several threads. */
public final class Deliveries {

    /** An outcome that is unclear for longer is not the gateway's to wait for alone. */
    static final Duration UNCLEAR_TOO_LONG = Duration.ofHours(1);

    private static final String PICK = """
            WITH picked AS (
                SELECT d.id FROM delivery d JOIN record r ON r.id = d.record_id WHERE %s AND d.id < :before
                 ORDER BY d.id DESC LIMIT :limit)
            """;

    private static final String TIMELINE = """
            SELECT r.submitted_at AS at, 0 AS rank, 'SUBMITTED' AS what, NULL AS number, r.submitted_by AS actor, r.submission AS note
              FROM delivery d JOIN record r ON r.id = d.record_id WHERE d.id = :id
             UNION ALL
            SELECT created_at, 1, 'QUEUED', NULL, 'gateway', NULL FROM delivery WHERE id = :id
             UNION ALL
            SELECT e.at, 3, e.what, b.number, e.actor, e.note
              FROM delivery_event e LEFT JOIN push_batch b ON b.id = e.push_batch WHERE e.delivery_id = :id
             UNION ALL
            SELECT x.at, 2, 'CALL', b.number, 'gateway', concat(x.operation, ' ', x.millis, ' ms: ', x.outcome)
              FROM exchange x LEFT JOIN push_batch b ON b.id = x.push_batch
             WHERE x.delivery_id = :id
                OR x.push_batch IN (SELECT e.push_batch FROM delivery_event e WHERE e.delivery_id = :id
                                    UNION SELECT d.push_batch FROM delivery d WHERE d.id = :id)
             UNION ALL
            SELECT c.submitted_at, 4, 'CORRECTED', NULL, c.submitted_by, c.id
              FROM delivery d JOIN record c ON c.correction_of = d.record_id WHERE d.id = :id
             ORDER BY at, rank
            """;

    private static final String DUE = """
            SELECT l.rule, l.duty, l.due_on,
                   (SELECT max(w.until) FROM deadline_waiver w
                     WHERE w.record_id = l.record_id AND w.rule = l.rule AND w.approved_by IS NOT NULL) AS waived_until
              FROM deadline l JOIN delivery d ON d.record_id = l.record_id WHERE d.id = :id ORDER BY l.due_on, l.rule
            """;

    private static final String STANDINGS = """
            SELECT d.province, d.channel, d.state, count(*) AS records, min(d.created_at) AS oldest,
                   count(*) FILTER (WHERE d.state = 'PARKED'
                       OR d.state IN ('REJECTED', 'RETURNED') AND NOT EXISTS (SELECT FROM record c WHERE c.correction_of = d.record_id)
                       OR d.state = 'UNCLEAR' AND coalesce(b.created_at, d.changed_at) < :unclear) AS attention
              FROM delivery d LEFT JOIN push_batch b ON b.id = d.push_batch AND d.state = 'UNCLEAR'
             WHERE %s GROUP BY d.province, d.channel, d.state
            """;

    /** Each part has an index of its own: what is finished, which is nearly everything, is not read. */
    private static final String NOT_FINISHED = """
            d.state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR') OR d.state IN ('REJECTED', 'RETURNED', 'PARKED')
            OR d.state = 'ACCEPTED' AND d.channel = 'RESULTS'\
            """;

    private static final Comparator<Standing> ORDER = Comparator.comparing(Standing::province)
            .thenComparing(Standing::channel)
            .thenComparing(Standing::state);

    private final JdbcClient jdbc;
    private final Clock clock;

    public Deliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Returns deliveries, the newest first.
     *
     * @param before only those of a smaller id, to page on; null from the start
     * @param limit at most this many, from 1
     */
    public List<Delivery> list(DeliveryFilter filter, @Nullable Long before, int limit) {
        var now = clock.instant();
        return jdbc.sql(PICK.formatted(filter.condition()) + DeliveryRows.SELECT + " ORDER BY d.id DESC")
                .params(filter.values())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((r, n) -> DeliveryRows.delivery(r, now))
                .list();
    }

    /** Returns the deliveries of these ids, the newest first. */
    List<Delivery> of(List<Long> ids) {
        var now = clock.instant();
        return jdbc.sql("WITH picked AS (SELECT unnest(:ids) AS id) " + DeliveryRows.SELECT + " ORDER BY d.id DESC")
                .param("ids", ids.toArray(Long[]::new))
                .query((r, n) -> DeliveryRows.delivery(r, now))
                .list();
    }

    /** Returns all deliveries of these records, the oldest first. */
    public List<Delivery> ofRecords(List<String> records) {
        var now = clock.instant();
        return jdbc.sql("WITH picked AS (SELECT id FROM delivery WHERE record_id = ANY(:records)) "
                        + DeliveryRows.SELECT + " ORDER BY d.id")
                .param("records", records.toArray(String[]::new))
                .query((r, n) -> DeliveryRows.delivery(r, now))
                .list();
    }

    /** Returns all that is known of a delivery; the wire exchanges are told by {@link Exchanges#of}. */
    public Optional<DeliveryStory> one(long id) {
        var now = clock.instant();
        var due = due(id);
        var timeline = timeline(id);
        return jdbc.sql("WITH picked AS (SELECT CAST(:id AS bigint) AS id) " + DeliveryRows.SELECT)
                .param("id", id)
                .query((r, n) -> new DeliveryStory(
                        DeliveryRows.delivery(r, now),
                        Objects.requireNonNull(DeliveryRows.day(r, "event_on")),
                        r.getString("digest"),
                        r.getString("correction_of"),
                        due,
                        timeline))
                .optional();
    }

    /** Returns how many deliveries are in which state, the finished ones too: reads them all. */
    public List<Standing> all() {
        return standings("true", Instant.EPOCH);
    }

    /** Returns how many deliveries are in which state, of those that have not arrived for good; cheap. */
    public List<Standing> unfinished() {
        return standings(NOT_FINISHED, Instant.EPOCH);
    }

    /** Returns in which state those are now that changed since a moment; reads them all. */
    public List<Standing> changedSince(Instant moment) {
        return standings("d.changed_at >= :moment", moment);
    }

    private List<Standing> standings(String which, Instant moment) {
        return jdbc
                .sql(STANDINGS.formatted(which))
                .param("moment", Timestamp.from(moment))
                .param("unclear", Timestamp.from(clock.instant().minus(UNCLEAR_TOO_LONG)))
                .query((r, n) -> standing(r))
                .list()
                .stream()
                .sorted(ORDER)
                .toList();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("province"),
                Channel.valueOf(row.getString("channel")),
                State.valueOf(row.getString("state")),
                row.getLong("records"),
                row.getLong("attention"),
                row.getTimestamp("oldest").toInstant());
    }

    private List<Due> due(long id) {
        return jdbc.sql(DUE)
                .param("id", id)
                .query((r, n) -> new Due(
                        r.getString("rule"),
                        r.getString("duty"),
                        DeliveryRows.day(r, "due_on"),
                        DeliveryRows.day(r, "waived_until")))
                .list();
    }

    private List<Moment> timeline(long id) {
        return jdbc.sql(TIMELINE)
                .param("id", id)
                .query((r, n) -> new Moment(
                        r.getTimestamp("at").toInstant(),
                        r.getString("what"),
                        r.getString("number"),
                        r.getString("actor"),
                        Redaction.text(r.getString("note"))))
                .list();
    }
}
