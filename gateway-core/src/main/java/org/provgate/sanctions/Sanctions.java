package org.provgate.sanctions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.events.Events;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps measures what the lists, the own findings and the catalogue say (R57, R58): no entry or no basis, no measure. The gateway's own
 * work, for no caller; for several threads and nodes, one at a time.
 */
public final class Sanctions {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Who reads a measure while it is recalled is recalled too. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock%s(hashtext('provgate.sanctions'))";

    private static final String NO_DEPARTMENTS = """
            SELECT d FROM unnest(:departments) d WHERE NOT EXISTS (SELECT FROM department t WHERE t.code = d) ORDER BY d
            """;
    private static final String EXECUTORS = """
            INSERT INTO sanction_executor (department, field) SELECT d, f FROM unnest(:departments, :fields) AS x (d, f)
            """;
    private static final String SEEN = """
            INSERT INTO sanction_receiver (sanction_id, department, first_at, how)
            SELECT s, d, min(CAST(a AS timestamptz)), 'READ' FROM unnest(:sanctions, :departments, :ats) AS x (s, d, a) GROUP BY s, d
            ON CONFLICT DO NOTHING
            """;
    /** Read while it was being recalled. */
    private static final String SEEN_TOO_LATE = """
            INSERT INTO recall (sanction_id, department, reason, opened_at)
            SELECT o.id, r.department, o.reason, :at FROM sanction o JOIN sanction_receiver r ON r.sanction_id = o.id
             WHERE o.id = ANY(:sanctions) AND o.state = 'RECALLED'
            ON CONFLICT DO NOTHING
            RETURNING department, sanction_id, (SELECT subject_key FROM sanction s WHERE s.id = sanction_id) AS subject
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Events events;
    private final Evidence evidence;
    private final SanctionCatalogue catalogue;
    private final Clock clock;

    public Sanctions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Events events,
            Evidence evidence,
            SanctionCatalogue catalogue,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.evidence = evidence;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What a reconciliation did. @param recalls how many receivers must confirm */
    public record Reconciled(String province, int opened, int changed, int ended, int recalled, int recalls) {
        public boolean nothing() {
            return opened + changed + ended + recalled == 0;
        }
    }

    /** A department was shown a measure. */
    public record Seen(long sanctionId, String department, Instant at) {}

    /**
     * Writes down which departments execute which fields; to be done at each start.
     *
     * @throws IllegalArgumentException if the catalogue names departments that do not exist
     */
    public void publish() {
        var departments = new ArrayList<String>();
        var fields = new ArrayList<String>();
        catalogue
                .executors()
                .forEach((department, all) -> all.forEach(field -> {
                    departments.add(department);
                    fields.add(field.name());
                }));
        transaction.executeWithoutResult(tx -> {
            lock(jdbc);
            var unknown = jdbc.sql(NO_DEPARTMENTS)
                    .param(
                            "departments",
                            catalogue.rules().stream()
                                    .flatMap(SanctionRule::departments)
                                    .distinct()
                                    .toArray(String[]::new))
                    .query(String.class)
                    .list();
            if (!unknown.isEmpty())
                throw new IllegalArgumentException("the catalogue of measures names departments " + unknown
                        + ", which do not exist; enter them first, or name others");
            jdbc.sql("DELETE FROM sanction_executor").update();
            jdbc.sql(EXECUTORS)
                    .param("departments", departments.toArray(String[]::new))
                    .param("fields", fields.toArray(String[]::new))
                    .update();
        });
    }

    /**
     * Opens, changes, ends and recalls measures until they are the entries in force and the own findings times the catalogue; tells those
     * concerned. Done twice it changes nothing.
     */
    public Reconciled reconcile(String province) {
        return transaction.execute(tx -> {
            lock(jdbc);
            var at = clock.instant();
            var done = new Reconciliation(jdbc, province, LocalDate.ofInstant(at, SHANGHAI), at, catalogue).run();
            var result = new Reconciled(
                    province, done.opened(), done.changed(), done.ended(), done.recalled(), done.recalls());
            if (result.nothing()) return result;
            events.tell(done.events());
            evidence.append(new Entry(
                    province,
                    "provgate",
                    "sanctions.reconciled",
                    "sanctions/" + province,
                    "opened " + done.opened() + ", changed " + done.changed() + ", ended " + done.ended()
                            + ", recalled " + done.recalled() + " from " + done.recalls() + " receivers",
                    "sanctions-" + province + "-" + at,
                    null,
                    done.digest()));
            return result;
        });
    }

    /** Notes who has been shown measures: when one is recalled they must hear it. What is noted already stays. */
    public void seen(Collection<Seen> seen) {
        if (seen.isEmpty()) return;
        transaction.executeWithoutResult(tx -> {
            jdbc.sql(LOCK.formatted("_shared")).query(row -> {});
            var ids = seen.stream().map(Seen::sanctionId).toArray(Long[]::new);
            jdbc.sql(SEEN)
                    .param("sanctions", ids)
                    .param("departments", seen.stream().map(Seen::department).toArray(String[]::new))
                    .param("ats", seen.stream().map(s -> s.at().toString()).toArray(String[]::new))
                    .update();
            events.tell(jdbc.sql(SEEN_TOO_LATE)
                    .param("sanctions", ids)
                    .param("at", Timestamp.from(clock.instant()))
                    .query((r, n) -> new Event(
                            r.getString(1), EventType.SANCTION_RECALLED, r.getString(3), "sanctions/" + r.getLong(2)))
                    .list());
        });
    }

    /** Waits until nobody else ends measures, and nobody notes readers of them. In the caller's transaction. */
    static void lock(JdbcClient jdbc) {
        jdbc.sql(LOCK.formatted("")).query(row -> {});
    }
}
