package org.provgate.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether anything may be handed to a province: a platform that is closed or fails is left alone for a while, and a person may
 * pause it. Questions go on. For several threads.
 */
public final class Gates {

    private static final String CLOSE = """
            INSERT INTO push_gate AS g (province, closed_until, failures, reason) VALUES (:province, :until, 1, :reason)
                ON CONFLICT (province) DO UPDATE
               SET closed_until = greatest(g.closed_until, excluded.closed_until), failures = g.failures + 1,
                   reason = CASE WHEN g.paused_by IS NULL THEN excluded.reason ELSE g.reason END
            """;
    private static final String OPEN =
            "UPDATE push_gate SET closed_until = NULL, failures = 0 WHERE province = :province AND failures > 0";
    private static final String PAUSE = """
            INSERT INTO push_gate AS g (province, paused_by, paused_at, reason) VALUES (:province, :by, :at, :reason)
                ON CONFLICT (province) DO UPDATE
               SET paused_by = excluded.paused_by, paused_at = excluded.paused_at, reason = excluded.reason
            """;
    private static final String RESUME = """
            UPDATE push_gate SET paused_by = NULL, paused_at = NULL, closed_until = NULL, failures = 0, reason = NULL
             WHERE province = :province
            """;
    private static final String SELECT =
            "SELECT * FROM push_gate WHERE :province::text IS NULL OR province = :province";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Gates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A gate that is or was shut.
     *
     * @param closedUntil null if it is not closed for a time
     * @param failures in a row
     * @param pausedBy a person, or {@code gateway} after a fault in the settings; null if it is not paused
     */
    public record Gate(
            String province,
            @Nullable Instant closedUntil,
            int failures,
            @Nullable String pausedBy,
            @Nullable Instant pausedAt,
            @Nullable String reason) {

        /** Returns whether it stays shut until a person resumes. */
        public boolean paused() {
            return pausedBy != null;
        }

        /** Returns whether the platform is left alone now. */
        public boolean closed(Instant now) {
            return closedUntil != null && closedUntil.isAfter(now);
        }
    }

    /** Returns the gates of all provinces that ever had trouble. */
    public List<Gate> all() {
        return select(null);
    }

    /** Returns the gate of a province; empty if it never had trouble. */
    public Optional<Gate> of(String province) {
        return select(province).stream().findFirst();
    }

    /** Lets nothing go out until a person resumes. */
    public void pause(String province, String by, String reason) {
        jdbc.sql(PAUSE)
                .param("province", province)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .update();
    }

    /** Opens the gate, whatever shut it. */
    public void resume(String province) {
        jdbc.sql(RESUME).param("province", province).update();
    }

    void close(String province, Instant until, String reason) {
        jdbc.sql(CLOSE)
                .param("province", province)
                .param("until", Timestamp.from(until))
                .param("reason", reason)
                .update();
    }

    /** The platform has taken something in. */
    void answered(String province) {
        jdbc.sql(OPEN).param("province", province).update();
    }

    private List<Gate> select(@Nullable String province) {
        return jdbc.sql(SELECT)
                .param("province", province)
                .query((r, n) -> new Gate(
                        r.getString("province"),
                        instant(r.getTimestamp("closed_until")),
                        r.getInt("failures"),
                        r.getString("paused_by"),
                        instant(r.getTimestamp("paused_at")),
                        r.getString("reason")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
