package org.provgate.sanctions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.Read;
import org.provgate.agreements.ReadLog;
import org.provgate.agreements.Rights;
import org.provgate.lookups.Asked;
import org.provgate.lookups.Together;
import org.provgate.registers.CheckDigits;
import org.provgate.rules.Refusal;
import org.provgate.sanctions.Measure.Source;
import org.provgate.sanctions.Sanction.Confirmation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says what binds a subject: at most one statement a question, one for all that come at the same time. For several threads. */
public final class SanctionLookUp {

    /** Subjects asked for in one statement. */
    private static final int MOST = 64;

    private static final String OPEN = """
            SELECT uscc, %s FROM sanction
             WHERE uscc = ANY(:usccs) AND field = ANY(:fields) AND state = 'OPEN' AND begins <= :today AND (ends IS NULL OR ends >= :today)
            UNION ALL
            SELECT uscc, %s FROM province_measure
             WHERE uscc = ANY(:usccs) AND gone_at IS NULL AND (field = ANY(:executed) OR field IS NULL AND :unknown)
               AND (begins IS NULL OR begins <= :today) AND (ends IS NULL OR ends >= :today)
            """.formatted(Measure.OWN, Measure.PROVINCES);

    private static final String SANCTIONS = """
            SELECT %s, province, subject_key, uscc, name, state, reason, opened_at, closed_at, closed_by, r.recall_id, r.confirmed_at
              FROM sanction o
              LEFT JOIN LATERAL (SELECT r.id AS recall_id, r.confirmed_at FROM recall r
                                  WHERE r.sanction_id = o.id AND r.department = :department) r ON true
             WHERE (:office OR field = ANY(:fields) OR requester = :department OR r.recall_id IS NOT NULL)
            """.formatted(Measure.OWN);
    private static final String ONE = SANCTIONS + " AND id = :id";
    private static final String LIST = SANCTIONS + """
               AND (CAST(:uscc AS text) IS NULL OR uscc = :uscc) AND (CAST(:state AS text) IS NULL OR state = :state) AND id < :before
             ORDER BY id DESC LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final FieldRights executed;
    private final FieldRights rights;
    private final Agreements agreements;
    private final ReadLog log;
    private final Clock clock;
    private final Together<Asker, String, List<Measure>> together = new Together<>(MOST, this::open);

    /** @param executed fields whose measures a department carries out, and sees whole */
    public SanctionLookUp(JdbcClient jdbc, FieldRights executed, Agreements agreements, ReadLog log, Clock clock) {
        this.jdbc = jdbc;
        this.executed = executed;
        this.rights = executed.and(agreements);
        this.agreements = agreements;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Returns the measures that bind a subject today, ours and the province's.
     *
     * @param uscc 统一社会信用代码
     * @param field null for all the caller may read
     * @throws IllegalArgumentException if {@code uscc} is none
     * @throws Refusal if the caller has no share in the field, or in any
     */
    public List<Measure> open(Caller caller, String uscc, @Nullable Field field) {
        return ask(caller, uscc, field).answer();
    }

    /** Puts the question that {@link #open} answers; who takes the answer notes the read. */
    public Asked<List<Measure>> ask(Caller caller, String uscc, @Nullable Field field) {
        var number = CheckDigits.typed(uscc);
        var fields = rights.of(caller);
        if (fields.isEmpty() || field != null && !fields.contains(field)) throw unshared(field, fields);
        var executes = executed.of(caller);
        var asker = new Asker(
                caller.reach(),
                caller.department(),
                field == null ? fields : Set.of(field),
                field == null ? executes : only(field, executes),
                field == null && caller.reach() == Reach.OFFICE);
        var shared = agreements.rights(caller, FindingKind.SANCTION);
        return together.ask(asker, number)
                .then(found -> shown(caller, number, executes, shared, found == null ? List.of() : found));
    }

    /** @param unknown also measures of the province whose field is none we know */
    private record Asker(Reach reach, String department, Set<Field> fields, Set<Field> executed, boolean unknown) {}

    private Map<String, List<Measure>> open(Asker asker, Set<String> usccs) {
        var found = new HashMap<String, List<Measure>>();
        jdbc.sql(OPEN)
                .param("usccs", usccs.toArray(String[]::new))
                .param("fields", names(asker.fields))
                .param("executed", names(asker.executed))
                .param("unknown", asker.unknown)
                .param("today", LocalDate.ofInstant(clock.instant(), Sanctions.SHANGHAI))
                .query(r -> {
                    found.computeIfAbsent(r.getString("uscc"), u -> new ArrayList<>())
                            .add(Measure.of(r, 0));
                });
        return found;
    }

    /** What is executed is seen whole; of what an agreement shares what it names. Noted before it is shown (who reads is recalled). */
    private List<Measure> shown(Caller caller, String uscc, Set<Field> own, Rights shared, List<Measure> found) {
        var seen = found.stream()
                .filter(m -> whole(m, own)
                        || shared.sees(
                                Objects.requireNonNull(m.requester()), m.field().shared()))
                .toList();
        var providers = seen.stream()
                .filter(m -> !whole(m, own))
                .map(Measure::requester)
                .distinct()
                .toList();
        var shown = seen.stream().map(m -> whole(m, own) ? m : m.as(shared)).toList();
        note(caller, uscc, shared.purpose(providers), shared.agreements(providers), providers, shown);
        return shown;
    }

    private void note(
            Caller caller,
            @Nullable String uscc,
            @Nullable String purpose,
            List<String> agreed,
            List<String> providers,
            List<Measure> shown) {
        log.note(new Read(
                clock.instant(),
                caller.department(),
                caller.actor(),
                FindingKind.SANCTION,
                uscc,
                purpose,
                agreed,
                providers,
                shown.stream().map(Measure::id).toList()));
    }

    private static Set<Field> only(Field field, Set<Field> of) {
        return of.contains(field) ? Set.of(field) : Set.of();
    }

    /** The province's own measures are found only for who executes their field, or for the office. */
    private static boolean whole(Measure measure, Set<Field> own) {
        return measure.source() == Source.PROVINCE || own.contains(measure.field());
    }

    /** @throws Refusal if there is no such measure, or none for this caller */
    public Sanction one(Caller caller, long id) {
        var found = rows(ONE, caller)
                .param("id", id)
                .query(SanctionLookUp::sanction)
                .optional()
                .orElseThrow(() -> unknown(String.valueOf(id)));
        note(caller, found.uscc(), null, List.of(), List.of(), List.of(found.measure()));
        return found;
    }

    /** Returns measures, the newest first. @param uscc, state null for all @param before id of the last one of the page before; null for the first */
    public List<Sanction> list(
            Caller caller, @Nullable String uscc, Sanction.@Nullable State state, @Nullable Long before, int most) {
        var found = rows(LIST, caller)
                .param("uscc", uscc)
                .param("state", state == null ? null : state.name())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("most", most)
                .query(SanctionLookUp::sanction)
                .list();
        note(
                caller,
                uscc,
                null,
                List.of(),
                List.of(),
                found.stream().map(Sanction::measure).toList());
        return found;
    }

    private JdbcClient.StatementSpec rows(String sql, Caller caller) {
        return jdbc.sql(sql)
                .param("office", caller.reach() == Reach.OFFICE)
                .param("department", caller.reach() == Reach.DEPARTMENT ? caller.department() : "")
                .param("fields", names(executed.of(caller)));
    }

    /** The same words whether it is there or another's. */
    static Refusal unknown(String id) {
        return new Refusal("sanction-unknown", "there is no measure " + id + "; ask by uscc for those there are");
    }

    private static Refusal unshared(@Nullable Field field, Set<Field> fields) {
        return new Refusal(
                "field-unknown",
                (field == null ? "no field of sanctions" : "field " + field.name() + " " + field.zh() + " is not")
                        + " shared with you; " + (fields.isEmpty() ? "" : "yours are " + fields + "; ")
                        + "an agreement can widen that");
    }

    static String[] names(Set<Field> fields) {
        return fields.stream().map(Field::name).toArray(String[]::new);
    }

    private static Sanction sanction(ResultSet r, int n) throws SQLException {
        var reason = r.getString("reason");
        long recall = r.getLong("recall_id");
        var confirmation = r.wasNull() ? null : new Confirmation(recall, instant(r.getTimestamp("confirmed_at")));
        return new Sanction(
                Measure.of(r, n),
                r.getString("province"),
                r.getString("subject_key"),
                r.getString("uscc"),
                r.getString("name"),
                Sanction.State.valueOf(r.getString("state")),
                reason == null ? null : Sanction.Reason.valueOf(reason),
                Objects.requireNonNull(instant(r.getTimestamp("opened_at"))),
                instant(r.getTimestamp("closed_at")),
                r.getString("closed_by"),
                confirmation);
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
