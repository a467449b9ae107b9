package org.provgate.transfers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.events.Events;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Channel;
import org.provgate.rules.Refusal;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.submissions.Outlets;
import org.provgate.transfers.Transfer.State;
import org.provgate.transfers.TransferRules.Due;
import org.provgate.transfers.TransferRules.Duty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All transfers, and every step of their lives (R59, R60). Sender and receiver see a transfer, the receiver once it was sent, and
 * the office; to anybody else it is not there. Each step is a transaction with its evidence, and the other side is told. For
 * several threads and gateways.
 */
public final class Transfers {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final TransferLedger ledger;
    private final TransferChecks checks;
    private final TransferRules rules;
    private final Events events;
    private final Evidence evidence;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** @param outlets where anything can go @param ids gives a random one each time */
    public Transfers(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            TransferRules rules,
            Outlets outlets,
            Events events,
            Evidence evidence,
            Clock clock,
            Supplier<UUID> ids) {
        var jdbc = JdbcClient.create(dataSource);
        Set<String> taking = outlets.byEntry().keySet().stream()
                .filter(entry -> outlets.offers(entry, Channel.TRANSFERS))
                .collect(Collectors.toSet());
        this.ledger = new TransferLedger(jdbc, taking, clock);
        this.checks = new TransferChecks(jdbc, rules, outlets);
        this.rules = rules;
        this.events = events;
        this.evidence = evidence;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
        this.ids = ids;
    }

    /** Which transfers are meant. @param box null for both */
    public record Filter(@Nullable Box box, Set<State> states, boolean overdue) {
        public Filter {
            states = states == null ? Set.of() : Set.copyOf(states);
        }
    }

    /** Whose they are, seen from the department that asks. */
    public enum Box {
        SENT,
        RECEIVED
    }

    /** Returns transfers the caller sees, the newest first. @param before only older ones than this, to page on */
    public List<Transfer> list(Filter filter, @Nullable String before, int most, Caller caller) {
        return ledger.list(filter, before, most, caller);
    }

    /** @throws Refusal {@code transfer-unknown} if there is none the caller sees */
    public Transfer.Story one(String id, Caller caller) {
        return new Transfer.Story(ledger.one(id, caller), ledger.steps(id));
    }

    /** Writes a transfer: state DRAFT. @throws Refusal with everything that is wrong */
    public Transfer.Story write(TransferForm form, Caller caller) {
        return write(form, null, caller);
    }

    /** Writes a transfer that a clue of the public gave rise to. */
    public Transfer.Story write(TransferForm form, @Nullable String clue, Caller caller) {
        return transact(
                () -> {
                    var checked = checks.check(form, caller);
                    var day = today().format(DateTimeFormatter.BASIC_ISO_DATE);
                    var chance = ids.get().toString().replace("-", "").substring(0, 12);
                    var id = checked.areaCode() + "-" + day + "-" + chance;
                    ledger.insert(id, form, checked, clue, caller);
                    ledger.step(id, State.DRAFT, caller, null);
                    prove(ledger.one(id, caller), "written", caller);
                    return id;
                },
                caller);
    }

    /** Puts a draft in force; whoever wrote it cannot. */
    public Transfer.Story approve(String id, Caller caller) {
        return act(id, Deed.APPROVE, null, null, caller);
    }

    /** Hands it over; one to the police or to justice must be approved first (R60). */
    public Transfer.Story send(String id, Caller caller) {
        return act(id, Deed.SEND, null, null, caller);
    }

    /** Takes back what the receiver has not answered. */
    public Transfer.Story withdraw(String id, @Nullable String reason, Caller caller) {
        return act(id, Deed.WITHDRAW, reason, null, caller);
    }

    /**
     * Says whether it is taken: 受理 or 退回. For an organ that is no department here the sender enters it.
     *
     * @param answer RECEIVED or RETURNED
     * @param receiptNo the receiver's own number; null for none
     */
    public Transfer.Story answer(
            String id, @Nullable State answer, @Nullable String receiptNo, @Nullable String note, Caller caller) {
        return act(id, Deed.to(answer, Deed.RECEIVE, Deed.RETURN), note, receiptNo, caller);
    }

    /** Says what became of what was taken. @param outcome FILED, NOT_FILED or HANDLED */
    public Transfer.Story outcome(String id, @Nullable State outcome, @Nullable String note, Caller caller) {
        return act(id, Deed.to(outcome, Deed.FILE, Deed.NOT_FILE, Deed.HANDLE), note, null, caller);
    }

    private Transfer.Story act(String id, Deed deed, @Nullable String note, @Nullable String receiptNo, Caller caller) {
        var written = new Written("R59");
        var said = deed.explained() ? written.required("note", note, 500) : written.optional("note", note, 500);
        var receipt = written.optional("receiptNo", receiptNo, 100);
        written.end("transfer " + id);
        return transact(
                () -> {
                    var before = ledger.lock(id, caller);
                    side(before, deed, caller);
                    deed.check(id, before.state());
                    if (deed == Deed.APPROVE && Caller.maybeSame(before.writtenBy(), caller.actor()))
                        throw new Refusal(
                                "own-approval",
                                caller.actor() + " wrote transfer " + id + "; another person must approve");
                    if (deed == Deed.WITHDRAW && guarded(before.kind()) && before.state() == State.SENT)
                        throw new Refusal(
                                "transfer-sent",
                                "transfer " + id + " is with " + before.kind()
                                        + " already, who may give it back; it cannot be taken back");
                    if (deed == Deed.SEND && guarded(before.kind()) && before.approvedBy() == null)
                        throw new Refusal(
                                "not-approved",
                                "transfer " + id + " of kind " + before.kind()
                                        + " must be approved by another person than " + before.writtenBy()
                                        + " before it is sent");
                    ledger.change(id, deed, due(before, deed), receipt, caller);
                    ledger.step(id, deed.to, caller, said);
                    tell(before, deed, caller);
                    prove(before, deed.word, caller);
                    return id;
                },
                caller);
    }

    /** What lies with sender or receiver is done by him; the office sees both sides and may enter either's. */
    private static void side(Transfer transfer, Deed deed, Caller caller) {
        if (caller.reach() == Reach.OFFICE) return;
        var whose = deed.receivers && transfer.to() != null ? transfer.to() : transfer.from();
        if (!whose.equals(caller.department()))
            throw new Refusal(
                    deed.receivers ? "not-receiver" : "not-sender",
                    "transfer " + transfer.id() + " can be " + deed.word + " by "
                            + (deed.receivers ? "its receiver " : "its sender ") + whose + " only");
    }

    private @Nullable Due due(Transfer transfer, Deed deed) {
        var answered = transfer.kind() != Kind.COPY || transfer.needsFeedback();
        var duty = deed == Deed.SEND ? Duty.ANSWER : deed == Deed.RECEIVE ? Duty.OUTCOME : null;
        if (duty == null || !answered) return null;
        return rules.due(duty, transfer.kind(), transfer.id().substring(0, 6), today())
                .orElse(null);
    }

    private void tell(Transfer transfer, Deed deed, Caller caller) {
        var told = new ArrayList<Event>();
        var object = "transfers/" + transfer.id();
        if (deed == Deed.SEND && transfer.to() != null)
            told.add(new Event(transfer.to(), EventType.TRANSFER_SENT, transfer.subject(), object));
        if (deed == Deed.WITHDRAW && transfer.to() != null && transfer.state() == State.SENT)
            told.add(new Event(transfer.to(), EventType.TRANSFER_WITHDRAWN, transfer.subject(), object));
        if (deed.receivers && !transfer.from().equals(caller.department()))
            told.add(new Event(transfer.from(), EventType.TRANSFER_ANSWERED, transfer.subject(), object));
        events.tell(told);
    }

    private void prove(Transfer transfer, String word, Caller caller) {
        evidence.append(new Entry(
                caller.department(),
                caller.actor(),
                "transfer." + word,
                "transfer/" + transfer.id(),
                transfer.kind() + " from " + transfer.from() + " to "
                        + (transfer.to() == null ? "an organ outside" : transfer.to()),
                "transfer-" + transfer.id(),
                null,
                ledger.digest(transfer.id())));
    }

    static boolean guarded(Kind kind) {
        return kind == Kind.PUBLIC_SECURITY || kind == Kind.JUDICIAL;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    private Transfer.Story transact(Supplier<String> work, Caller caller) {
        return Objects.requireNonNull(transactions.execute(tx -> one(work.get(), caller)));
    }
}
