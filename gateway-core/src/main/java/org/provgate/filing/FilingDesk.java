package org.provgate.filing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Outbox;
import org.provgate.outbox.Outgoing;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what is filed: records, deliveries, evidence. The caller holds a transaction. */
final class FilingDesk {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String RECORDS = """
            INSERT INTO record (id, kind, province, area_code, department, subject_key, task_id, business_key, content, digest, event_on, submission,
                                submitted_by, submitted_at)
            SELECT i, k, :province, :area, d, s, CASE WHEN k = 'TASK' THEN b END, b, '{}', g, :day, v, 'gateway', :now
              FROM unnest(:ids, :kinds, :departments, :subjects, :keys, :digests, :versions) AS f (i, k, d, s, b, g, v)
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Clock clock;

    FilingDesk(JdbcClient jdbc, Outbox outbox, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Returns the id of the record that files this; at most 50 characters, the same each time. */
    static String id(String province, Filed filed) {
        var head = filed.kind() + "-" + filed.key();
        var tail = Digest.of(province + "\n" + filed.channel() + "\n" + filed.key() + "\n" + filed.version())
                .substring(0, 12);
        return (head.length() > 37 ? head.substring(0, 37) : head).replaceAll("[^A-Za-z0-9._:-]", "_") + "-" + tail;
    }

    void file(String province, String areaCode, List<Filed> filed) {
        if (filed.isEmpty()) return;
        var now = clock.instant();
        jdbc.sql(RECORDS)
                .param("province", province)
                .param("area", areaCode)
                .param("day", LocalDate.ofInstant(now, SHANGHAI))
                .param("now", Timestamp.from(now))
                .param("ids", column(filed, f -> id(province, f)))
                .param("kinds", column(filed, Filed::kind))
                .param("departments", column(filed, Filed::department))
                .param("subjects", column(filed, Filed::subject))
                .param("keys", column(filed, Filed::key))
                .param("digests", column(filed, f -> Digest.of(f.content())))
                .param("versions", column(filed, Filed::version))
                .update();
        var outgoing = new ArrayList<Outgoing>();
        for (var f : filed) {
            var id = id(province, f);
            outgoing.add(new Outgoing(id, province, f.channel(), id, f.lane(), "", f.content()));
        }
        outbox.enqueue(outgoing);
        var counts = filed.stream().collect(Collectors.groupingBy(Filed::channel, Collectors.counting()));
        var lines = filed.stream()
                .map(f -> id(province, f) + "\t" + Digest.of(f.content()) + "\n")
                .sorted()
                .collect(Collectors.joining());
        var first = id(province, filed.get(0));
        evidence.append(new Entry(
                province,
                "gateway",
                "filing.written",
                "filing/" + first,
                counts.toString(),
                "filing-" + first,
                null,
                Digest.of(lines)));
    }

    private static @Nullable String[] column(List<Filed> rows, Function<Filed, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
