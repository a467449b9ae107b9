package org.provgate.subscriptions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far behind subscriptions are, for those who watch the gateway; of all departments. */
public final class Standings {

    private static final String ALL = """
            SELECT s.id, s.department, s.state, s.failures, s.closed_until, s.failed_at, s.error,
                   (SELECT count(*) FROM webhook w WHERE w.subscription_id = s.id AND w.next_at IS NOT NULL) AS open,
                   (SELECT count(*) FROM webhook w WHERE w.subscription_id = s.id AND w.state = 'PARKED') AS parked,
                   least((SELECT e.at FROM webhook w JOIN event e ON e.id = w.event_id
                           WHERE w.subscription_id = s.id AND w.next_at IS NOT NULL ORDER BY w.event_id LIMIT 1),
                         (SELECT e.at FROM event e
                           WHERE e.receiver = s.department AND e.id > s.position AND (cardinality(s.types) = 0 OR e.type = ANY(s.types))
                           ORDER BY e.id LIMIT 1)) AS oldest
              FROM subscription s WHERE s.state <> 'REMOVED' ORDER BY s.created_at, s.id
            """;

    private final JdbcClient jdbc;

    public Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How one stands.
     *
     * @param failures of the address in a row
     * @param failingSince the first of them; null if there is none
     * @param open events that failed or wait behind one that did
     * @param parked events left to a person
     * @param oldest when the oldest happened that has not arrived; null if all have
     */
    public record Standing(
            String id,
            String department,
            Subscription.State state,
            int failures,
            @Nullable Instant closedUntil,
            @Nullable Instant failingSince,
            @Nullable String error,
            long open,
            long parked,
            @Nullable Instant oldest) {}

    public List<Standing> all() {
        return jdbc.sql(ALL)
                .query((row, n) -> new Standing(
                        row.getString("id"),
                        row.getString("department"),
                        Subscription.State.valueOf(row.getString("state")),
                        row.getInt("failures"),
                        Subscription.instant(row, "closed_until"),
                        Subscription.instant(row, "failed_at"),
                        row.getString("error"),
                        row.getLong("open"),
                        row.getLong("parked"),
                        Subscription.instant(row, "oldest")))
                .list();
    }
}
