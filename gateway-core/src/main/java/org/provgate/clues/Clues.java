package org.provgate.clues;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.clues.Clue.State;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.events.Events;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.provgate.tasks.Ground;
import org.provgate.tasks.Tasks;
import org.provgate.tasks.Triggered;
import org.provgate.transfers.TransferForm;
import org.provgate.transfers.Transfers;
import org.provgate.transfers.Written;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All clues. Each step is a transaction with its evidence. For several threads and gateways. */
public final class Clues {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** In whose name the public's clues are stored: they may write none of our tables. */
    private static final Caller GATEWAY = Caller.local("public", "gateway");

    private final ClueLedger ledger;
    private final Transfers transfers;
    private final Tasks tasks;
    private final Events events;
    private final Evidence evidence;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** @param ids gives a random one each time */
    public Clues(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Transfers transfers,
            Tasks tasks,
            Events events,
            Evidence evidence,
            Clock clock,
            Supplier<UUID> ids) {
        this.ledger = new ClueLedger(jdbc);
        this.transfers = transfers;
        this.tasks = tasks;
        this.events = events;
        this.evidence = evidence;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Takes in what somebody of the public tells. May be called by anybody; the answer is a number and no more.
     *
     * @throws Refusal with everything that is wrong
     */
    public String tell(Clue.Told told) {
        var written = new Written("R72");
        var subject = written.required("subject", told.subject(), 200);
        var what = written.required("what", told.what(), 2_000);
        var where = written.optional("where", told.where(), 300);
        var contact = written.optional("contact", told.contact(), 100);
        written.end("the clue");
        return GATEWAY.run(() -> Objects.requireNonNull(transactions.execute(tx -> {
            var day = LocalDate.ofInstant(clock.instant(), SHANGHAI).format(DateTimeFormatter.BASIC_ISO_DATE);
            var id = "C" + day + "-" + ids.get().toString().replace("-", "").substring(0, 12);
            ledger.insert(id, subject, what, where, contact, now());
            evidence.append(new Entry(
                    "public",
                    "public",
                    "clue.told",
                    "clue/" + id,
                    "stored",
                    id,
                    null,
                    Digest.of(subject + "\n" + what)));
            return id;
        })));
    }

    /** Returns clues the caller sees, the newest first. @param state null for all @param before only older ones, to page on */
    public List<Clue> list(@Nullable State state, @Nullable String before, int most, Caller caller) {
        return ledger.list(state, before, most, caller);
    }

    /** @throws Refusal {@code clue-unknown} if there is none the caller sees */
    public Clue one(String id, Caller caller) {
        return ledger.one(id, caller);
    }

    /** How many nobody has assigned. */
    public long unassigned() {
        return ledger.unassigned();
    }

    /** Assigns a clue to a department (抄告), which is told; again to another while it is untouched. The office's. */
    public Clue assign(String id, @Nullable String department, Caller caller) {
        if (caller.reach() != Reach.OFFICE)
            throw new Refusal(
                    "not-office", "clues are assigned by the office; ask it to give clue " + id + " to another");
        if (department == null || !ledger.active(department))
            throw new Refusal("department-unknown", "there is no active department " + department);
        return step(id, caller, clue -> {
            if (clue.state() != State.NEW && clue.state() != State.ASSIGNED) throw settled(clue);
            ledger.assign(id, department, caller.actor(), now());
            events.tell(List.of(new Event(department, EventType.CLUE_ASSIGNED, null, "clues/" + id)));
            return "assigned";
        });
    }

    /** Has it inspected: a task outside the draw, of ground COMPLAINT, with the clue's number (R61). */
    public Clue inspect(String id, Inspection order, Caller caller) {
        return step(id, caller, clue -> {
            mine(clue, caller);
            var task = tasks.trigger(order.task(id), caller.actor());
            ledger.settle(id, State.INSPECTED, task.id(), null, null, caller.actor(), now());
            return "inspected";
        });
    }

    /** Hands it over: a transfer of origin REPORT, as a draft. */
    public Clue handOver(String id, TransferForm form, Caller caller) {
        return step(id, caller, clue -> {
            mine(clue, caller);
            var transfer = transfers.write(form, id, caller).transfer();
            ledger.settle(id, State.TRANSFERRED, null, transfer.id(), null, caller.actor(), now());
            return "transferred";
        });
    }

    /** Ends it without either, for a reason. */
    public Clue close(String id, @Nullable String reason, Caller caller) {
        var written = new Written("R72");
        var why = written.required("reason", reason, 500);
        written.end("clue " + id);
        return step(id, caller, clue -> {
            mine(clue, caller);
            ledger.settle(id, State.CLOSED, null, null, why, caller.actor(), now());
            return "closed";
        });
    }

    /** How a clue is inspected; ground and reference are the clue's. See {@link Triggered}. */
    public record Inspection(
            String name,
            String province,
            String areaCode,
            LocalDate starts,
            LocalDate ends,
            List<String> subjects,
            List<String> officers) {

        private Triggered task(String clue) {
            return new Triggered(Ground.COMPLAINT, clue, name, province, areaCode, starts, ends, subjects, officers);
        }
    }

    private Clue step(String id, Caller caller, Function<Clue, String> work) {
        return Objects.requireNonNull(transactions.execute(tx -> {
            var word = work.apply(ledger.lock(id, caller));
            var after = ledger.one(id, caller);
            evidence.append(new Entry(
                    caller.department(),
                    caller.actor(),
                    "clue." + word,
                    "clue/" + id,
                    after.state() + (after.department() == null ? "" : " of " + after.department()),
                    id,
                    null,
                    null));
            return after;
        }));
    }

    private static void mine(Clue clue, Caller caller) {
        if (clue.state() == State.NEW)
            throw new Refusal("wrong-state", "clue " + clue.id() + " is assigned to nobody yet; assign it first");
        if (clue.state() != State.ASSIGNED) throw settled(clue);
        if (!caller.department().equals(clue.department()))
            throw new Refusal(
                    "not-receiver",
                    "clue " + clue.id() + " is assigned to " + clue.department() + ", which acts on it");
    }

    private static Refusal settled(Clue clue) {
        return new Refusal(
                "wrong-state",
                "clue " + clue.id() + " is " + clue.state() + " " + clue.state().chinese()
                        + "; nothing more is done to it");
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
