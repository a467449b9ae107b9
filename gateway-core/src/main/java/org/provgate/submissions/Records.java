package org.provgate.submissions;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.Deadlines;
import org.provgate.deadlines.Deadlines.Assigned;
import org.provgate.deadlines.Obligation;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Outbox;
import org.provgate.submissions.Intake.Due;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores what was handed in: records, due dates, deliveries, evidence. One for all kinds; for several threads. */
public final class Records {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String INSERT = """
            INSERT INTO record (id, kind, province, area_code, department, subject_key, task_id, business_key, content, digest, event_on,
                                correction_of, submission, submitted_by, submitted_at)
            SELECT id, :kind, p, a, d, s, t, b, c::jsonb, g, e::date, o, u, w, :at
              FROM unnest(:ids, :provinces, :areas, :departments, :subjects, :tasks, :keys, :contents, :digests, :events, :corrections,
                          :submissions, :actors) AS x (id, p, a, d, s, t, b, c, g, e, o, u, w)
            """;
    private static final Comparator<Assigned> EARLIEST = Comparator.comparing(
                    Assigned::dueOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Assigned::rule);

    private static final String DUES =
            "SELECT record_id, rule, duty, due_on FROM deadline WHERE record_id = ANY(:ids) ORDER BY record_id, due_on, rule";

    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final Idempotency idempotency;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** @param ids gives a random one each time */
    public Records(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Deadlines deadlines,
            Outbox outbox,
            Evidence evidence,
            Clock clock,
            Supplier<UUID> ids) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(transactions);
        this.idempotency = new Idempotency(jdbc);
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.evidence = evidence;
        this.clock = clock;
        this.ids = ids;
    }

    /** Returns a number for a submission. */
    public String submissionId() {
        return id("S");
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns a new record's id: kind, day and chance. */
    String recordId(Kind kind) {
        return id(kind.name().substring(0, 1));
    }

    /** A record accepted in a call. @param digest SHA-256 of {@code content}, which is of the form of RFC 8785 */
    record Line(NewRecord record, Submitter by, String submission, String content, String digest) {
        static Line of(NewRecord record, Call<?> call) {
            var content = Canonical.json(record.form());
            return new Line(record, call.by(), call.id(), content, Digest.of(content));
        }
    }

    /** A record as it is answered for, and its digest. */
    record Stored(Intake.Accepted accepted, String digest) {}

    /** Writes records, due dates and deliveries, in the caller's transaction. @return due dates by record id */
    Map<String, List<Due>> store(Kind kind, List<Line> lines) {
        if (lines.isEmpty()) return Map.of();
        insert(kind, lines);
        var assigned = deadlines.assign(
                lines.stream().map(line -> obligation(kind, line.record)).toList());
        outbox.enqueue(
                lines.stream().flatMap(line -> line.record.outgoing().stream()).toList());
        return assigned.stream()
                .sorted(EARLIEST)
                .collect(Collectors.groupingBy(
                        Assigned::recordId,
                        Collectors.mapping(a -> new Due(a.rule(), a.duty(), a.dueOn()), Collectors.toList())));
    }

    /** Returns due dates by record id. */
    static Map<String, List<Due>> dues(JdbcClient jdbc, String[] ids) {
        var dues = new HashMap<String, List<Due>>();
        jdbc.sql(DUES).param("ids", ids).query((ResultSet r) -> {
            dues.computeIfAbsent(r.getString("record_id"), id -> new ArrayList<>(2))
                    .add(new Due(r.getString("rule"), r.getString("duty"), r.getObject("due_on", LocalDate.class)));
        });
        return dues;
    }

    /** Appends the entries of calls: last in the transaction, for others wait from then on until it ends. */
    void prove(List<Entry> entries) {
        if (!entries.isEmpty()) evidence.append(entries);
    }

    /** Returns the entry of a call: its digest binds every record of it. */
    static Entry entry(Kind kind, Call<?> call, List<Stored> records) {
        var text = new StringBuilder();
        for (var one : records)
            text.append(one.accepted.recordId()).append('\t').append(one.digest).append('\n');
        return new Entry(
                call.by().department(),
                call.by().actor(),
                kind.path() + ".submitted",
                "submission/" + call.id(),
                records.size() + (records.size() == 1 ? " record" : " records"),
                call.id(),
                null,
                Digest.of(text.toString()));
    }

    private void insert(Kind kind, List<Line> lines) {
        jdbc.sql(INSERT)
                .param("kind", kind.name())
                .param("at", Timestamp.from(now()))
                .param("ids", column(lines, l -> l.record.id()))
                .param("provinces", column(lines, l -> l.record.province()))
                .param("areas", column(lines, l -> l.record.areaCode()))
                .param("departments", column(lines, l -> l.by.department()))
                .param("subjects", column(lines, l -> l.record.subjectKey()))
                .param("tasks", column(lines, l -> l.record.taskId()))
                .param("keys", column(lines, l -> l.record.businessKey()))
                .param("contents", column(lines, l -> l.content))
                .param("digests", column(lines, l -> l.digest))
                .param("events", column(lines, l -> l.record.eventOn().toString()))
                .param("corrections", column(lines, l -> l.record.form().correctionOf()))
                .param("submissions", column(lines, l -> l.submission))
                .param("actors", column(lines, l -> l.by.actor()))
                .update();
    }

    private static Obligation obligation(Kind kind, NewRecord r) {
        return new Obligation(r.id(), kind.obligation, r.province(), r.areaCode(), r.eventOn(), r.taskEnds());
    }

    private static @Nullable String[] column(List<Line> lines, Function<Line, @Nullable String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }

    private String id(String prefix) {
        var day = LocalDate.ofInstant(now(), SHANGHAI).format(DateTimeFormatter.BASIC_ISO_DATE);
        return prefix + day + "-" + ids.get().toString().replace("-", "").substring(0, 24);
    }
}
