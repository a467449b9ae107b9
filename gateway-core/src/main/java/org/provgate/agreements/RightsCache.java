package org.provgate.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.provgate.agreements.Rights.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rights by department, held for a few seconds: look-ups ask thousands of times in one. For several threads. */
final class RightsCache {

    /** Another process's changes are seen after this long. */
    static final Duration HELD = Duration.ofSeconds(5);

    private static final String IN_FORCE = """
            SELECT id, provider, kind, fields, purpose FROM agreement
             WHERE receiver = :department AND state = 'IN_FORCE' AND :today BETWEEN starts AND ends ORDER BY id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private volatile long changes;

    private record Held(Instant at, LocalDate day, Map<FindingKind, Map<String, Grant>> grants) {}

    RightsCache(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<String, Grant> of(String department, FindingKind kind) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Agreements.SHANGHAI);
        var known = held.get(department);
        if (known == null || !now.isBefore(known.at.plus(HELD)) || !known.day.equals(today)) {
            long before = changes;
            known = new Held(now, today, load(department, today));
            // read before a change that has been committed since: good for this answer, but not for the next
            if (before == changes) held.put(department, known);
        }
        return known.grants.getOrDefault(kind, Map.of());
    }

    /** Something has changed, and is committed. */
    synchronized void clear() {
        changes++;
        held.clear();
    }

    private Map<FindingKind, Map<String, Grant>> load(String department, LocalDate today) {
        var grants = new EnumMap<FindingKind, Map<String, Grant>>(FindingKind.class);
        jdbc.sql(IN_FORCE).param("department", department).param("today", today).query((ResultSet r) -> {
            var kind = FindingKind.valueOf(r.getString("kind"));
            grants.computeIfAbsent(kind, k -> new HashMap<>())
                    .merge(r.getString("provider"), grant(kind, r), Grant::and);
        });
        return grants;
    }

    private static Grant grant(FindingKind kind, ResultSet r) throws SQLException {
        var fields = EnumSet.noneOf(SharedField.class);
        // a field that a newer gateway knows is none here
        for (var wire : (String[]) r.getArray("fields").getArray())
            SharedField.of(kind, wire).ifPresent(fields::add);
        return new Grant(fields, List.of(r.getString("id")), r.getString("purpose"));
    }
}
