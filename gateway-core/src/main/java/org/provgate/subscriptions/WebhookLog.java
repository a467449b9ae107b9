package org.provgate.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of each event of a subscription, and sending some again. For several threads and gateways. */
public final class WebhookLog {

    /** Most that are sent again in one go. */
    public static final int MOST_RESENT = 10_000;

    private static final String ROWS = """
            SELECT w.event_id, e.type, e.subject_key, e.object, w.state, w.attempts, w.first_at, w.last_at, w.status, w.error, w.next_at
              FROM webhook w JOIN event e ON e.id = w.event_id
             WHERE w.subscription_id = :id AND w.event_id < :before AND (cardinality(:states) = 0 OR w.state = ANY(:states))
             ORDER BY w.event_id DESC LIMIT :limit
            """;
    /** What is not taken up yet comes by itself. What is open goes at once; the one after the last tells that there are too many. */
    private static final String RESEND = """
            WITH chosen AS (
                SELECT e.id FROM event e JOIN subscription s ON s.department = e.receiver
                 WHERE s.id = :id AND e.id BETWEEN :from AND :to AND e.id <= s.position
                   AND (cardinality(s.types) = 0 OR e.type = ANY(s.types)
                        OR EXISTS (SELECT FROM webhook w WHERE w.subscription_id = s.id AND w.event_id = e.id))
                   AND (NOT :parked OR EXISTS (SELECT FROM webhook w WHERE w.subscription_id = s.id AND w.event_id = e.id
                                                  AND w.state = 'PARKED'))
                 ORDER BY e.id LIMIT :limit)
            INSERT INTO webhook (subscription_id, event_id, department, state, attempts, next_at)
            SELECT :id, id, :department, 'WAITING', 0, CAST(:now AS timestamptz) FROM chosen
            ON CONFLICT (subscription_id, event_id) DO UPDATE SET state = 'WAITING', attempts = 0, first_at = NULL, next_at = :now
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Subscriptions subscriptions;
    private final Evidence evidence;
    private final Clock clock;

    public WebhookLog(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Subscriptions subscriptions,
            Evidence evidence,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.subscriptions = subscriptions;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Where an event stands with a subscriber. */
    public enum State {
        DELIVERED,
        /** Failed, and is tried again. */
        RETRY,
        /** Waits for an earlier one of its subject, or is to be sent again. */
        WAITING,
        /** Failed for days: is sent again when somebody asks for it. */
        PARKED
    }

    /**
     * @param event {@code evt_…}, which is also its webhook-id
     * @param status of the last answer; null if there was none
     * @param nextAt when it is tried again; null if it is not
     */
    public record Delivery(
            String event,
            String type,
            @Nullable String subject,
            String object,
            State state,
            int attempts,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable Instant nextAt) {}

    /** @param next for {@code before} of the next page; null on the last */
    public record Page(List<Delivery> deliveries, @Nullable String next) {}

    /**
     * Returns what was tried, the newest event first.
     *
     * @param before only older events than this, {@code evt_…}; null for all
     * @throws Refusal {@code subscription-unknown}
     */
    public Page page(Caller caller, String id, List<State> states, @Nullable String before, int limit) {
        subscriptions.get(caller, id);
        var rows = jdbc.sql(ROWS)
                .param("id", id)
                .param("before", before == null ? Long.MAX_VALUE : number(before))
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .param("limit", limit)
                .query(WebhookLog::delivery)
                .list();
        return new Page(rows, rows.size() == limit ? rows.get(limit - 1).event : null);
    }

    /**
     * Sends events again, in their order: delivered ones too, and those of before the subscription began.
     *
     * @param from the first, {@code evt_…}
     * @param to the last
     * @param parked only those that are parked
     * @return how many will be sent
     * @throws Refusal {@code subscription-unknown}, {@code resend-too-many}, or {@code event-unknown} if there are none
     */
    public int resend(Caller caller, String id, String from, String to, boolean parked) {
        long first = number(from);
        long last = number(to);
        var resent = transactions.execute(t -> {
            var subscription = subscriptions.get(caller, id);
            int count = jdbc.sql(RESEND)
                    .param("id", id)
                    .param("department", subscription.department())
                    .param("from", first)
                    .param("to", last)
                    .param("parked", parked)
                    .param("limit", MOST_RESENT + 1)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (count == 0)
                throw new Refusal(
                        "event-unknown",
                        "subscription " + id + " has nothing to send again from " + from + " to " + to
                                + "; its log shows what there is, and newer events come by themselves");
            if (count > MOST_RESENT)
                throw new Refusal(
                        "resend-too-many",
                        "from " + from + " to " + to + " are more than " + MOST_RESENT
                                + " events, none is sent again; ask for fewer at a time");
            evidence.append(new Entry(
                    caller.department(),
                    caller.actor(),
                    "subscription.resent",
                    "subscription/" + id,
                    count + " events from " + from + " to " + to,
                    id,
                    null,
                    null));
            return count;
        });
        return resent == null ? 0 : resent;
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                Notice.PREFIX + row.getLong("event_id"),
                row.getString("type"),
                row.getString("subject_key"),
                row.getString("object"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Subscription.instant(row, "first_at"),
                Subscription.instant(row, "last_at"),
                row.getObject("status", Integer.class),
                row.getString("error"),
                Subscription.instant(row, "next_at"));
    }

    private static long number(String event) {
        if (!event.matches(Notice.PREFIX + "[0-9]{1,18}"))
            throw new IllegalArgumentException("an event is named by its id, such as evt_17");
        return Long.parseLong(event.substring(Notice.PREFIX.length()));
    }
}
