package org.provgate.events;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes events in. For several threads and gateways. */
public final class Events {

    private static final String INSERT = """
            INSERT INTO event (receiver, type, subject_key, object, at)
            SELECT r, t, s, o, :at
              FROM unnest(:receivers, :types, :subjects, :objects) WITH ORDINALITY AS u (r, t, s, o, n)
             ORDER BY n
            """;

    private final JdbcClient jdbc;
    private final Evidence evidence;
    private final Clock clock;

    public Events(JdbcClient jdbc, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Writes events in this order, in the caller's transaction; late in it, for others that write events or evidence wait from then on
     * until it ends. So numbers grow in the order of commits, and who reads on from a number misses nothing.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public void tell(List<Event> events) {
        if (events.isEmpty()) return;
        evidence.order();
        jdbc.sql(INSERT)
                .param("at", Timestamp.from(clock.instant()))
                .param("receivers", column(events, Event::receiver))
                .param("types", column(events, e -> e.type().wire()))
                .param("subjects", column(events, Event::subject))
                .param("objects", column(events, Event::object))
                .update();
    }

    private static @Nullable String[] column(List<Event> events, Function<Event, @Nullable String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }
}
