package org.provgate.opendata;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.evidence.Digest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what is open (R72), whoever asks: always as the public, so that nobody's rights show more. Each answer is of one moment, and
 * names it. For several threads.
 */
public final class OpenData {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** Changes when rows of the same data are written otherwise. */
    private static final String FORM = "1";

    private static final int FETCH = 1_000;
    private static final int SECONDS = 120;

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    /** @param dataSource gives connections that may do what {@link Caller#current()} may; of the public, read the views */
    public OpenData(DataSource dataSource, Clock clock) {
        var template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCH);
        template.setQueryTimeout(SECONDS);
        this.jdbc = JdbcClient.create(template);
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /**
     * The state of all open data: two of the same tag are alike.
     *
     * @param tag 32 hex digits
     * @param since when it began, to the second; penalties leave at midnight in Asia/Shanghai. Null in its first minute: another of the
     *     same second could follow
     */
    public record Version(String tag, @Nullable Instant since) {}

    /**
     * Some rows and the version they are of.
     *
     * @param rows texts, dates, numbers, truth values and lists of texts, by the names of fields and in their order
     * @param next the {@code after} of the next page; null if there is none
     */
    public record Page(
            Version version,
            List<Map<String, @Nullable Object>> rows,
            @Nullable String next) {}

    /** Cheap: one row is read. */
    public Version version() {
        return asPublic(this::newest);
    }

    /** Returns a page. @throws IllegalArgumentException if the question does not say how many rows */
    public Page page(OpenQuery query) {
        if (!query.paged()) throw new IllegalArgumentException("limit is missing");
        return asPublic(() -> {
            var version = newest();
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            read(query, r -> rows.add(row(query.set(), r)));
            if (rows.size() <= query.limit()) return new Page(version, rows, null);
            rows.remove(rows.size() - 1);
            return new Page(version, rows, query.next(rows.get(rows.size() - 1)));
        });
    }

    /** How a CSV file begins. */
    public enum Heads {
        /** Names of fields, as JSON has them. */
        EN,
        /** 中文. */
        ZH
    }

    /**
     * Writes rows as CSV (RFC 4180, UTF-8), a thousand in memory at a time.
     *
     * @param bom whether it begins with a byte order mark, for Excel
     * @param out not closed; whoever is slow to take it holds up a connection of the database
     * @return the version, and where a next page begins; its rows are empty
     */
    public Page csv(OpenQuery query, Heads heads, boolean bom, OutputStream out) throws IOException {
        try {
            return asPublic(() -> {
                var version = newest();
                var file = new OpenCsv(query, heads, bom, out);
                read(query, r -> file.add(row(query.set(), r)));
                return new Page(version, List.of(), file.end());
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private <T> T asPublic(Supplier<T> work) {
        return Objects.requireNonNull(Caller.anybody().run(() -> snapshot.execute(status -> work.get())));
    }

    private Version newest() {
        var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
        var midnight = today.atStartOfDay(SHANGHAI).toInstant();
        return jdbc.sql("SELECT sequence, date_trunc('second', at) AS at FROM open_version")
                .query((r, n) -> {
                    var at = r.getTimestamp("at").toInstant();
                    return version(r.getLong("sequence"), today, at.isAfter(midnight) ? at : midnight);
                })
                .optional()
                .orElseGet(() -> version(0, today, midnight));
    }

    private Version version(long sequence, LocalDate today, Instant since) {
        var settled = since.isBefore(clock.instant().minusSeconds(60));
        return new Version(Digest.of(FORM + "/" + sequence + "/" + today).substring(0, 32), settled ? since : null);
    }

    private void read(OpenQuery query, RowCallbackHandler rows) {
        jdbc.sql(query.sql()).params(query.bound()).query(rows);
    }

    private static Map<String, @Nullable Object> row(OpenSet set, ResultSet r) throws SQLException {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (var field : set.fields) row.put(field.name(), value(r.getObject(field.column())));
        return row;
    }

    private static @Nullable Object value(@Nullable Object value) throws SQLException {
        if (value instanceof Array array) return List.of((Object[]) array.getArray());
        if (value instanceof Date date) return date.toLocalDate();
        if (value instanceof BigDecimal number)
            return number.stripTrailingZeros().toPlainString();
        return value;
    }
}
