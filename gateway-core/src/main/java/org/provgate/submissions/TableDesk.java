package org.provgate.submissions;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.provgate.submissions.Call.Draft;
import org.provgate.submissions.Intake.Accepted;
import org.provgate.tables.Fields;
import org.provgate.tables.FilledTable;
import org.provgate.tables.RowError;
import org.provgate.tables.Table;
import org.provgate.tables.TableFile;
import org.provgate.tables.TableRefusedException;

/** Takes tables in, by the same rules as any other way. For several threads. */
public final class TableDesk<S extends HandedIn> {

    /** More would need more memory than a gateway has for one request. */
    private static final int MOST = 50_000;

    private static final Pattern PLACE = Pattern.compile("[0-9]{1,4}");
    private static final String WHOLE_ROW = "整行";

    private final Desk<S> desk;
    private final Sheet<S> sheet;
    private final Records records;
    private final Map<String, String> fields = new HashMap<>();
    private final Set<String> judged;

    public TableDesk(Desk<S> desk, Sheet<S> sheet, Records records) {
        this.desk = desk;
        this.sheet = sheet;
        this.records = records;
        sheet.columns().forEach((field, column) -> fields.put(column, field));
        this.judged = Set.copyOf(sheet.columns().values());
    }

    /** What became of a table, and the table. */
    public record Taken(TableReport report, FilledTable table, Map<Integer, String> marks) {
        /** Writes the table back: each row with what is wrong with it, or what became of it. */
        public void writeBack(OutputStream out) throws IOException {
            table.writeBack(report.errors(), marks, out);
        }
    }

    /** Writes the template of the kind, with an example row. */
    public void template(OutputStream out) throws IOException {
        sheet.template().write(List.of(), out);
    }

    /**
     * Takes a table in; when this returns, what is accepted is durable.
     *
     * @throws TableRefusedException if the file is not the template in its present version, or cannot be read
     */
    public Taken take(TableFile file, Submitter by, Taking taking) {
        var table = sheet.template().read(file);
        var rows = table.rows();
        if (rows.size() > MOST)
            throw new TableRefusedException(
                    String.format("the file has %,d rows, the most are %,d; split it", rows.size(), MOST));
        var drafts = new ArrayList<Draft<S>>(rows.size());
        for (var row : rows) drafts.add(draft(drafts.size(), row, table.fields(row, judged)));
        var mode = taking == Taking.GOOD ? Mode.GOOD : Mode.ALL;
        return answer(table, new Call<>(drafts, by, mode, records.submissionId()), taking);
    }

    private Draft<S> draft(int place, Table.Row row, Fields read) {
        var submission = sheet.read(read);
        var faults = read.errors().stream()
                .map(e -> new RecordError(
                        place,
                        null,
                        fields.getOrDefault(e.column(), e.column()),
                        "cell",
                        e.reason(),
                        "is not what the column asks for"))
                .toList();
        return new Draft<>(submission, faults, row.number());
    }

    private Taken answer(FilledTable table, Call<S> call, Taking taking) {
        var intake = new Intake(call.id(), List.of(), List.of());
        if (!call.drafts().isEmpty())
            intake = taking == Taking.CHECK ? new Intake(call.id(), List.of(), desk.check(call)) : desk.submit(call);
        var errors = intake.errors().stream()
                .map(e -> error(table.rows().get(e.row()).number(), e))
                .toList();
        var wrong = new TreeSet<Integer>();
        for (var error : errors) wrong.add(error.row());
        var accepted = intake.accepted();
        var report = new TableReport(
                table.rows().size(),
                table.open(),
                table.rows().size() - wrong.size(),
                accepted.size(),
                accepted.isEmpty() ? null : intake.submission(),
                errors);
        return new Taken(report, table, marks(table, accepted, wrong, taking));
    }

    private static Map<Integer, String> marks(
            FilledTable table, List<Accepted> accepted, Set<Integer> wrong, Taking taking) {
        var marks = new HashMap<Integer, String>();
        var good = taking == Taking.CHECK ? "核对无误，尚未提交" : "本行无误；因其他行有误，全部未提交";
        for (var row : table.rows()) if (!wrong.contains(row.number())) marks.put(row.number(), good);
        for (var one : accepted) marks.put(table.rows().get(one.row()).number(), "已提交，记录编号" + one.recordId());
        return marks;
    }

    /** Names the column, and of a column that holds a list the place in it. */
    private RowError error(int row, RecordError e) {
        var columns = sheet.columns();
        if (e.field().isEmpty()) return new RowError(row, WHOLE_ROW, e.zh());
        if (columns.containsKey(e.field())) return new RowError(row, columns.get(e.field()), e.zh());
        int slash = e.field().lastIndexOf('/');
        var place = e.field().substring(slash + 1);
        if (slash < 0 || !PLACE.matcher(place).matches())
            return new RowError(row, columns.getOrDefault(e.field(), e.field()), e.zh());
        var column = columns.getOrDefault(e.field().substring(0, slash), e.field());
        return new RowError(row, column, "第" + (Integer.parseInt(place) + 1) + "个：" + e.zh());
    }
}
