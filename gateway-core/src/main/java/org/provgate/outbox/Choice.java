package org.provgate.outbox;

import java.sql.Timestamp;
import java.util.List;
import org.provgate.outbox.Interventions.Deed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The deliveries a filter meets and a deed can be done to. */
final class Choice {

    private static final String FROM = """
             FROM delivery d JOIN record r ON r.id = d.record_id LEFT JOIN push_batch b ON b.id = d.push_batch
            WHERE %s AND %s
            """;

    /** What a worker has in its hands is left to it; what was corrected is left to the correction. */
    private static final String RETRY = """
            (d.state IN ('PENDING', 'PARKED')
             OR d.state = 'REJECTED' AND NOT EXISTS (SELECT FROM record c WHERE c.correction_of = d.record_id)
             OR d.state = 'UNCLEAR' AND b.state IS DISTINCT FROM 'CLAIMED'
             OR d.state = 'CLAIMED' AND b.state = 'POSTPONED'
             OR d.state = 'SENT' AND b.state = 'DEFERRED')\
            """;

    /** A bulk retry meets the rejected only if it names them. */
    private static final String NOT_REJECTED = " AND d.state <> 'REJECTED'";

    /** In the order of the workers: batches before deliveries, so that neither waits for the other for ever. */
    private static final String BATCHES = """
            SELECT id FROM push_batch
             WHERE state IN ('POSTPONED', 'UNCLEAR', 'DEFERRED') AND id IN (SELECT d.push_batch %s) ORDER BY id FOR UPDATE
            """;

    private static final String RETRIED = """
            WITH due AS (
                UPDATE push_batch SET next_at = :now, changed_at = :now
                 WHERE state IN ('POSTPONED', 'UNCLEAR', 'DEFERRED')
                   AND id IN (SELECT push_batch FROM delivery WHERE id = ANY(:ids))),
            was AS (
                SELECT id, push_batch, state IN ('REJECTED', 'PARKED') AS anew FROM delivery WHERE id = ANY(:ids)),
            changed AS (
                UPDATE delivery d
                   SET state = CASE WHEN d.state = 'PARKED' AND d.attempts > 0 AND d.province || ' ' || d.channel = ANY(:lookUps)
                                    THEN 'UNCLEAR' WHEN was.anew THEN 'PENDING' ELSE d.state END,
                       push_batch = CASE WHEN was.anew THEN NULL ELSE d.push_batch END,
                       most = CASE WHEN was.anew THEN :most ELSE d.most END,
                       errors = CASE WHEN was.anew THEN NULL ELSE d.errors END,
                       changed_at = CASE WHEN was.anew THEN CAST(:now AS timestamptz) ELSE d.changed_at END,
                       next_at = :now, reason = concat('retried by ', :actor, ': ', :reason)
                  FROM was WHERE d.id = was.id
                RETURNING d.id, was.push_batch)
            INSERT INTO delivery_event (delivery_id, at, what, push_batch, actor, note)
            SELECT id, CAST(:now AS timestamptz), 'RETRIED', push_batch, :actor, :reason FROM changed
            """;

    private static final String PARKED = """
            WITH changed AS (
                UPDATE delivery SET state = 'PARKED', changed_at = :now, reason = concat('parked by ', :actor, ': ', :reason)
                 WHERE id = ANY(:ids)
                RETURNING id)
            INSERT INTO delivery_event (delivery_id, at, what, actor, note)
            SELECT id, CAST(:now AS timestamptz), 'PARKED', :actor, :reason FROM changed
            """;

    private final JdbcClient jdbc;
    private final Deed deed;
    private final DeliveryFilter filter;
    private final String from;

    Choice(JdbcClient jdbc, Deed deed, DeliveryFilter filter) {
        this.jdbc = jdbc;
        this.deed = deed;
        this.filter = filter;
        this.from = FROM.formatted(filter.condition(), possible());
    }

    private String possible() {
        if (deed == Deed.PARK) return "d.state = 'PENDING'";
        if (deed == Deed.UNPARK) return "d.state = 'PARKED'";
        return filter.id() != null || filter.states().contains(State.REJECTED) ? RETRY : RETRY + NOT_REJECTED;
    }

    int count() {
        return jdbc.sql("SELECT count(*)" + from)
                .params(filter.values())
                .query(Integer.class)
                .single();
    }

    List<Long> newest(int most) {
        return jdbc.sql("SELECT d.id" + from + " ORDER BY d.id DESC LIMIT " + most)
                .params(filter.values())
                .query(Long.class)
                .list();
    }

    /** Returns all of them, and keeps others from changing them; the caller holds a transaction. */
    List<Long> lock() {
        jdbc.sql(BATCHES.formatted(from)).params(filter.values()).query(r -> {});
        return jdbc.sql("SELECT d.id" + from + " ORDER BY d.id FOR UPDATE OF d")
                .params(filter.values())
                .query(Long.class)
                .list();
    }

    void change(List<Long> ids, List<String> lookUps, String actor, String reason, Timestamp now) {
        jdbc.sql(deed == Deed.PARK ? PARKED : RETRIED)
                .param("ids", ids.toArray(Long[]::new))
                .param("lookUps", lookUps.toArray(String[]::new))
                .param("most", Outbox.MOST)
                .param("actor", actor)
                .param("reason", reason)
                .param("now", now)
                .update();
    }

    /** Returns the ids at the receivers, in their order. */
    List<String> externalIds(List<Long> ids) {
        return jdbc.sql("SELECT external_id FROM delivery WHERE id = ANY(:ids) ORDER BY external_id")
                .param("ids", ids.toArray(Long[]::new))
                .query(String.class)
                .list();
    }
}
