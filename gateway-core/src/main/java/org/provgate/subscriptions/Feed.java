package org.provgate.subscriptions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.provgate.access.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events of a department in their order, for who polls. For several threads. */
public final class Feed {

    /** Most events on a page. */
    public static final int MOST = 1_000;

    /** Numbers grow in the order of commits: what is below the greatest one seen is all there. */
    private static final String NEWEST = "SELECT coalesce(max(id), 0) FROM event WHERE receiver = :department";

    private static final String PAGE = """
            SELECT id, type, subject_key, object, at FROM event
             WHERE receiver = :department AND id > :after AND id <= :newest AND (cardinality(:types) = 0 OR type = ANY(:types))
             ORDER BY id LIMIT :limit
            """;
    private static final String RECEIVERS =
            "SELECT receiver, max(id) AS newest FROM event WHERE id > :after GROUP BY receiver";

    private final JdbcClient jdbc;

    public Feed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param next where to go on; given even when there is nothing, and never less than what was asked */
    public record Page(List<Notice> events, String next) {}

    /**
     * Returns the caller department's events after a place.
     *
     * @param after {@code next} of the page before; 0 for the beginning
     * @param types those to show, as on the wire; empty for all
     * @throws IllegalArgumentException if the place or the limit is none
     */
    public Page read(Caller caller, String after, int limit, List<String> types) {
        long place = place(after);
        if (limit < 1 || limit > MOST)
            throw new IllegalArgumentException("limit must be between 1 and " + MOST + ", it was " + limit);
        long newest = jdbc.sql(NEWEST)
                .param("department", caller.department())
                .query(Long.class)
                .single();
        if (newest <= place) return new Page(List.of(), String.valueOf(place));
        var events = jdbc.sql(PAGE)
                .param("department", caller.department())
                .param("after", place)
                .param("newest", newest)
                .param("types", types.toArray(String[]::new))
                .param("limit", limit)
                .query((row, n) -> Notice.of(row))
                .list();
        long next = events.size() == limit ? events.get(limit - 1).number() : newest;
        return new Page(events, String.valueOf(next));
    }

    /** Returns the number of the newest event of all departments. */
    public long newest() {
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM event")
                .query(Long.class)
                .single();
    }

    /** Returns which departments have something after a number, and their newest: for one who watches for all. */
    public Map<String, Long> receivers(long after) {
        var receivers = new TreeMap<String, Long>();
        jdbc.sql(RECEIVERS).param("after", after).query(row -> {
            receivers.put(row.getString("receiver"), row.getLong("newest"));
        });
        return receivers;
    }

    private static long place(String after) {
        if (after.length() > 18 || !after.matches("[0-9]+"))
            throw new IllegalArgumentException("after must be the next of an earlier page, or 0 for the beginning");
        return Long.parseLong(after);
    }
}
