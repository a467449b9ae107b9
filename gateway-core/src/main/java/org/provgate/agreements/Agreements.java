package org.provgate.agreements;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.agreements.Agreement.AgreementDraft;
import org.provgate.agreements.Agreement.State;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.events.Events;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sharing agreements (共享协议, R37, R45, R53): written by somebody of the provider, put in force by another person of it, ended by
 * either side. For several threads and gateways; each step is a transaction with its evidence.
 */
public final class Agreements {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String GATEWAY = "gateway";
    private static final String OVER = "its last day is over";

    private final AgreementTable table;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Events events;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final RightsCache cache;

    /** @param ids gives a random one each time */
    public Agreements(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Events events,
            Clock clock,
            Supplier<UUID> ids) {
        this.table = new AgreementTable(jdbc);
        this.transaction = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
        this.cache = new RightsCache(jdbc, clock);
    }

    /** Returns whose findings of a kind somebody may see; at most five seconds old where another process changed something. */
    public Rights rights(Caller caller, FindingKind kind) {
        return switch (caller.reach()) {
            case OFFICE -> new Rights(true, caller.department(), Map.of());
            case DEPARTMENT -> new Rights(false, caller.department(), cache.of(caller.department(), kind));
            case PUBLIC, NOTHING -> new Rights(false, "", Map.of());
        };
    }

    /** Returns what a department may see by itself and by agreement, also where an office person acts for it. */
    public Rights rightsOf(String department, FindingKind kind) {
        return new Rights(false, department, cache.of(department, kind));
    }

    /** Returns agreements of the caller's department, on either side, the newest first; of the office all. At most 1,000. */
    public List<Agreement> list(Caller caller, @Nullable State state) {
        return table.select(caller, null, state, false);
    }

    /** @throws NoSuchElementException if there is none of this id that the caller's department is a side of */
    public Agreement one(Caller caller, String id) {
        return one(caller, id, false);
    }

    /**
     * Writes a draft; the caller's department is the provider.
     *
     * @throws Refusal {@code rules-broken}, with everything that is wrong
     */
    public Agreement write(Caller caller, AgreementDraft draft) {
        var checks = new DraftChecks(draft, caller.department(), today());
        var violations = checks.violations(table.takesPart(draft.receiver()));
        if (!violations.isEmpty()) throw new Refusal("the agreement", violations);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = "G" + today().format(DateTimeFormatter.BASIC_ISO_DATE) + "-"
                + ids.get().toString().replace("-", "").substring(0, 12);
        var agreement = new Agreement(
                id,
                caller.department(),
                draft.receiver(),
                draft.kind(),
                checks.named().stream().map(SharedField::wire).toList(),
                draft.purpose().strip(),
                draft.from(),
                draft.to(),
                State.DRAFT,
                caller.actor(),
                at,
                null,
                null,
                null,
                null,
                null,
                null);
        return transaction.execute(tx -> {
            table.insert(agreement);
            evidence.append(entry(
                    caller,
                    "agreements.written",
                    agreement,
                    "to " + agreement.receiver() + ", " + agreement.kind() + ", until " + agreement.to()));
            return agreement;
        });
    }

    /**
     * Puts a draft in force.
     *
     * @throws NoSuchElementException if the caller's department is no side of it
     * @throws Refusal if it is no draft or over, the caller wrote it, or his department is not the provider
     */
    public Agreement approve(Caller caller, String id) {
        return change(caller, id, EventType.AGREEMENT_BEGUN, agreement -> {
            if (!agreement.provider().equals(caller.department()))
                throw new Refusal(
                        "not-provider",
                        "agreement " + id + " is about findings of " + agreement.provider()
                                + "; somebody of that department approves it");
            if (agreement.state() != State.DRAFT)
                throw new Refusal(
                        "not-draft", "agreement " + id + " is " + agreement.state() + "; only a draft is approved");
            if (Caller.maybeSame(agreement.writtenBy(), caller.actor()))
                throw new Refusal("own-approval", caller.actor() + " wrote it; another person must approve");
            if (agreement.to().isBefore(today()))
                throw new Refusal("agreement-over", "its last day " + agreement.to() + " is over; write a new one");
            table.approve(id, caller.actor(), clock.instant());
            return "in force from " + agreement.from() + " to " + agreement.to();
        });
    }

    /**
     * Ends an agreement, or drops a draft, by either side.
     *
     * @throws NoSuchElementException if the caller's department is no side of it
     * @throws Refusal if it has ended already, or the reason is missing
     */
    public Agreement end(Caller caller, String id, @Nullable String reason) {
        var violations = new ArrayList<Violation>();
        DraftChecks.line(violations, "reason", reason);
        if (!violations.isEmpty()) throw new Refusal("the end of agreement " + id, violations);
        return change(caller, id, EventType.AGREEMENT_ENDED, agreement -> {
            if (agreement.state() == State.ENDED)
                throw new Refusal(
                        "agreement-ended", "agreement " + id + " has ended already: " + agreement.endReason());
            table.end(id, caller, clock.instant(), reason.strip());
            return reason.strip();
        });
    }

    /** Ends what has passed its last day, and tells both sides. To be done once a day. @return how many */
    public int expire() {
        var ended = transaction.execute(tx -> {
            var over = table.expire(today(), GATEWAY, clock.instant(), OVER);
            if (over.isEmpty()) return 0;
            events.tell(over.stream()
                    .flatMap(a -> both(EventType.AGREEMENT_ENDED, a))
                    .toList());
            evidence.append(over.stream()
                    .map(a -> entry(Caller.local(a.provider(), GATEWAY), "agreements.ended", a, OVER))
                    .toList());
            return over.size();
        });
        if (ended > 0) cache.clear();
        return ended;
    }

    /** Does what a step does to an agreement. */
    private interface Step {
        /** Returns what happened, for evidence. */
        String take(Agreement agreement);
    }

    private Agreement change(Caller caller, String id, EventType told, Step step) {
        try {
            return transaction.execute(tx -> {
                var before = mine(caller, one(caller, id, true));
                var outcome = step.take(before);
                // of a draft the other side was never told that it began
                if (before.state() == State.IN_FORCE || told == EventType.AGREEMENT_BEGUN)
                    events.tell(both(told, before).toList());
                evidence.append(entry(caller, told.wire().replace("agreement.", "agreements."), before, outcome));
                return one(caller, id);
            });
        } finally {
            // also after a failure: a commit whose answer was lost may have changed something
            cache.clear();
        }
    }

    /** Steps are taken for one's own department, also by the office. */
    private static Agreement mine(Caller caller, Agreement agreement) {
        if (!List.of(agreement.provider(), agreement.receiver()).contains(caller.department()))
            throw unknown(agreement.id());
        return agreement;
    }

    private Agreement one(Caller caller, String id, boolean lock) {
        return table.select(caller, id, null, lock).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    private static NoSuchElementException unknown(String id) {
        return new NoSuchElementException("there is no agreement " + id + "; list them at /api/v1/agreements");
    }

    private static Stream<Event> both(EventType type, Agreement a) {
        return Stream.of(a.provider(), a.receiver()).map(side -> new Event(side, type, null, "agreements/" + a.id()));
    }

    /** The digest binds what was agreed, which never changes. */
    private static Entry entry(Caller caller, String action, Agreement a, String outcome) {
        var text = String.join(
                "\n",
                a.provider(),
                a.receiver(),
                a.kind().name(),
                String.join(",", a.fields()),
                a.purpose(),
                a.from().toString(),
                a.to().toString());
        return new Entry(
                caller.department(),
                caller.actor(),
                action,
                "agreement/" + a.id(),
                outcome,
                a.id(),
                null,
                Digest.of(text));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }
}
