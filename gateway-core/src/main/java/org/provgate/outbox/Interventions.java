package org.provgate.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Gates.Gate;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an operator does to the way out: have something sent again or now, hold it back, shut and open the way to a province. Each
 * is one transaction with its evidence. For several threads.
 */
public final class Interventions {

    /** As many deliveries as a preview shows. */
    public static final int SHOWN = 20;

    private static final int LONGEST_REASON = 300;

    /** A person means now: what waits for its time is taken up at once. */
    private static final String WAKE = """
            UPDATE push_batch SET next_at = :now, changed_at = :now
             WHERE province = :province AND state IN ('POSTPONED', 'UNCLEAR') AND next_at > :now
            """;

    private static final String DRAIN = """
            SELECT count(*) FILTER (WHERE d.state IN ('CLAIMED', 'UNCLEAR') AND b.state = 'CLAIMED') AS sending,
                   count(*) FILTER (WHERE d.state = 'SENT') AS sent,
                   count(*) FILTER (WHERE d.state = 'UNCLEAR' AND d.channel = ANY(:lookUps)) AS asked,
                   count(*) FILTER (WHERE d.state = 'CLAIMED' AND b.state <> 'CLAIMED'
                                       OR d.state = 'UNCLEAR' AND b.state = 'UNCLEAR') AS begun,
                   count(*) FILTER (WHERE d.state = 'PENDING') AS waiting
              FROM delivery d LEFT JOIN push_batch b ON b.id = d.push_batch
             WHERE d.province = :province AND d.state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR')
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final Gates gates;
    private final Deliveries deliveries;
    private final Map<String, List<Outlet>> outlets;
    private final Clock clock;

    /** @param outlets what each enabled province offers, by its entry of the settings */
    public Interventions(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Map<String, List<Outlet>> outlets,
            Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.gates = new Gates(jdbc, clock);
        this.deliveries = new Deliveries(jdbc, clock);
        this.outlets = Map.copyOf(outlets);
        this.clock = clock;
    }

    /** What can be done to deliveries. */
    public enum Deed {
        /**
         * Sent again, or now: what is parked, rejected, waits, or is unclear. The rejected are meant only where the filter says so,
         * and never those that were corrected. Nothing is sent again before the platform was asked, where it can be.
         */
        RETRY,
        /** Held back: what has not begun. */
        PARK,
        /** Let go: what is parked. */
        UNPARK;

        private String past() {
            return this == RETRY ? "retried" : this == PARK ? "parked" : "unparked";
        }
    }

    /** What a deed would meet. @param first the newest {@link #SHOWN} */
    public record Preview(int count, List<Delivery> first) {}

    /**
     * How far the way to a province is drained.
     *
     * @param sending in a worker's hands
     * @param sent the platform has not given the receipt yet
     * @param asked unclear, and the platform is being asked
     * @param begun in a batch that goes again under its number when the way is open
     * @param waiting not begun
     */
    public record Drain(
            String province, boolean paused, long sending, long sent, long asked, long begun, long waiting) {

        /** Returns whether nothing is under way any more. */
        public boolean done() {
            return sending + sent + asked == 0;
        }
    }

    /** Returns what a deed would meet now. */
    public Preview preview(Deed deed, DeliveryFilter filter) {
        var chosen = new Choice(jdbc, deed, checked(filter));
        var first = deliveries.of(chosen.newest(SHOWN));
        return new Preview(chosen.count(), first);
    }

    /**
     * Does a deed to all the filter meets.
     *
     * @param expected how many the preview counted
     * @return how many it was done to
     * @throws Refusal {@code count-changed} if the filter meets another number by now; nothing was done then
     */
    public int act(Deed deed, DeliveryFilter filter, int expected, String actor, String reason) {
        var why = checked(reason);
        var chosen = new Choice(jdbc, deed, checked(filter));
        return Objects.requireNonNull(transactions.execute(t -> {
            var ids = chosen.lock();
            if (ids.size() != expected)
                throw new Refusal(
                        "count-changed",
                        "the preview counted " + expected + ", the filter meets " + ids.size()
                                + " now; look at the preview again");
            if (ids.isEmpty()) return 0;
            chosen.change(ids, lookUps(), actor, why, Timestamp.from(clock.instant()));
            var external = chosen.externalIds(ids);
            prove(
                    filter.province() == null ? "gateway" : filter.province(),
                    actor,
                    "push." + deed.past(),
                    ids.size() == 1 ? "delivery/" + ids.get(0) : "deliveries",
                    ids.size() + (ids.size() == 1 ? " record: " : " records: ") + why,
                    Digest.of(String.join("\n", external) + "\n"));
            return ids.size();
        }));
    }

    /** Does a deed to one delivery. @throws Refusal {@code not-possible} with where it stands, if it cannot be done to it */
    public void act(Deed deed, long delivery, String actor, String reason) {
        var filter = DeliveryFilter.one(delivery);
        var found = deliveries.list(filter, null, 1);
        if (found.isEmpty()) throw unknown(delivery);
        if (new Choice(jdbc, deed, filter).count() == 0)
            throw new Refusal(
                    "not-possible",
                    "delivery " + delivery + " is " + found.get(0).state() + ": "
                            + found.get(0).next().en());
        act(deed, filter, 1, actor, reason);
    }

    /** Returns what says that there is no such delivery. */
    public static Refusal unknown(long delivery) {
        return new Refusal("delivery-unknown", "there is no delivery " + delivery + "; look for it with push list");
    }

    /** Lets nothing go out to a province until a person resumes; what is under way comes to its end. */
    public Gate pause(String province, String actor, String reason) {
        known(province);
        var why = checked(reason);
        transactions.executeWithoutResult(t -> {
            gates.pause(province, actor, why);
            prove(province, actor, "push.paused", "platform/" + province, why, null);
        });
        return gates.of(province).orElseThrow();
    }

    /** Opens the way to a province, whatever shut it, and takes up now what waited. */
    public void resume(String province, String actor, String reason) {
        known(province);
        var why = checked(reason);
        transactions.executeWithoutResult(t -> {
            gates.resume(province);
            jdbc.sql(WAKE)
                    .param("province", province)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            prove(province, actor, "push.resumed", "platform/" + province, why, null);
        });
    }

    /** Returns how far the way to a province is drained; it drains only while it is paused. */
    public Drain drain(String province) {
        var asked = known(province).stream()
                .filter(Outlet::looksUp)
                .map(o -> o.channel().name())
                .toArray(String[]::new);
        boolean paused = gates.of(province).map(Gate::paused).orElse(false);
        return jdbc.sql(DRAIN)
                .param("province", province)
                .param("lookUps", asked)
                .query((r, n) -> new Drain(
                        province,
                        paused,
                        r.getLong("sending"),
                        r.getLong("sent"),
                        r.getLong("asked"),
                        r.getLong("begun"),
                        r.getLong("waiting")))
                .single();
    }

    private List<Outlet> known(String province) {
        var offered = outlets.get(province);
        if (offered == null)
            throw new Refusal(
                    "province-unknown",
                    "there is no enabled province " + province + "; there are "
                            + outlets.keySet().stream().sorted().toList());
        return offered;
    }

    /** Province and channel, joined by a blank, of those that can be asked what they hold. */
    private List<String> lookUps() {
        var all = new ArrayList<String>();
        outlets.forEach((province, offered) ->
                offered.stream().filter(Outlet::looksUp).forEach(o -> all.add(province + " " + o.channel())));
        return all;
    }

    private static DeliveryFilter checked(DeliveryFilter filter) {
        if (filter.values().isEmpty())
            throw new Refusal("filter-missing", "say which deliveries are meant: a state, a province, a task …");
        return filter;
    }

    private static String checked(String reason) {
        if (reason.isBlank())
            throw new Refusal("reason-missing", "say why: the reason stays in the history and in the evidence log");
        if (reason.length() > LONGEST_REASON)
            throw new IllegalArgumentException("a reason has at most " + LONGEST_REASON + " characters");
        return Objects.requireNonNull(Redaction.text(reason.strip()));
    }

    private void prove(
            String department, String actor, String action, String object, String outcome, @Nullable String digest) {
        evidence.append(new Entry(department, actor, action, object, outcome, object.replace('/', '-'), null, digest));
    }
}
