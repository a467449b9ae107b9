package org.provgate.items;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.ItemClass;
import org.provgate.tables.Choice;
import org.provgate.tables.ImportReport;
import org.provgate.tables.RowError;
import org.provgate.tables.TableFile;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The item lists of a bureau's departments. Usable from several threads and nodes; every change is a transaction with its evidence. */
public final class ItemLists {

    private static final Pattern DEPARTMENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final ItemTables tables;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final Clock clock;

    public ItemLists(DataSource dataSource, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        this.tables = new ItemTables(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * What became of an import.
     *
     * @param list the new draft; null if nothing was taken
     */
    public record Imported(ImportReport report, @Nullable ItemList list) {}

    /**
     * Makes a new draft of exactly what the table holds (see {@link #template}); nothing is taken over from versions before.
     *
     * @param joint 部门联合抽查事项清单
     * @param actor who imports
     * @throws org.provgate.tables.TableRefusedException if the file is no such table
     */
    public Imported importDraft(
            TableFile file, String department, boolean joint, int year, Choice choice, String actor) {
        if (!DEPARTMENT.matcher(department).matches())
            throw new IllegalArgumentException("department must be a code of 1 to 64 letters, digits, . _ : or -");
        if (year < 2000 || year > 2100)
            throw new IllegalArgumentException("year must be between 2000 and 2100, it was " + year);
        var table = file.table(ItemRow.MANDATORY);
        var errors = new ArrayList<RowError>();
        var items = ItemRow.read(table, errors);
        var refused = ImportReport.nothing(table.rows().size(), errors);
        if (items.isEmpty() || !errors.isEmpty() && choice == Choice.ALL_OR_NOTHING) return new Imported(refused, null);
        return transaction.execute(status -> {
            var id = tables.draft(department, joint, year, items, actor, clock.instant());
            var list = list(id);
            append(
                    list,
                    actor,
                    "items.drafted",
                    "version " + list.version() + ", " + items.size() + " items",
                    file.digest());
            return new Imported(new ImportReport(refused.rows(), items.size(), 0, 0, errors), list);
        });
    }

    /**
     * Puts a draft in force for good; to change anything, import a new version.
     *
     * @throws IllegalStateException if it is fixed already
     */
    public ItemList fix(long id, String actor) {
        return transaction.execute(status -> {
            var draft = list(id);
            if (!tables.fix(id, actor, clock.instant()))
                throw new IllegalStateException("list " + id + " is fixed since " + draft.fixedAt()
                        + " and never changes; import a new version instead");
            var fixed = list(id);
            append(fixed, actor, "items.fixed", "version " + fixed.version() + ", due " + fixed.due(), null);
            return fixed;
        });
    }

    /** Returns lists, the newest first. @param before only smaller ids, to page on; null from the first */
    public List<ItemList> lists(@Nullable String department, @Nullable Integer year, @Nullable Long before, int most) {
        return tables.lists(department, year, before == null ? Long.MAX_VALUE : before, most);
    }

    /** @throws NoSuchElementException if there is no such list */
    public ItemList list(long id) {
        return tables.list(id)
                .orElseThrow(() -> new NoSuchElementException("there is no item list " + id + "; see: items list"));
    }

    /** Returns the items of a list by code. */
    public List<Item> items(long id) {
        return tables.items(list(id).id());
    }

    /** Returns what somebody should look at. @param own the bureau's level; items of another need filing (R8) */
    public List<Finding> findings(long id, Level own) {
        var list = list(id);
        var findings = new ArrayList<Finding>();
        var fixedAt = list.fixedAt();
        var day = LocalDate.ofInstant(fixedAt == null ? clock.instant() : fixedAt, SHANGHAI);
        if (day.isAfter(list.due()))
            findings.add(new Finding(
                    Finding.Kind.LATE, null, (fixedAt == null ? "未确定" : "确定于" + day) + "，应于" + list.due() + "前确定"));
        for (var item : tables.items(id)) {
            if (item.level() != own && item.filedAt() == null)
                findings.add(new Finding(Finding.Kind.NOT_FILED, item.code(), item.name() + "：非本级事项，无备案日期"));
            if (item.itemClass() == ItemClass.GENERAL && item.maxRate() == null)
                findings.add(new Finding(Finding.Kind.NO_CAP, item.code(), item.name() + "：一般事项未定比例上限"));
            if (item.guide() == null)
                findings.add(new Finding(Finding.Kind.NO_GUIDE, item.code(), item.name() + "：无工作细则"));
        }
        return findings;
    }

    /** Returns how the second list differs from the first, by code. */
    public List<Difference> diff(long before, long after) {
        var old = byCode(before);
        var now = byCode(after);
        var codes = new TreeSet<>(old.keySet());
        codes.addAll(now.keySet());
        var differences = new ArrayList<Difference>();
        for (var code : codes) {
            var was = old.getOrDefault(code, Map.of());
            var is = now.getOrDefault(code, Map.of());
            var fields = ItemRow.COLUMNS.stream()
                    .map(c -> new Difference.Field(c, was.getOrDefault(c, ""), is.getOrDefault(c, "")))
                    .filter(f -> !f.before().equals(f.after()))
                    .toList();
            if (!fields.isEmpty())
                differences.add(new Difference(
                        code,
                        was.isEmpty()
                                ? Difference.Kind.ADDED
                                : is.isEmpty() ? Difference.Kind.REMOVED : Difference.Kind.CHANGED,
                        fields));
        }
        return differences;
    }

    /** Gives the file back with the reasons of {@code report}, see {@link TableFile#writeBack}. */
    public static void writeBack(TableFile file, ImportReport report, OutputStream out) throws IOException {
        file.writeBack(ItemRow.MANDATORY, report.errors(), out);
    }

    /** Writes a workbook with the columns of the import and an example row. */
    public static void template(OutputStream out) throws IOException {
        TableFile.workbook(ItemRow.COLUMNS, List.of(ItemRow.EXAMPLE), out);
    }

    private Map<String, Map<String, String>> byCode(long id) {
        var texts = new LinkedHashMap<String, Map<String, String>>();
        for (var item : items(id)) texts.put(item.code(), ItemRow.texts(item));
        return texts;
    }

    private void append(ItemList list, String actor, String action, String outcome, @Nullable String digest) {
        evidence.append(
                new Entry(list.department(), actor, action, list.object(), outcome, list.object(), null, digest));
    }
}
