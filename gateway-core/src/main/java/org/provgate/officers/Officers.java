package org.provgate.officers;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.tables.Choice;
import org.provgate.tables.ImportReport;
import org.provgate.tables.RowError;
import org.provgate.tables.TableFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of officers. Usable from several threads and nodes; every change is a transaction with its evidence. */
public final class Officers {

    private static final String LIST = """
            SELECT id, department, name, unit, post, cert_no, cert_valid_to, specialties, item_scope, expert, active
              FROM officer
             WHERE id > coalesce(:after, '')
               AND (cast(:department AS text) IS NULL OR department = :department)
               AND (cast(:specialty AS text) IS NULL OR :specialty = ANY (specialties))
               AND (cast(:validOn AS date) IS NULL OR cert_valid_to >= :validOn)
               AND (cast(:active AS boolean) IS NULL OR active = :active)
               AND (cast(:expert AS boolean) IS NULL OR expert = :expert)
             ORDER BY id LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Conflicts conflicts;
    private final Clock clock;

    public Officers(DataSource dataSource, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.conflicts = new Conflicts(jdbc);
        this.clock = clock;
    }

    /**
     * Takes officers in from a table (see {@link #template}): who is known by number, else by certificate, is changed, others are
     * added, nobody is removed.
     *
     * @param actor who imports
     * @throws org.provgate.tables.TableRefusedException if the file is no such table
     */
    public ImportReport importFrom(TableFile file, Choice choice, String actor) {
        return importFrom(file, choice, actor, null);
    }

    /** As the other. @param own the only department whose officers may be in the table; null for any */
    public ImportReport importFrom(TableFile file, Choice choice, String actor, @Nullable String own) {
        var table = file.table(OfficerRow.MANDATORY);
        var errors = new ArrayList<RowError>();
        var good = new ArrayList<OfficerRow>();
        for (var row : table.rows()) {
            int before = errors.size();
            var officer = OfficerRow.read(table, row, errors);
            if (errors.size() == before) good.add(officer);
        }
        return transaction.execute(status -> {
            var staging = new OfficerImport(dataSource);
            errors.addAll(staging.stage(good));
            if (own != null) errors.addAll(staging.foreign(own));
            errors.sort(Comparator.comparingInt(RowError::row));
            var refused = ImportReport.nothing(table.rows().size(), errors);
            if (!errors.isEmpty() && choice == Choice.ALL_OR_NOTHING) {
                status.setRollbackOnly();
                return refused;
            }
            var written = staging.write(errors, actor, clock.instant());
            int taken = refused.rows() - refused.refused();
            if (written.added() + written.changed() > 0)
                append(
                        departments(good),
                        actor,
                        "officers.imported",
                        "officers",
                        "%d added, %d changed, %d rows refused"
                                .formatted(written.added(), written.changed(), refused.refused()),
                        file.digest());
            return new ImportReport(
                    refused.rows(),
                    written.added(),
                    written.changed(),
                    taken - written.added() - written.changed(),
                    errors);
        });
    }

    /** Returns officers by number. @param after only greater numbers, to page on */
    public List<Officer> list(OfficerFilter filter, @Nullable String after, int most) {
        return jdbc.sql(LIST)
                .param("department", filter.department())
                .param("specialty", filter.specialty())
                .param("validOn", filter.validOn())
                .param("active", filter.active())
                .param("expert", filter.expert())
                .param("after", after)
                .param("most", most)
                .query(OfficerColumns::read)
                .list();
    }

    /** Returns the departments of these officers. */
    public Set<String> departmentsOf(List<String> ids) {
        return jdbc.sql("SELECT DISTINCT department FROM officer WHERE id = ANY (?)")
                .param(ids.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Returns one officer. */
    public Optional<Officer> named(String id) {
        return jdbc.sql("""
                        SELECT id, department, name, unit, post, cert_no, cert_valid_to, specialties, item_scope, expert, active
                          FROM officer WHERE id = :id
                        """).param("id", id).query(OfficerColumns::read).optional();
    }

    /**
     * Declares that an officer must not inspect a subject; a later declaration of the same pair gives a new reason.
     *
     * @throws NoSuchElementException if there is no such officer
     * @throws IllegalArgumentException if the key is none or the reason is empty or holds an identity-card number
     */
    public Conflict declare(String officerId, String subjectKey, String reason, String actor) {
        return transaction.execute(status -> {
            var officer = officer(officerId);
            var conflict = conflicts.declare(officer.id(), subjectKey, reason, actor, clock.instant());
            // the reason may be a family matter: the log has that it was declared, the register has why
            append(
                    officer.department(),
                    actor,
                    "officers.conflict-declared",
                    "officer/" + officer.id(),
                    subjectKey,
                    null);
            return conflict;
        });
    }

    /** Takes a declaration back. @throws NoSuchElementException if there is none */
    public void withdraw(String officerId, String subjectKey, String actor) {
        transaction.executeWithoutResult(status -> {
            var officer = officer(officerId);
            conflicts.withdraw(officer.id(), subjectKey);
            append(
                    officer.department(),
                    actor,
                    "officers.conflict-withdrawn",
                    "officer/" + officer.id(),
                    subjectKey,
                    null);
        });
    }

    /** Returns declarations by officer and subject. @param officerId of this officer only, if not null */
    public List<Conflict> conflicts(@Nullable String officerId) {
        return conflicts.list(officerId);
    }

    /** Gives the file back with the reasons of {@code report}, see {@link TableFile#writeBack}. */
    public static void writeBack(TableFile file, ImportReport report, OutputStream out) throws IOException {
        file.writeBack(OfficerRow.MANDATORY, report.errors(), out);
    }

    /** Writes a workbook with the columns of the import and an example row. */
    public static void template(OutputStream out) throws IOException {
        TableFile.workbook(OfficerRow.COLUMNS, List.of(OfficerRow.EXAMPLE), out);
    }

    private Officer officer(String id) {
        return named(id)
                .orElseThrow(() -> new NoSuchElementException("there is no officer " + id + "; see: officers list"));
    }

    private static String departments(List<OfficerRow> rows) {
        var departments = rows.stream().map(OfficerRow::department).collect(Collectors.toSet());
        return departments.size() == 1 ? departments.iterator().next() : "provgate";
    }

    private void append(
            String department, String actor, String action, String object, String outcome, @Nullable String digest) {
        evidence.append(new Entry(department, actor, action, object, outcome, object, null, digest));
    }
}
