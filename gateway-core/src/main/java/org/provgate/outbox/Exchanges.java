package org.provgate.outbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wire exchanges of batches and questions, as people may read them. For several threads. */
public final class Exchanges {

    private static final String INSERT = """
            INSERT INTO exchange (push_batch, delivery_id, province, operation, at, millis, status, outcome, request, response)
            VALUES (:batch, :delivery, :province, :operation, :at, :millis, :status, :outcome, :request, :response)
            """;
    private static final String OF = """
            SELECT e.* FROM exchange e WHERE e.delivery_id = :delivery
             UNION ALL
            SELECT e.* FROM exchange e WHERE e.push_batch IN (SELECT v.push_batch FROM delivery_event v WHERE v.delivery_id = :delivery
                                                              UNION SELECT d.push_batch FROM delivery d WHERE d.id = :delivery)
             ORDER BY at, id
            """;

    private final JdbcClient jdbc;

    public Exchanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One exchange.
     *
     * @param status of HTTP; 0 if there was no whole answer
     * @param outcome {@code answered}, or what went wrong
     * @param request beginning of what was sent, redacted
     * @param response the same of the answer
     */
    public record Exchange(
            String province,
            String operation,
            Instant at,
            Duration took,
            int status,
            String outcome,
            String request,
            String response) {}

    /** Keeps an exchange of a piece of work. */
    public void keep(Work work, Exchange exchange) {
        jdbc.sql(INSERT)
                .param("batch", batch(work))
                .param(
                        "delivery",
                        work instanceof Work.LookUp lookUp ? lookUp.parcel().deliveryId() : null)
                .param("province", exchange.province)
                .param("operation", exchange.operation)
                .param("at", Timestamp.from(exchange.at))
                .param("millis", exchange.took.toMillis())
                .param("status", exchange.status)
                .param("outcome", exchange.outcome)
                .param("request", exchange.request)
                .param("response", exchange.response)
                .update();
    }

    /** Returns the exchanges a delivery had a part in, the oldest first. */
    public List<Exchange> of(long delivery) {
        return jdbc.sql(OF)
                .param("delivery", delivery)
                .query((r, n) -> new Exchange(
                        r.getString("province"),
                        r.getString("operation"),
                        r.getTimestamp("at").toInstant(),
                        Duration.ofMillis(r.getLong("millis")),
                        r.getInt("status"),
                        r.getString("outcome"),
                        r.getString("request"),
                        r.getString("response")))
                .list();
    }

    private static @Nullable Long batch(Work work) {
        if (work instanceof Work.Send send) return send.batch().id();
        return work instanceof Work.AskReceipts ask ? ask.batch().id() : null;
    }
}
