package org.provgate.plans;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.tables.ImportReport;
import org.provgate.tables.RowError;
import org.provgate.tables.TableFile;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The annual plans. Usable from several threads and nodes; every change is a transaction with its evidence. */
public final class Plans {

    private final PlanTables tables;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Clock clock;

    public Plans(DataSource dataSource, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        this.tables = new PlanTables(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.clock = clock;
    }

    /** What became of an import. @param plan the new draft; null if the table has errors, and then nothing was written */
    public record Imported(ImportReport report, @Nullable Plan plan) {}

    /** Writes the first version of a new plan, from a table of rounds. A plan is whole or not at all. */
    public Imported write(PlanHead head, TableFile rounds, String actor) {
        return imported(rounds, head.year(), (read, digest) -> {
            tables.lock();
            var id = tables.nextNumber(head.areaCode(), head.year());
            tables.insert(id, 1, head, read, null, actor.strip(), clock.instant());
            return evident("plans.written", actor, plan(id, 1), read.size() + " rounds", digest);
        });
    }

    /**
     * Writes a new version with other rounds (R32, R33). The version in force stays so until the new one is approved; a draft that
     * never was in force is replaced at once.
     *
     * @param reason why; part of the plan, and public with it
     */
    public Imported adjust(String id, TableFile rounds, String reason, String actor) {
        var why = PlanHead.line("the reason", reason);
        var newest = newest(id);
        return imported(rounds, newest.year(), (read, digest) -> {
            tables.lock();
            var last = newest(id);
            int version = last.version() + 1;
            var head = new PlanHead(
                    id.substring(0, 6), last.year(), last.name(), last.joint(), last.leadDepartment(), last.scope());
            tables.insert(id, version, head, read, why, actor.strip(), clock.instant());
            tables.replace(id, version, true);
            return evident("plans.adjusted", actor, plan(id, version), "version " + version, digest);
        });
    }

    /**
     * Puts the newest version in force, in place of those before.
     *
     * @param version the one that was read and is meant
     * @param actor anybody but who wrote it
     * @throws IllegalStateException if it is not the newest, or no draft
     * @throws IllegalArgumentException if the same person wrote it
     */
    public Plan approve(String id, int version, String actor) {
        return changed(() -> {
            var draft = newest(id);
            if (draft.version() != version)
                throw new IllegalStateException("the newest version of plan " + id + " is " + draft.version() + ", not "
                        + version + "; read that one first");
            if (draft.state() != Plan.State.DRAFT)
                throw new IllegalStateException("version " + draft.version() + " of plan " + id + " is " + draft.state()
                        + ", there is nothing to approve; write a new one with: plan adjust");
            if (Caller.maybeSame(actor, draft.writtenBy()))
                throw new IllegalArgumentException(
                        "plan " + id + " must be approved by somebody else than who wrote it; ask a second person");
            tables.approve(id, draft.version(), actor.strip(), clock.instant());
            tables.replace(id, draft.version(), false);
            return evident("plans.approved", actor, plan(id, draft.version()), "version " + draft.version(), null);
        });
    }

    /**
     * Records that the version in force was made public.
     *
     * @param where address or journal
     * @throws IllegalStateException if the newest version is not approved, or published already
     */
    public Plan publish(String id, LocalDate on, String where, String actor) {
        var place = PlanHead.line("the place", where);
        return changed(() -> {
            var approved = newest(id);
            if (approved.state() != Plan.State.APPROVED)
                throw new IllegalStateException("version " + approved.version() + " of plan " + id + " is "
                        + approved.state() + ", only an approved one is published");
            tables.publish(id, approved.version(), on, place);
            return evident(
                    "plans.published",
                    actor,
                    plan(id, approved.version()),
                    "version " + approved.version() + " on " + on,
                    null);
        });
    }

    /** Returns the newest version of each plan by number. @param after only greater numbers, to page on */
    public List<Plan> list(@Nullable Integer year, @Nullable String after, int most) {
        return tables.newest(year, after, most);
    }

    /** Returns all versions of a plan, the first one first. @throws NoSuchElementException if there is no such plan */
    public List<Plan> versions(String id) {
        var versions = tables.versions(id);
        if (versions.isEmpty()) throw new NoSuchElementException("there is no plan " + id + "; see: plan list");
        return versions;
    }

    /** Returns the codes of items in a version that no fixed item list of its year has; reported, and stops nothing. */
    public List<String> unknownItems(Plan plan) {
        return tables.unknownItems(plan.id(), plan.version());
    }

    /** Gives the file back with the reasons of {@code report}, see {@link TableFile#writeBack}. */
    public static void writeBack(TableFile file, ImportReport report, OutputStream out) throws IOException {
        file.writeBack(RoundRow.COLUMNS, report.errors(), out);
    }

    private Plan newest(String id) {
        var versions = versions(id);
        return versions.get(versions.size() - 1);
    }

    private Plan plan(String id, int version) {
        return tables.version(id, version).orElseThrow();
    }

    @FunctionalInterface
    private interface Write {
        Plan rounds(List<Round> rounds, String digest);
    }

    private Imported imported(TableFile file, int year, Write write) {
        var table = file.table(RoundRow.COLUMNS);
        var errors = new ArrayList<RowError>();
        var rounds = RoundRow.read(table, year, errors);
        int rows = table.rows().size();
        if (rounds.isEmpty() && errors.isEmpty())
            throw new IllegalArgumentException("the file has no rounds; take one of: plan templates");
        if (!errors.isEmpty()) return new Imported(ImportReport.nothing(rows, errors), null);
        var plan = transaction.execute(status -> write.rounds(rounds, file.digest()));
        return new Imported(new ImportReport(rows, rows, 0, 0, List.of()), plan);
    }

    private Plan changed(Supplier<Plan> change) {
        return transaction.execute(status -> {
            tables.lock();
            return change.get();
        });
    }

    private Plan evident(String action, String actor, Plan plan, String outcome, @Nullable String digest) {
        var object = "plan/" + plan.id();
        evidence.append(new Entry(plan.leadDepartment(), actor, action, object, outcome, object, null, digest));
        return plan;
    }
}
