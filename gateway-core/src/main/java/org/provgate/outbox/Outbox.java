package org.provgate.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes deliveries in. For several threads. */
public final class Outbox {

    /** As many as any platform takes in one batch; the adapter's own limit comes first. */
    static final int MOST = 1_000;

    private static final String INSERT = """
            WITH o AS (
                SELECT nextval('delivery_id_seq') AS id, * FROM (
                    SELECT * FROM unnest(:records, :provinces, :channels, :externals, :lanes, :groups, :contents)
                             WITH ORDINALITY AS u (r, p, c, e, l, g, t, n)
                     ORDER BY n) u),
            contents AS (
                INSERT INTO delivery_content (delivery_id, content) SELECT id, t FROM o)
            INSERT INTO delivery (id, record_id, province, channel, external_id, lane, batch_group, state, next_at, most,
                                  created_at, changed_at)
            OVERRIDING SYSTEM VALUE
            SELECT id, r, p, c, e, l, g, 'PENDING', CAST(:now AS timestamptz), :most, CAST(:now AS timestamptz), CAST(:now AS timestamptz)
              FROM o
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes deliveries, in the caller's transaction and in this order.
     *
     * @throws org.springframework.dao.DuplicateKeyException if one of this id is there for its receiver
     */
    public void enqueue(List<Outgoing> outgoing) {
        if (outgoing.isEmpty()) return;
        jdbc.sql(INSERT)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST)
                .param("records", column(outgoing, Outgoing::recordId))
                .param("provinces", column(outgoing, Outgoing::province))
                .param("channels", column(outgoing, o -> o.channel().name()))
                .param("externals", column(outgoing, Outgoing::externalId))
                .param("lanes", column(outgoing, Outgoing::lane))
                .param("groups", column(outgoing, Outgoing::group))
                .param("contents", column(outgoing, Outgoing::content))
                .update();
    }

    private static String[] column(List<Outgoing> rows, Function<Outgoing, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
