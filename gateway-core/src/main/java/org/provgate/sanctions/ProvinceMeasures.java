package org.provgate.sanctions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.events.Events;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.spi.credit.SanctionMeasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what the province's credit platform answers about subjects on its lists. The gateway's own work; for several threads. */
public final class ProvinceMeasures {

    /** Also those it named measures of before: these may have ended. Who was never asked comes first. */
    private static final String DUE = """
            SELECT s.uscc FROM (
                SELECT uscc FROM list_entry
                 WHERE province = :province AND uscc IS NOT NULL AND in_date <= :today AND (out_date IS NULL OR out_date > :today)
                UNION
                SELECT uscc FROM province_measure WHERE province = :province AND gone_at IS NULL) s
              LEFT JOIN province_asked a ON a.uscc = s.uscc AND a.province = :province
             WHERE a.at IS NULL OR a.at <= :before
             ORDER BY a.at NULLS FIRST, s.uscc LIMIT :most
            """;

    private static final String ASKED = """
            INSERT INTO province_asked (uscc, province, at) SELECT u, :province, :at FROM unnest(:usccs) u
            ON CONFLICT (uscc, province) DO UPDATE SET at = excluded.at
            """;
    private static final String KEEP = """
            INSERT INTO province_measure AS m (province, order_id, uscc, area, field, cause, measure, legal_basis, doc_no, begins, ends, requester,
                                               digest, first_at)
            SELECT :province, o, u, a, f, c, m, l, n, CAST(b AS date), CAST(e AS date), r, d, :at
              FROM unnest(:orders, :usccs, :areas, :fields, :causes, :measures, :laws, :docs, :begins, :ends, :requesters, :digests)
                   AS x (o, u, a, f, c, m, l, n, b, e, r, d)
            ON CONFLICT (uscc, order_id, province) DO UPDATE
               SET (area, field, cause, measure, legal_basis, doc_no, begins, ends, requester, digest, gone_at)
                 = (excluded.area, excluded.field, excluded.cause, excluded.measure, excluded.legal_basis, excluded.doc_no, excluded.begins,
                    excluded.ends, excluded.requester, excluded.digest, NULL)
             WHERE m.digest <> excluded.digest OR m.gone_at IS NOT NULL
            RETURNING id, uscc, field, xmax = 0 AS added
            """;
    private static final String GONE = """
            UPDATE province_measure m SET gone_at = :at
             WHERE m.province = :province AND m.uscc = ANY(:asked) AND m.gone_at IS NULL
               AND NOT EXISTS (SELECT FROM unnest(:orders, :usccs) AS x (o, u) WHERE x.o = m.order_id AND x.u = m.uscc)
            RETURNING id, uscc, field, false AS added
            """;
    private static final String EXECUTORS =
            "SELECT department, field FROM sanction_executor ORDER BY department, field";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Events events;
    private final Evidence evidence;
    private final Clock clock;

    public ProvinceMeasures(
            JdbcClient jdbc, PlatformTransactionManager transactions, Events events, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.evidence = evidence;
        this.clock = clock;
    }

    private record Named(String uscc, SanctionMeasure measure) {
        String digest() {
            return Digest.of(uscc + "\t" + measure);
        }

        /** One that is lifelong has no last day, whatever else is said. */
        @Nullable
        LocalDate to() {
            return measure.lifelong() ? null : measure.to();
        }
    }

    private record Touched(long id, String uscc, @Nullable String field, boolean added) {}

    private record Executor(String department, String field) {}

    /**
     * Returns subjects the province should be asked about, by USCC.
     *
     * @param again after how long a subject is asked about again
     */
    public List<String> due(String province, Duration again, int most) {
        var now = clock.instant();
        return jdbc.sql(DUE)
                .param("province", province)
                .param("today", LocalDate.ofInstant(now, Sanctions.SHANGHAI))
                .param("before", Timestamp.from(now.minus(again)))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /**
     * Keeps answers; what the province no longer names is gone. Executors of the fields concerned are told.
     *
     * @param answers by USCC; an empty one says that nothing binds it
     * @return how many measures are new, changed or gone
     */
    public int keep(String province, Map<String, List<SanctionMeasure>> answers) {
        var named = new ArrayList<Named>();
        answers.forEach((uscc, measures) -> measures.stream()
                // one order of a subject twice would be changed twice in one statement
                .collect(Collectors.toMap(SanctionMeasure::orderId, m -> m, (a, b) -> b))
                .values()
                .forEach(m -> named.add(new Named(uscc, m))));
        var asked = answers.keySet().toArray(String[]::new);
        return transaction.execute(tx -> {
            var at = Timestamp.from(clock.instant());
            var kept = new ArrayList<>(keep(province, named, at));
            var gone = jdbc.sql(GONE)
                    .param("province", province)
                    .param("at", at)
                    .param("asked", asked)
                    .param("orders", column(named, n -> n.measure.orderId()))
                    .param("usccs", column(named, Named::uscc))
                    .query(Touched.class)
                    .list();
            jdbc.sql(ASKED)
                    .param("province", province)
                    .param("at", at)
                    .param("usccs", asked)
                    .update();
            if (kept.isEmpty() && gone.isEmpty()) return 0;
            tell(kept, gone);
            kept.addAll(gone);
            evidence.append(new Entry(
                    province,
                    "provgate",
                    "sanctions.province-answered",
                    "province-measures/" + province,
                    (kept.size() - gone.size()) + " new or changed, " + gone.size() + " gone",
                    "province-measures-" + province + "-" + at.toInstant(),
                    null,
                    Digest.of(
                            named.stream().map(Named::digest).sorted().toList().toString())));
            return kept.size();
        });
    }

    private List<Touched> keep(String province, List<Named> named, Timestamp at) {
        return jdbc.sql(KEEP)
                .param("province", province)
                .param("at", at)
                .param("orders", column(named, n -> n.measure.orderId()))
                .param("usccs", column(named, Named::uscc))
                .param("areas", column(named, n -> n.measure.area()))
                .param("fields", column(named, n -> Field.of(n.measure.area())
                        .map(Field::name)
                        .orElse(null)))
                .param("causes", column(named, n -> n.measure.cause()))
                .param("measures", column(named, n -> n.measure.measure()))
                .param("laws", column(named, n -> n.measure.basis()))
                .param("docs", column(named, n -> n.measure.docNo()))
                .param("begins", column(named, n -> text(n.measure.from())))
                .param("ends", column(named, n -> text(n.to())))
                .param("requesters", column(named, n -> n.measure.requester()))
                .param("digests", column(named, Named::digest))
                .query(Touched.class)
                .list();
    }

    private void tell(List<Touched> kept, List<Touched> gone) {
        var executors = jdbc.sql(EXECUTORS).query(Executor.class).list();
        var told = new ArrayList<Event>();
        for (var measure : gone) tell(told, executors, measure, EventType.SANCTION_ENDED);
        for (var measure : kept)
            tell(told, executors, measure, measure.added ? EventType.SANCTION_OPENED : EventType.SANCTION_CHANGED);
        events.tell(told);
    }

    private static void tell(List<Event> told, List<Executor> executors, Touched measure, EventType type) {
        for (var executor : executors)
            if (executor.field.equals(measure.field))
                told.add(new Event(executor.department, type, measure.uscc, "sanctions/P" + measure.id));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String[] column(List<Named> rows, Function<Named, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
