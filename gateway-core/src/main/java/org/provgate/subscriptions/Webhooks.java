package org.provgate.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Seal;
import org.provgate.evidence.Evidence;
import org.provgate.subscriptions.Round.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out what is to be sent to subscribers, and writes down what became of it. At most one worker has a subscription: so order is
 * kept, and nobody waits for another's. Whoever dies with one loses it when its lease ends; then the same events go again, under
 * the same ids. For several threads and gateways; as the gateway itself, for all departments.
 */
public final class Webhooks {

    private static final String DUE = """
            SELECT s.id FROM subscription s
             WHERE s.state = 'ON' AND s.leased_until <= :now AND coalesce(s.closed_until, :now) <= :now
               AND (EXISTS (SELECT FROM event e WHERE e.receiver = s.department AND e.id > s.position)
                    OR EXISTS (SELECT FROM webhook w WHERE w.subscription_id = s.id AND w.next_at <= :now))
             ORDER BY s.leased_until
            """;
    private static final String TAKE = """
            UPDATE subscription SET lease = lease + 1, leased_until = :until
             WHERE id = :id AND state = 'ON' AND leased_until <= :now AND coalesce(closed_until, :now) <= :now
            RETURNING id, department, url, types, position, lease, failures, secret,
                      CASE WHEN previous_until > :now THEN previous_secret END AS previous_secret
            """;
    private static final String RETURN = """
            UPDATE subscription SET leased_until = :now, position = greatest(position, :position) WHERE id = :id AND lease = :lease
            """;
    private static final String CLOSE = """
            UPDATE subscription
               SET leased_until = :now, failures = :failures, closed_until = :closed, failed_at = coalesce(failed_at, :now), error = :error
             WHERE id = :id AND lease = :lease
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Choice choice;
    private final Settlement settlement;
    private final Targets targets;
    private final Seal seal;
    private final WebhookPatience patience;
    private final Clock clock;

    public Webhooks(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Targets targets,
            Seal seal,
            WebhookPatience patience,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.choice = new Choice(jdbc);
        this.settlement = new Settlement(jdbc, evidence, patience, clock);
        this.targets = targets;
        this.seal = seal;
        this.patience = patience;
        this.clock = clock;
    }

    private record Taken(Standing standing, List<byte[]> sealed) {}

    /** Returns the subscriptions for which something can be sent now and that no worker has; the one that waited longest first. */
    public List<String> due() {
        return jdbc.sql(DUE).param("now", now()).query(String.class).list();
    }

    /** Takes a subscription. Empty if another has it, or nothing of it can be sent now. What comes is told to {@link #settle}. */
    public Optional<Round> take(String subscription) {
        return Optional.ofNullable(transactions.execute(t -> {
            // a plan made for ten events reads all of a million
            jdbc.sql("SET LOCAL plan_cache_mode = force_custom_plan").update();
            return taken(subscription);
        }));
    }

    /** Writes down how a round ended, unless another worker has the subscription by now. Returns whether it was written. */
    public boolean settle(Round round) {
        return Boolean.TRUE.equals(transactions.execute(t -> settlement.settle(round)));
    }

    private @Nullable Round taken(String id) {
        var now = clock.instant();
        var taken = jdbc.sql(TAKE)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(patience.lease())))
                .query(Webhooks::standing)
                .optional();
        if (taken.isEmpty()) return null;
        var standing = taken.get().standing;
        var objection = targets.objection(standing.url());
        if (objection.isPresent()) {
            close(standing, objection.get(), now);
            return null;
        }
        var chosen = choice.choose(standing, now, standing.failures() >= WebhookPatience.PATIENT);
        if (chosen.lanes().isEmpty() && chosen.waiting().isEmpty()) {
            give(standing, chosen.position(), now);
            return null;
        }
        var secrets = new ArrayList<byte[]>();
        for (var sealed : taken.get().sealed) secrets.add(seal.open(sealed, Subscriptions.context(id)));
        // whoever sends last has its answer before the lease ends
        var end = now.plus(patience.lease().dividedBy(2));
        return new Round(
                standing,
                chosen.lanes(),
                chosen.waiting(),
                chosen.position(),
                secrets,
                patience.inFlight(),
                end,
                clock);
    }

    private void give(Standing standing, long position, Instant now) {
        jdbc.sql(RETURN)
                .param("id", standing.id())
                .param("lease", standing.lease())
                .param("position", position)
                .param("now", Timestamp.from(now))
                .update();
    }

    private void close(Standing standing, String error, Instant now) {
        int failures = Math.max(WebhookPatience.PATIENT, standing.failures() + 1);
        var until = now.plus(patience.pause(failures - WebhookPatience.PATIENT + 1));
        jdbc.sql(CLOSE)
                .param("id", standing.id())
                .param("lease", standing.lease())
                .param("failures", failures)
                .param("closed", Timestamp.from(until))
                .param("error", error)
                .param("now", Timestamp.from(now))
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Taken standing(ResultSet row, int number) throws SQLException {
        var sealed = new ArrayList<byte[]>();
        sealed.add(row.getBytes("secret"));
        var previous = row.getBytes("previous_secret");
        if (previous != null) sealed.add(previous);
        return new Taken(
                new Standing(
                        row.getString("id"),
                        row.getString("department"),
                        row.getString("url"),
                        List.of((String[]) row.getArray("types").getArray()),
                        row.getLong("position"),
                        row.getLong("lease"),
                        row.getInt("failures")),
                sealed);
    }
}
