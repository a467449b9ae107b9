package org.provgate.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.access.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was shown what. For several threads. */
public final class Reads {

    private static final String SELECT = """
            SELECT * FROM read_log WHERE %s ORDER BY journal DESC, line DESC LIMIT :most
            """;

    private final JdbcClient jdbc;

    public Reads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subject only of this one; null for all @param department only by this one @param from only of this day or later */
    public record ReadFilter(
            @Nullable String subject,
            @Nullable String department,
            @Nullable LocalDate from) {}

    /** @param next what {@code cursor} is on the next page; null on the last */
    public record ReadPage(List<Read> reads, @Nullable String next) {}

    private record Row(long journal, int line, Read read) {}

    /**
     * Returns reads as they were brought in, the newest first: for who may read the audit of all, of everybody; for others, those of their
     * own department and those of findings of their own department.
     *
     * @param cursor {@code next} of the page before; null for the first
     * @throws IllegalArgumentException if the cursor is none of ours
     */
    public ReadPage list(Caller caller, ReadFilter filter, @Nullable String cursor, int most) {
        var before = place(cursor);
        var all = caller.reach() == Reach.OFFICE && caller.may(Permission.AUDIT_READ);
        // only what is asked for: plans are made once for all values, and one that allows for none finds by no index
        var conditions = new ArrayList<>(List.of("(journal, line) < (:journal, :line)"));
        if (!all) conditions.add("(department = :mine OR :mine = ANY (providers))");
        if (filter.subject() != null) conditions.add("subject = :subject");
        if (filter.department() != null) conditions.add("department = :department");
        if (filter.from() != null) conditions.add("at >= CAST(:from AS date)::timestamp AT TIME ZONE 'Asia/Shanghai'");
        var rows = jdbc.sql(SELECT.formatted(String.join(" AND ", conditions)))
                .param("journal", before.journal)
                .param("line", before.line)
                .param("mine", caller.department())
                .param("subject", filter.subject())
                .param("department", filter.department())
                .param("from", filter.from())
                .param("most", most + 1)
                .query((r, n) -> row(r))
                .list();
        var page = rows.size() > most ? rows.subList(0, most) : rows;
        var last = page.isEmpty() ? null : page.get(page.size() - 1);
        return new ReadPage(
                page.stream().map(Row::read).toList(),
                rows.size() > most && last != null ? last.journal + "-" + last.line : null);
    }

    private record Place(long journal, int line) {}

    private static Place place(@Nullable String cursor) {
        if (cursor == null) return new Place(Long.MAX_VALUE, 0);
        try {
            var parts = cursor.split("-", 2);
            return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the cursor is not one of a list given before; begin without one", e);
        }
    }

    private static Row row(ResultSet r) throws SQLException {
        var read = new Read(
                instant(r),
                r.getString("department"),
                r.getString("actor"),
                FindingKind.valueOf(r.getString("kind")),
                r.getString("subject"),
                r.getString("purpose"),
                ids(r, "agreements"),
                ids(r, "providers"),
                ids(r, "shown"));
        return new Row(r.getLong("journal"), r.getInt("line"), read);
    }

    private static Instant instant(ResultSet r) throws SQLException {
        return r.getTimestamp("at").toInstant();
    }

    private static List<String> ids(ResultSet r, String column) throws SQLException {
        return List.of((String[]) r.getArray(column).getArray());
    }
}
