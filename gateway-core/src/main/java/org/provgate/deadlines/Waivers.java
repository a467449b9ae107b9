package org.provgate.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.provgate.tables.IdentityNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may be late, by whose leave (R51). For several threads; each step is a transaction with its evidence. */
public final class Waivers {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int MOST_CHARACTERS = 200;

    /** Locks, so that of two who ask or approve at once the second sees what the first did. */
    private static final String DEADLINE = """
            SELECT d.due_on, r.department FROM deadline d JOIN record r ON r.id = d.record_id
             WHERE d.record_id = :record AND d.rule = :rule FOR UPDATE OF d
            """;

    private static final String INSERT = """
            INSERT INTO deadline_waiver (record_id, rule, until, reason, requested_by, requested_at)
            VALUES (:record, :rule, :until, :reason, :by, :at)
            """;
    private static final String APPROVE = """
            UPDATE deadline_waiver SET approved_by = :by, approved_at = :at
             WHERE record_id = :record AND rule = :rule AND approved_by IS NULL
            """;
    private static final String LIST = """
            SELECT w.*, d.due_on FROM deadline_waiver w JOIN deadline d USING (record_id, rule)
             WHERE (CAST(:record AS text) IS NULL OR w.record_id = :record) AND (NOT :open OR w.approved_by IS NULL)
               AND (CAST(:rule AS text) IS NULL OR w.rule = :rule)
             ORDER BY w.requested_at DESC, w.record_id, w.rule LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Clock clock;

    public Waivers(JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.clock = clock;
    }

    private record Deadline(@Nullable LocalDate due, String department) {}

    /**
     * Asks for a later last day.
     *
     * @param department who asks: the record's own; null for the operator
     * @throws NoSuchElementException if the department has no such record with such a date
     * @throws Refusal if another request is open, or the day is over or not later than the due one
     */
    public Waiver request(
            String record, String rule, LocalDate until, String reason, @Nullable String department, String actor) {
        var text = reason.strip();
        if (text.isEmpty() || text.length() > MOST_CHARACTERS || text.chars().anyMatch(Character::isISOControl))
            throw new Refusal(
                    "reason-missing", "a waiver needs a reason of 1 to " + MOST_CHARACTERS + " characters on one line");
        if (IdentityNumber.in(text))
            throw new Refusal("reason-missing", "the reason must not hold an identity-card number");
        return transaction.execute(tx -> {
            var deadline = deadline(record, rule, department);
            if (deadline.due == null)
                throw new Refusal(
                        "due-unknown",
                        "the date of " + rule + " is not known yet: its year's working days are missing; there is"
                                + " nothing to waive");
            if (until.isBefore(today()))
                throw new Refusal("until-past", until + " is over; ask for a day from today on");
            if (!until.isAfter(deadline.due))
                throw new Refusal(
                        "until-not-later", "it is due on " + deadline.due + " anyway; ask for a day after that");
            newest(record, rule, true).ifPresent(open -> {
                throw new Refusal(
                        "waiver-open",
                        open.requestedBy() + " has asked for " + open.until() + " already; somebody else must approve");
            });
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            jdbc.sql(INSERT)
                    .param("record", record)
                    .param("rule", rule)
                    .param("until", until)
                    .param("reason", text)
                    .param("by", actor)
                    .param("at", Timestamp.from(at))
                    .update();
            append(deadline, actor, "deadlines.waiver-requested", record, rule, "until " + until + ": " + text);
            return new Waiver(record, rule, deadline.due, until, text, actor, at, null, null);
        });
    }

    /**
     * Approves what somebody else asked for.
     *
     * @param department as of a request
     * @throws NoSuchElementException as of a request
     * @throws Refusal if nothing is asked for, the approver asked for it, or the day asked for is over
     */
    public Waiver approve(String record, String rule, @Nullable String department, String actor) {
        return transaction.execute(tx -> {
            var deadline = deadline(record, rule, department);
            var open = newest(record, rule, true)
                    .orElseThrow(() -> new Refusal(
                            "waiver-none", "no waiver of " + rule + " is asked for record " + record + "; ask first"));
            if (Caller.maybeSame(open.requestedBy(), actor))
                throw new Refusal("own-approval", actor + " asked for it; another person must approve");
            if (open.until().isBefore(today()))
                throw new Refusal("until-past", open.until() + " is over; nothing is left to approve");
            jdbc.sql(APPROVE)
                    .param("by", actor)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("record", record)
                    .param("rule", rule)
                    .update();
            append(deadline, actor, "deadlines.waiver-approved", record, rule, "until " + open.until());
            return newest(record, rule, false).orElseThrow();
        });
    }

    /** Returns waivers, the newest first. @param record only its; null for all @param open only those not approved */
    public List<Waiver> list(@Nullable String record, boolean open, int most) {
        return list(record, null, open, most);
    }

    private java.util.Optional<Waiver> newest(String record, String rule, boolean open) {
        return list(record, rule, open, 1).stream().findFirst();
    }

    private List<Waiver> list(@Nullable String record, @Nullable String rule, boolean open, int most) {
        return jdbc.sql(LIST)
                .param("record", record)
                .param("rule", rule)
                .param("open", open)
                .param("most", most)
                .query(Waivers::waiver)
                .list();
    }

    private Deadline deadline(String record, String rule, @Nullable String department) {
        return jdbc.sql(DEADLINE)
                .param("record", record)
                .param("rule", rule)
                .query((r, n) -> new Deadline(r.getObject(1, LocalDate.class), r.getString(2)))
                .optional()
                .filter(found -> department == null || department.equals(found.department))
                .orElseThrow(() -> new NoSuchElementException(
                        "record " + record + " has no date by rule " + rule + "; see: deadlines forecast"));
    }

    private void append(Deadline deadline, String actor, String action, String record, String rule, String outcome) {
        evidence.append(new Entry(
                deadline.department, actor, action, "deadline/" + record + "/" + rule, outcome, record, null, null));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    private static Waiver waiver(ResultSet r, int n) throws SQLException {
        var approvedAt = r.getTimestamp("approved_at");
        return new Waiver(
                r.getString("record_id"),
                r.getString("rule"),
                r.getObject("due_on", LocalDate.class),
                r.getObject("until", LocalDate.class),
                r.getString("reason"),
                r.getString("requested_by"),
                r.getTimestamp("requested_at").toInstant(),
                r.getString("approved_by"),
                approvedAt == null ? null : approvedAt.toInstant());
    }
}
