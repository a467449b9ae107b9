package org.provgate.registers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** A judged page. @param bad rows for quarantine, as COPY text */
    record Page(List<StagedRow> good, byte[] bad, int badRows) {
        int goodRows() {
            return good.size();
        }

        int rows() {
            return good.size() + badRows;
        }
    }

    /** Judges and renders a page; needs no database, so it holds no connection. */
    Page render(RegisterQuestion question, List<RegisterRow> rows, Instant now) {
        var good = new ArrayList<StagedRow>(rows.size());
        var bad = new StringBuilder();
        for (var row : rows) {
            var verdict = judge.judge(row);
            var canonical = verdict.canonical();
            if (canonical != null) good.add(StagedRow.of(sequence.incrementAndGet(), row, canonical));
            else quarantine(bad, question, row, verdict, now);
        }
        return new Page(good, bad.toString().getBytes(StandardCharsets.UTF_8), rows.size() - good.size());
    }

    void copy(RegisterQuestion question, Page page) {
        var table = RegisterTable.of(province, question.stream());
        if (page.goodRows() > 0)
            copy(
                    table.sql("""
                    COPY {staging} (seq, withdrawn, identity, bucket, content_hash, updated_at, held, {columns}) FROM STDIN
                    """, run),
                    StagedRow.copyText(
                            page.good,
                            question.full() ? held(table, page.good) : Set.of(),
                            table.columns().size()));
        if (page.badRows > 0) copy("""
                    COPY quarantine (run_id, province, stream, page, identity, source_key, updated_at, faults, raw, found_at)
                    FROM STDIN
                    """, page.bad);
    }

    /** Returns the contents the register holds of these rows; in a full pull that is most of them. */
    private Set<ByteBuffer> held(RegisterTable table, List<StagedRow> rows) {
        return jdbc.sql(table.sql("SELECT content_hash FROM {current} WHERE identity = ANY (?)", run))
                .param(rows.stream().map(StagedRow::identity).toArray(String[]::new))
                .query((row, n) -> ByteBuffer.wrap(row.getBytes(1)))
                .set();
    }

    /** Makes the staging tables, where they are missing. */
    void create(RegisterTable table) {
        Owner.asked(
                jdbc,
                "staging_made",
                table.staging(run),
                table.parent(),
                table.columns().toArray(String[]::new));
        var last = jdbc.sql(table.sql("SELECT coalesce(max(seq), 0) FROM {staging}", run))
                .query(Long.class)
                .single();
        sequence.accumulateAndGet(last, Math::max);
    }

    void clear(RegisterTable table) {
        Owner.asked(jdbc, "staging_cleared", table.staging(run));
        jdbc.sql("DELETE FROM quarantine WHERE run_id = :run AND stream = :stream")
                .param("run", run)
                .param("stream", table.stream().name())
                .update();
    }

    void drop(RegisterTable table) {
        Owner.asked(jdbc, "staging_gone", table.staging(run));
    }

    /**
     * What is staged of a stream.
     *
     * @param rows all of them; -1 if the table is gone
     * @param held staged without their texts, for the register has them
     * @param keyless without USCC
     */
    record Staged(long rows, long held, long keyless) {}

    Staged count(RegisterTable table) {
        var there = jdbc.sql("SELECT to_regclass(:name) IS NOT NULL")
                .param("name", table.staging(run))
                .query(Boolean.class)
                .single();
        if (!there) return new Staged(-1, 0, 0);
        return jdbc.sql(table.sql("""
                        SELECT count(*), count(*) FILTER (WHERE held), count(*) FILTER (WHERE uscc IS NULL) FROM {staging}
                        """, run))
                .query((row, n) -> new Staged(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** Returns whether the register still holds the rows that were staged without their texts. */
    boolean backed(RegisterTable table) {
        return jdbc.sql(table.sql("""
                        SELECT NOT EXISTS (SELECT FROM {staging} s WHERE held AND NOT EXISTS (
                            SELECT FROM {current} r WHERE r.identity = s.identity AND r.content_hash = s.content_hash))
                        """, run)).query(Boolean.class).single();
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
