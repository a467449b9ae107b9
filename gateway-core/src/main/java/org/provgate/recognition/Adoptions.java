package org.provgate.recognition;

import static org.provgate.agreements.SharedField.*;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.Rights;
import org.provgate.agreements.SharedField;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.events.Events;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.recognition.Adoption.AdoptionRequest;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;
import org.provgate.tables.IdentityNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Results that departments rely on (采信, R45, R53): recorded for both sides, with evidence; from then on the subject is not drawn for
 * that item of the adopter. For several threads and gateways; each step is a transaction.
 */
public final class Adoptions {

    private static final int MOST_CHARACTERS = 200;
    private static final List<SharedField> NEEDED = List.of(ITEMS, CHECK_DATE, FINDINGS);

    private final AdoptionTable table;
    private final AdoptionReview review;
    private final ResultQuery results;
    private final Inspections inspections;
    private final TransactionTemplate transaction;
    private final Agreements agreements;
    private final RecognitionRules rules;
    private final Evidence evidence;
    private final Events events;
    private final Clock clock;

    public Adoptions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Inspections inspections,
            Agreements agreements,
            RecognitionRules rules,
            Evidence evidence,
            Events events,
            Clock clock) {
        this.table = new AdoptionTable(jdbc);
        this.review = new AdoptionReview(jdbc, rules, clock);
        this.results = new ResultQuery(jdbc);
        this.inspections = inspections;
        this.transaction = new TransactionTemplate(transactions);
        this.agreements = agreements;
        this.rules = rules;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adopts a result for the caller's department.
     *
     * @throws IllegalArgumentException if the check digit of {@code uscc} is wrong
     * @throws NoSuchElementException if the department sees no such result of the subject
     * @throws Refusal if something is missing (everything at once), a rule or the agreement is against it, or it is adopted already
     */
    public Adoption adopt(Caller caller, String uscc, AdoptionRequest request) {
        var subject = Inspections.subject(uscc);
        var reason = request.reason() == null ? "" : request.reason().strip();
        check(request, reason);
        var rights = agreements.rightsOf(caller.department(), FindingKind.INSPECTION);
        return transaction.execute(tx -> {
            var result = results.one(caller, subject, request.recordId(), rights)
                    .orElseThrow(() -> new NoSuchElementException("there is no result " + request.recordId()
                            + " of this subject, or it was corrected; see /api/v1/subjects/" + subject
                            + "/inspections"));
            inspections.note(caller, subject, rights, List.of(result));
            var item = request.itemCode();
            var reliance = Reliance.of(rules, result, item, inspections.today());
            var obstacle = obstacle(caller.department(), result, item, rights, reliance);
            if (obstacle != null)
                throw new Refusal("not-adoptable", "result " + result.id() + " cannot be adopted: " + obstacle);
            var adoption = table.insert(result, subject, item, reliance, caller, clock.instant(), reason)
                    .orElseThrow(() -> new Refusal(
                            "adopted-already",
                            caller.department() + " has adopted result " + result.id() + " for item " + item
                                    + " already; see /api/v1/adoptions"));
            events.tell(List.of(told(adoption.department(), EventType.RESULT_ADOPTED, adoption)));
            evidence.append(both(
                            adoption,
                            caller.actor(),
                            "recognition.adopted",
                            "until " + adoption.validUntil(),
                            result.digest())
                    .toList());
            return adoption;
        });
    }

    /** Returns adoptions by the caller's department and of its results, the newest first; of the office all. At most 1,000. */
    public List<Adoption> list(Caller caller, @Nullable String subject, boolean open) {
        return table.select(caller, null, subject, open, false);
    }

    /** @throws NoSuchElementException if there is none that the caller's department is a side of */
    public Adoption one(Caller caller, long id) {
        return one(caller, id, false);
    }

    /**
     * Ends an adoption: the adopter no longer relies on it, and the subject can be drawn again.
     *
     * @throws NoSuchElementException if the caller's department has none such
     * @throws Refusal if it ended already, is the provider's to see only, or the reason is missing
     */
    public Adoption withdraw(Caller caller, long id, @Nullable String reason) {
        var violations = new ArrayList<Violation>();
        var text = reason == null ? "" : reason.strip();
        reason(violations, text);
        if (!violations.isEmpty()) throw new Refusal("the withdrawal of adoption " + id, violations);
        return transaction.execute(tx -> {
            mine(caller, one(caller, id, false));
            var adoption = one(caller, id, true);
            if (adoption.endedAt() != null)
                throw new Refusal("adoption-ended", "adoption " + id + " has ended already: " + adoption.endReason());
            table.end(id, caller.actor(), clock.instant(), text);
            events.tell(List.of(told(adoption.department(), EventType.ADOPTION_ENDED, adoption)));
            evidence.append(both(adoption, caller.actor(), "recognition.withdrawn", text, null)
                    .toList());
            return one(caller, id);
        });
    }

    /**
     * Looks at adoptions whose record was corrected since: what the correction still bears goes on with it, the rest ends; the adopter is
     * told of both. To be done every few minutes; the frame of a draw heeds corrections by itself.
     *
     * @return how many were looked at
     */
    public int review() {
        return transaction.execute(tx -> {
            var reviewed = review.review();
            if (reviewed.isEmpty()) return 0;
            events.tell(reviewed.stream()
                    .map(r -> told(r.adoption().adopter(), EventType.RESULT_CORRECTED, r.adoption()))
                    .toList());
            evidence.append(reviewed.stream()
                    .flatMap(r -> both(r.adoption(), "gateway", r.action(), r.outcome(), r.digest()))
                    .toList());
            return reviewed.size();
        });
    }

    /** Returns why a department may not adopt a result for an item; null if it may. */
    static @Nullable String obstacle(String department, Result result, String item, Rights rights, Reliance reliance) {
        if (result.department().equals(department))
            return "it is the department's own; the rest after a draw is R14's matter";
        var missing = NEEDED.stream()
                .filter(f -> !rights.sees(result.department(), f))
                .map(SharedField::wire)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty())
            return "the agreement with " + result.department() + " does not share " + missing
                    + "; ask that department to write one that does";
        if (!result.items().contains(item)) return "it did not check item " + item + " but " + result.items();
        return reliance.obstacle();
    }

    /** Returns whether enough of a provider's results is seen to rely on one. */
    static boolean readable(Rights rights, String provider) {
        return NEEDED.stream().allMatch(f -> rights.sees(provider, f));
    }

    private static void check(AdoptionRequest request, String reason) {
        var violations = new ArrayList<Violation>();
        if (request.recordId() == null || request.recordId().isBlank())
            violations.add(new Violation("recordId", "R53", "is missing: which result"));
        if (request.itemCode() == null || request.itemCode().isBlank())
            violations.add(new Violation("itemCode", "R53", "is missing: for which of its items"));
        reason(violations, reason);
        if (!violations.isEmpty()) throw new Refusal("the adoption", violations);
    }

    private static void reason(List<Violation> violations, String text) {
        if (text.isEmpty() || text.length() > MOST_CHARACTERS || text.chars().anyMatch(Character::isISOControl))
            violations.add(new Violation(
                    "reason", "R53", "must be there, 1 to " + MOST_CHARACTERS + " characters on one line"));
        else if (IdentityNumber.in(text))
            violations.add(new Violation("reason", "R53", "must not hold an identity-card number"));
    }

    /** Steps are taken for one's own department, also by the office. */
    private static void mine(Caller caller, Adoption adoption) {
        if (adoption.adopter().equals(caller.department())) return;
        if (!adoption.department().equals(caller.department())) throw unknown(adoption.id());
        throw new Refusal(
                "not-adopter",
                "adoption " + adoption.id() + " is of " + adoption.adopter()
                        + ", which alone withdraws it; correct your result if it is wrong");
    }

    private Adoption one(Caller caller, long id, boolean lock) {
        return table.select(caller, id, null, false, lock).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    private static NoSuchElementException unknown(long id) {
        return new NoSuchElementException("there is no adoption " + id + "; list them at /api/v1/adoptions");
    }

    private static Event told(String receiver, EventType type, Adoption a) {
        return new Event(receiver, type, a.subject(), "adoptions/" + a.id());
    }

    /** An entry for each side. */
    private static Stream<Entry> both(
            Adoption a, String actor, String action, String outcome, @Nullable String digest) {
        return Stream.of(a.adopter(), a.department())
                .map(side -> new Entry(
                        side,
                        actor,
                        action,
                        "adoption/" + a.id(),
                        a.adopter() + " on result " + a.recordId() + " of " + a.department() + " for item "
                                + a.itemCode() + ": " + outcome,
                        "adoption/" + a.id(),
                        null,
                        digest));
    }
}
