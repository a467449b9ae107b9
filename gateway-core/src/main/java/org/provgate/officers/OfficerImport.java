package org.provgate.officers;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.provgate.tables.RowError;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Brings rows into the register as one set: COPY into a temporary table, then one upsert. In the caller's transaction. */
final class OfficerImport {

    /** Two imports at once would each find the other's certificates free. */
    private static final String LOCK = "LOCK TABLE officer IN SHARE ROW EXCLUSIVE MODE";

    private static final String STAGE = """
            CREATE TEMP TABLE officer_import (
                row integer, id text COLLATE "C", department text, name text, unit text, post text, cert_no text,
                cert_valid_to date, specialties text, item_scope text, expert boolean, active boolean) ON COMMIT DROP
            """;

    private static final String COPY = "COPY officer_import FROM STDIN (FORMAT csv)";

    /** Whoever has this certificate is meant. */
    private static final String KNOWN =
            "UPDATE officer_import i SET id = o.id FROM officer o WHERE i.id IS NULL AND o.cert_no = i.cert_no";

    /** Nobody picks a number: it follows from the certificate. */
    private static final String NUMBERED = """
            UPDATE officer_import SET id = 'c-' || left(encode(sha256(convert_to(cert_no, 'UTF8')), 'hex'), 16) WHERE id IS NULL
            """;

    private static final String TWICE = """
            SELECT row, :column AS "column", '与第' || first || '行重复' AS reason
              FROM (SELECT row, first_value(row) OVER (PARTITION BY %s ORDER BY row) AS first FROM officer_import) t
             WHERE row <> first ORDER BY row
            """;

    private static final String TAKEN = """
            SELECT row, :column AS "column", '此证号已属于编号' || o.id || '的人员' AS reason
              FROM officer_import i JOIN officer o ON o.cert_no = i.cert_no AND o.id <> i.id ORDER BY row
            """;

    private static final String FOREIGN = """
            SELECT row, :column AS "column", '只能导入本部门的人员' AS reason
              FROM officer_import i LEFT JOIN officer o USING (id)
             WHERE i.department <> :own OR o.department <> :own ORDER BY row
            """;

    private static final String UPSERT = """
            INSERT INTO officer AS o (id, department, name, unit, post, cert_no, cert_valid_to, specialties, item_scope, expert,
                                      active, changed_by, changed_at)
            SELECT id, department, name, unit, post, cert_no, cert_valid_to,
                   coalesce(string_to_array(specialties, ','), '{}'), coalesce(string_to_array(item_scope, ','), '{}'),
                   expert, active, :by, :at
              FROM officer_import
                ON CONFLICT (id) DO UPDATE SET department = excluded.department, name = excluded.name, unit = excluded.unit,
                   post = excluded.post, cert_no = excluded.cert_no, cert_valid_to = excluded.cert_valid_to,
                   specialties = excluded.specialties, item_scope = excluded.item_scope, expert = excluded.expert,
                   active = excluded.active, changed_by = excluded.changed_by, changed_at = excluded.changed_at
             WHERE (o.department, o.name, o.unit, o.post, o.cert_no, o.cert_valid_to, o.specialties, o.item_scope, o.expert,
                    o.active)
                   IS DISTINCT FROM
                   (excluded.department, excluded.name, excluded.unit, excluded.post, excluded.cert_no, excluded.cert_valid_to,
                    excluded.specialties, excluded.item_scope, excluded.expert, excluded.active)
            RETURNING (xmax = 0) AS added
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    OfficerImport(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** How many rows were new, and how many were different. */
    record Written(int added, int changed) {}

    /** Lays the rows out, and returns what is wrong with them beside each other and beside the register. */
    List<RowError> stage(List<OfficerRow> rows) {
        jdbc.sql(LOCK).update();
        jdbc.sql(STAGE).update();
        copy(rows);
        jdbc.sql(KNOWN).update();
        jdbc.sql(NUMBERED).update();
        return java.util.stream.Stream.of(
                        errors(TWICE.formatted("id"), OfficerRow.ID),
                        errors(TWICE.formatted("cert_no"), OfficerRow.CERT_NO),
                        errors(TAKEN, OfficerRow.CERT_NO))
                .flatMap(List::stream)
                .toList();
    }

    /** Takes the rows laid out into the register, but for those in error. */
    Written write(List<RowError> except, String by, Instant at) {
        jdbc.sql("DELETE FROM officer_import WHERE row = ANY (?)")
                .param(except.stream().map(RowError::row).toArray(Integer[]::new))
                .update();
        var written = jdbc.sql(UPSERT)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .list();
        int added = (int) written.stream().filter(Boolean::booleanValue).count();
        return new Written(added, written.size() - added);
    }

    /** Returns the rows that are of another department, or of an officer who is. */
    List<RowError> foreign(String own) {
        return jdbc.sql(FOREIGN)
                .param("column", OfficerRow.DEPARTMENT)
                .param("own", own)
                .query(RowError.class)
                .list();
    }

    private List<RowError> errors(String sql, String column) {
        return jdbc.sql(sql).param("column", column).query(RowError.class).list();
    }

    private void copy(List<OfficerRow> rows) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new ByteArrayInputStream(csv(rows)));
        } catch (SQLException e) {
            throw new UncategorizedSQLException("COPY", COPY, e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** An empty field is null; texts are never empty. */
    private static byte[] csv(List<OfficerRow> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            for (var r : rows) {
                csv.writeRecord(
                        String.valueOf(r.number()),
                        text(r.id()),
                        r.department(),
                        r.name(),
                        r.unit(),
                        text(r.post()),
                        r.certNo(),
                        r.certValidTo().toString(),
                        String.join(",", r.specialties()),
                        String.join(",", r.itemScope()),
                        String.valueOf(r.expert()),
                        String.valueOf(r.active()));
            }
        }
        return out.toByteArray();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
