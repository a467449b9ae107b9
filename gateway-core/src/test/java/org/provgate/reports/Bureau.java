package org.provgate.reports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import org.provgate.registers.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A bureau in a database of its own: the rows of {@code rows.sql}, to which tests add what departments handed in. */
final class Bureau {

    static final String JOINT = "410402202607310001";
    static final String ALONE = "410402202610010001";
    static final String COMPLAINT = "130634202608150001";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    final JdbcClient jdbc;
    private final DataSource dataSource;
    private int records;

    private Bureau(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    static Bureau create() {
        var bureau = new Bureau(TestDatabase.create());
        try (var rows = Bureau.class.getResourceAsStream("rows.sql")) {
            for (var statement : new String(rows.readAllBytes(), StandardCharsets.UTF_8).split(";\n"))
                if (!statement.isBlank()) bureau.jdbc.sql(statement).update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bureau;
    }

    /** Hands in a result. @param state of its delivery; null for none. @param publishedOn null unless PUBLISHED. @return its id */
    String result(
            String task,
            String subject,
            String department,
            String day,
            List<String> findings,
            @Nullable String state,
            @Nullable String publishedOn,
            @Nullable String correctionOf) {
        var content = """
                {"findings": [%s], "certNos": ["豫D001", "豫D005"], "problems": "资料不全", "disposition": "限期十日整改", "signed": true}""".formatted(findings.stream().map(f -> '"' + f + '"').collect(Collectors.joining(",")));
        return record("RESULT", task, subject, department, day, content, "RESULTS", state, publishedOn, correctionOf);
    }

    String decision(String kind, String number, String day, @Nullable String state, @Nullable String correctionOf) {
        return record(
                kind,
                null,
                number,
                "ZJ",
                day,
                "{}",
                kind.equals("PENALTY") ? "PENALTIES" : "LICENCES",
                state,
                null,
                correctionOf);
    }

    private String record(
            String kind,
            @Nullable String task,
            String about,
            String department,
            String day,
            String content,
            String channel,
            @Nullable String state,
            @Nullable String publishedOn,
            @Nullable String correctionOf) {
        var id = "R-" + ++records;
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, task_id, business_key, content, digest,
                                            event_on, correction_of, submission, submitted_by, submitted_at)
                        VALUES (:id, :kind, coalesce((SELECT province FROM task WHERE id = :task), 'henan'), '410402', :department, :about,
                                :task, :about, CAST(:content AS jsonb), 'd', CAST(:day AS date), :correctionOf, 's', 'test',
                                CAST(:day AS timestamptz) + :n * interval '1 second')
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("task", task, java.sql.Types.VARCHAR)
                .param("department", department)
                .param("about", about)
                .param("content", content)
                .param("day", day)
                .param("correctionOf", correctionOf, java.sql.Types.VARCHAR)
                .param("n", records)
                .update();
        if (state != null)
            jdbc.sql("""
                            INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at,
                                                  most, created_at, accepted_at, published_on, changed_at)
                            VALUES (:id, 'henan', :channel, :id, 'l', '', :state, now(), 1, now(),
                                    CASE WHEN :state IN ('ACCEPTED', 'PUBLISHED', 'RETURNED') THEN CAST(:day AS date) + 3 END,
                                    CAST(:publishedOn AS date), now())
                            """)
                    .param("id", id)
                    .param("channel", channel)
                    .param("state", state)
                    .param("day", day)
                    .param("publishedOn", publishedOn, java.sql.Types.VARCHAR)
                    .update();
        return id;
    }

    void deadline(String record, String rule, String duty, String due) {
        jdbc.sql("INSERT INTO deadline VALUES (:r, :rule, '2026-01-01', :duty, '2026-08-10', CAST(:due AS date))")
                .param("r", record)
                .param("rule", rule)
                .param("duty", duty)
                .param("due", due)
                .update();
    }

    Reports on(String day) {
        return new Reports(
                dataSource,
                new DataSourceTransactionManager(dataSource),
                Clock.fixed(LocalDate.parse(day).atTime(9, 0).atZone(SHANGHAI).toInstant(), SHANGHAI));
    }

    byte[] workbook(String period, String today) throws IOException {
        var out = new ByteArrayOutputStream();
        on(today).workbook(Period.parse(period), null, out);
        return out.toByteArray();
    }

    /** Returns the cells of a sheet as a reader sees them; dates as 2026-08-10, no cell as an empty text. */
    static List<List<String>> sheet(byte[] workbook, String name) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(true, false))) {
            return book.findSheet(name).orElseThrow().read().stream()
                    .map(row -> row.stream().map(Bureau::text).toList())
                    .toList();
        }
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) return "";
        if (cell.getType() != CellType.NUMBER) return cell.getText();
        var format = cell.getDataFormatString();
        return format != null && format.startsWith("yyyy")
                ? cell.asDate().toLocalDate().toString()
                : cell.asNumber().stripTrailingZeros().toPlainString();
    }

    /** Returns the first row that begins with these cells, wherever they stand next to each other. */
    static List<String> row(List<List<String>> sheet, String... cells) {
        return sheet.stream()
                .filter(row -> java.util.Collections.indexOfSubList(row, List.of(cells)) >= 0)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no row with " + Stream.of(cells).toList() + " in " + sheet));
    }
}
