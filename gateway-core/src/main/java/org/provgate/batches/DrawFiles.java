package org.provgate.batches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The frozen files of a batch: kept as rows, written as files (specs: draw, 1). */
final class DrawFiles {

    /** Everybody active of the departments who may enforce all items of theirs; experts are never drawn (R20, R22). */
    private static final String ROSTER = """
            INSERT INTO batch_line (batch_id, file, line)
            SELECT d.batch_id, 'roster', o.id || E'\\t' || o.department || E'\\t'
                   || coalesce((SELECT string_agg(s, ',' ORDER BY s COLLATE "C") FROM (SELECT DISTINCT unnest(o.specialties) AS s) d), '')
                   || E'\\t' || o.cert_valid_to
              FROM batch_department d JOIN officer o ON o.department = d.department
             WHERE d.batch_id = :batch AND o.active AND NOT o.expert AND (o.item_scope = '{}' OR o.item_scope @> d.item_codes)
            """;

    private static final String CONFLICTS = """
            INSERT INTO batch_line (batch_id, file, line)
            SELECT f.batch_id, 'conflicts', c.officer_id || E'\\t' || c.subject_key
              FROM officer_conflict c JOIN batch_frame f ON f.batch_id = :batch AND f.subject_key = c.subject_key
             WHERE EXISTS (SELECT FROM batch_line l WHERE l.batch_id = :batch AND l.file = 'roster'
                              AND l.line COLLATE "C" >= c.officer_id || E'\\t' AND l.line COLLATE "C" < c.officer_id || E'\\n')
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    DrawFiles(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Keeps who can be seated, and who must not be paired with whom. The frame is there already. */
    void freezeOfficers(String batch) {
        jdbc.sql(ROSTER).param("batch", batch).update();
        jdbc.sql(CONFLICTS).param("batch", batch).update();
    }

    /** Writes {@code frame.tsv}, {@code roster.tsv} and {@code conflicts.tsv}. */
    void write(String batch, Path folder) {
        try {
            frame(batch, folder.resolve("frame.tsv"));
            lines(batch, "roster", folder.resolve("roster.tsv"));
            lines(batch, "conflicts", folder.resolve("conflicts.tsv"));
        } catch (IOException e) {
            throw new UncheckedIOException("the files of batch " + batch + " cannot be written", e);
        }
    }

    /** Returns draw.json as it was stored; the batch is drawn. */
    String document(String batch) {
        return jdbc.sql("SELECT document FROM batch WHERE id = :batch")
                .param("batch", batch)
                .query(String.class)
                .single();
    }

    /** Keys and strata hold nothing that {@code COPY} would escape; a batch id nothing that SQL would read. */
    private void frame(String batch, Path file) throws IOException {
        var sql = "COPY (SELECT subject_key, stratum FROM batch_frame WHERE batch_id = '" + batch
                + "' ORDER BY subject_key) TO STDOUT WITH (ENCODING 'UTF8')";
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var out = Files.newOutputStream(file);
                var buffered = new java.io.BufferedOutputStream(out, 1 << 16)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, buffered);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("copy", sql, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void lines(String batch, String name, Path file) throws IOException {
        var lines = jdbc.sql(
                        "SELECT line FROM batch_line WHERE batch_id = :batch AND file = :file ORDER BY line COLLATE \"C\"")
                .param("batch", batch)
                .param("file", name)
                .query((ResultSet r, int n) -> r.getString(1) + "\n")
                .list();
        Files.writeString(file, String.join("", lines));
    }
}
