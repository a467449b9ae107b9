package org.provgate.registers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Brings the rows of a page into the run's staging table and into quarantine, by COPY, in the caller's transaction. */
final class Staging {

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final long run;
    private final String province;
    private final RowJudge judge;
    private final AtomicLong sequence;

    Staging(DataSource dataSource, long run, String province) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.run = run;
        this.province = province;
        this.judge = new RowJudge(province);
        this.sequence = new AtomicLong(0);
    }

    /** The rows of one page as COPY text. */
    record Page(byte[] good, int goodRows, byte[] bad, int badRows) {
        int rows() {
            return goodRows + badRows;
        }
    }

    /** Judges and renders a page; needs no database, so it holds no connection. */
    Page render(RegisterQuestion question, List<RegisterRow> rows, Instant now) {
        var good = new ByteArrayOutputStream(rows.size() * 800);
        var bad = new StringBuilder();
        var head = new StringBuilder(200);
        int goodRows = 0;
        for (var row : rows) {
            var verdict = judge.judge(row);
            var canonical = verdict.canonical();
            if (canonical != null) {
                goodRows++;
                var bytes = canonical.bytes();
                head.setLength(0);
                head.append(sequence.incrementAndGet()).append('\t').append(row.withdrawn() ? "t\t" : "f\t");
                CanonicalRow.escape(head, canonical.identity());
                head.append('\t').append(canonical.bucket()).append("\t\\\\x");
                HexFormat.of().formatHex(head, CanonicalRow.contentHash(bytes));
                head.append('\t').append(row.updatedAt()).append('\t');
                good.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
                good.writeBytes(bytes);
                good.write('\n');
            } else {
                quarantine(bad, question, row, verdict, now);
            }
        }
        return new Page(
                good.toByteArray(), goodRows, bad.toString().getBytes(StandardCharsets.UTF_8), rows.size() - goodRows);
    }

    void copy(RegisterQuestion question, Page page) {
        var table = RegisterTable.of(province, question.stream());
        if (page.goodRows > 0) copy(table.sql("""
                    COPY {staging} (seq, withdrawn, identity, bucket, content_hash, updated_at, {columns}) FROM STDIN
                    """, run), page.good);
        if (page.badRows > 0) copy("""
                    COPY quarantine (run_id, province, stream, page, identity, source_key, updated_at, faults, raw, found_at)
                    FROM STDIN
                    """, page.bad);
    }

    /** Makes the staging tables, where they are missing. */
    void create(RegisterTable table) {
        jdbc.sql(table.sql("""
                        CREATE UNLOGGED TABLE IF NOT EXISTS {staging} WITH (autovacuum_enabled = false) AS
                        SELECT 0::bigint AS seq, false AS withdrawn, identity, bucket, content_hash, updated_at, {columns}
                          FROM %s LIMIT 0
                        """.formatted(table.parent()), run)).update();
        var last = jdbc.sql(table.sql("SELECT coalesce(max(seq), 0) FROM {staging}", run))
                .query(Long.class)
                .single();
        sequence.accumulateAndGet(last, Math::max);
    }

    void clear(RegisterTable table) {
        jdbc.sql(table.sql("TRUNCATE {staging}", run)).update();
        jdbc.sql("DELETE FROM quarantine WHERE run_id = :run AND stream = :stream")
                .param("run", run)
                .param("stream", table.stream().name())
                .update();
    }

    void drop(RegisterTable table) {
        jdbc.sql(table.sql("DROP TABLE IF EXISTS {staging}", run)).update();
    }

    /** Returns how many rows are staged; -1 if the table is gone. */
    long count(RegisterTable table) {
        var there = jdbc.sql("SELECT to_regclass(:name) IS NOT NULL")
                .param("name", table.staging(run))
                .query(Boolean.class)
                .single();
        if (!there) return -1;
        return jdbc.sql(table.sql("SELECT count(*) FROM {staging}", run))
                .query(Long.class)
                .single();
    }

    private void quarantine(
            StringBuilder out, RegisterQuestion question, RegisterRow row, RowJudge.Verdict verdict, Instant now) {
        out.append(run).append('\t').append(province).append('\t').append(question.stream());
        field(out, question.position());
        field(out, verdict.identity());
        field(out, row.sourceKey());
        field(out, row.updatedAt());
        field(out, Faults.json(verdict.faults()));
        field(out, row.raw().get());
        field(out, now);
        out.append('\n');
    }

    private static void field(StringBuilder out, @Nullable Object value) {
        out.append('\t');
        CanonicalRow.escape(out, value);
    }

    private void copy(String sql, byte[] bytes) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
                copy.endCopy();
            } finally {
                if (copy.isActive()) copy.cancelCopy();
            }
        } catch (SQLException e) {
            throw new org.springframework.jdbc.UncategorizedSQLException("COPY", sql, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
