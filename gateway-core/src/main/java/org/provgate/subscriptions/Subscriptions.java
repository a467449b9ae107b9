package org.provgate.subscriptions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Seal;
import org.provgate.events.EventType;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The subscriptions of departments: each sees and changes its own alone. For several threads and gateways. */
public final class Subscriptions {

    private static final int MOST = 20;

    /** It begins with what happens from now on. */
    private static final String INSERT = """
            INSERT INTO subscription (id, department, url, types, description, secret, position, leased_until, created_by, created_at)
            SELECT :id, :department, :url, :types, :description, :secret,
                   coalesce((SELECT max(id) FROM event WHERE receiver = :department), 0), :now, :actor, :now
            """;

    private static final String OWN = """
            SELECT %s FROM subscription WHERE state <> 'REMOVED' AND (department = :department OR :all)\
            """.formatted(Subscription.COLUMNS);
    private static final String COUNT =
            "SELECT count(*) FROM subscription WHERE department = :department AND state <> 'REMOVED'";
    private static final String ROTATE = """
            UPDATE subscription SET previous_secret = secret, previous_until = :until, secret = :secret WHERE id = :id
            """;
    private static final String REMOVE = """
            UPDATE subscription SET state = 'REMOVED', secret = NULL, previous_secret = NULL, previous_until = NULL WHERE id = :id
            """;
    private static final String RESUME = """
            UPDATE subscription SET state = 'ON', failures = 0, closed_until = NULL, failed_at = NULL, error = NULL WHERE id = :id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final Targets targets;
    private final Seal seal;
    private final Supplier<byte[]> random;
    private final Duration overlap;
    private final Clock clock;

    /** @param random gives 32 new random bytes @param overlap how long the secret before a rotation still signs */
    public Subscriptions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Targets targets,
            Seal seal,
            Supplier<byte[]> random,
            Duration overlap,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.targets = targets;
        this.seal = seal;
        this.random = random;
        this.overlap = overlap;
        this.clock = clock;
    }

    /** @param types of {@link EventType}, as on the wire; empty for all */
    public record Wish(String url, List<String> types, String description) {
        public Wish {
            types = List.copyOf(new TreeSet<>(types));
        }
    }

    /** @param secret {@code whsec_…}, shown this once */
    public record WithSecret(Subscription subscription, String secret) {}

    /** @throws Refusal {@code rules-broken} with everything that is wrong, or {@code subscription-limit} */
    public WithSecret add(Caller caller, Wish wish) {
        check(wish);
        var bytes = random.get();
        var id = id();
        return changed(() -> {
            int now = jdbc.sql(COUNT)
                    .param("department", caller.department())
                    .query(Integer.class)
                    .single();
            if (now >= MOST)
                throw new Refusal(
                        "subscription-limit",
                        "department " + caller.department() + " has " + now
                                + " subscriptions, more are not kept; remove one first");
            jdbc.sql(INSERT)
                    .param("id", id)
                    .param("department", caller.department())
                    .param("url", wish.url)
                    .param("types", wish.types.toArray(String[]::new))
                    .param("description", wish.description)
                    .param("secret", seal.seal(bytes, context(id)))
                    .param("actor", caller.actor())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            prove(caller, "added", id, Digest.of(wish.toString()));
            return new WithSecret(get(caller, id), SignedMessage.shown(bytes));
        });
    }

    /** Returns the department's own, for the office all; the oldest first. */
    public List<Subscription> list(Caller caller) {
        return own(caller, " ORDER BY created_at, id").query(Subscription::of).list();
    }

    /** @throws Refusal {@code subscription-unknown} */
    public Subscription get(Caller caller, String id) {
        return own(caller, " AND id = :id")
                .param("id", id)
                .query(Subscription::of)
                .optional()
                .orElseThrow(() -> new Refusal(
                        "subscription-unknown",
                        "there is no subscription " + id + "; list them to see which there are"));
    }

    /** Makes a new secret; the one before signs beside it for a while, so that the subscriber can change over. */
    public WithSecret rotate(Caller caller, String id) {
        var bytes = random.get();
        return changed(() -> {
            get(caller, id);
            jdbc.sql(ROTATE)
                    .param("id", id)
                    .param("secret", seal.seal(bytes, context(id)))
                    .param("until", Timestamp.from(clock.instant().plus(overlap)))
                    .update();
            prove(caller, "rotated", id, null);
            return new WithSecret(get(caller, id), SignedMessage.shown(bytes));
        });
    }

    /** Sends nothing more, and forgets the secrets. */
    public void remove(Caller caller, String id) {
        changed(() -> {
            get(caller, id);
            jdbc.sql(REMOVE).param("id", id).update();
            prove(caller, "removed", id, null);
            return Optional.empty();
        });
    }

    /** Sends again from where it stopped, at once: after a 410, or when the address is mended before the gateway asks again. */
    public Subscription resume(Caller caller, String id) {
        return changed(() -> {
            get(caller, id);
            jdbc.sql(RESUME).param("id", id).update();
            prove(caller, "resumed", id, null);
            return get(caller, id);
        });
    }

    static String context(String id) {
        return "subscription/" + id;
    }

    private <T> T changed(Supplier<T> change) {
        return Objects.requireNonNull(transactions.execute(t -> change.get()));
    }

    private JdbcClient.StatementSpec own(Caller caller, String more) {
        return jdbc.sql(OWN + more)
                .param("department", caller.department())
                .param("all", caller.reach() == Caller.Reach.OFFICE);
    }

    private String id() {
        return "sub_" + HexFormat.of().formatHex(random.get(), 0, 8);
    }

    private void check(Wish wish) {
        var wrong = new ArrayList<Violation>();
        targets.objection(wish.url).ifPresent(o -> wrong.add(wrong("url", o)));
        var known = Arrays.stream(EventType.values()).map(EventType::wire).toList();
        for (var type : wish.types)
            if (!known.contains(type)) wrong.add(wrong("types", "there is no type " + type + "; there are " + known));
        if (wish.url.length() > 2_000) wrong.add(wrong("url", "the url has more than 2,000 characters"));
        if (wish.description.length() > 200 || wish.description.chars().anyMatch(Character::isISOControl))
            wrong.add(wrong(
                    "description", "the description has more than 200 characters or a control character; shorten it"));
        if (!wrong.isEmpty()) throw new Refusal("the subscription", wrong);
    }

    private static Violation wrong(String field, String sentence) {
        return new Violation(field, "docs/subscriptions.md", sentence);
    }

    private void prove(Caller caller, String deed, String id, @Nullable String digest) {
        evidence.append(new Entry(
                caller.department(),
                caller.actor(),
                "subscription." + deed,
                "subscription/" + id,
                deed,
                id,
                null,
                digest));
    }
}
