package org.provgate.registers;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.UncategorizedSQLException;

/** Reads the registers as they are, or as they were. For several threads. */
public final class Registers {

    private static final String EXPORT = """
            COPY (SELECT {export} FROM (
                      SELECT identity, {columns} FROM {current} WHERE valid_from <= '{at}'
                      UNION ALL
                      SELECT identity, {columns} FROM {history}
                       WHERE province = '{province}' {kind-filter} AND valid_from <= '{at}' AND valid_to > '{at}') v
                   ORDER BY identity)
              TO STDOUT WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')
            """;

    private final DataSource dataSource;

    public Registers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns the canonical columns of a stream's export, in order. */
    public static List<String> columns(RegisterStream stream) {
        return RegisterTable.of("any", stream).columns();
    }

    /**
     * Writes a register as CSV (UTF-8, a header line, RFC 4180 quoting), in order of identity.
     *
     * @param at the moment it is to be shown as of; null for now
     * @param out not closed
     * @return how many rows
     */
    public long export(String province, RegisterStream stream, @Nullable Instant at, OutputStream out)
            throws IOException {
        var table = RegisterTable.of(province, stream);
        var sql = table.sql(EXPORT, 0)
                .replace("{at}", at == null ? "infinity" : at.toString())
                .replace("{province}", table.province())
                .replace("{kind-filter}", table.keyedBySource() ? "" : "AND kind = '" + table.kind() + "'");
        try (var connection = dataSource.getConnection()) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("export of " + province, sql, e);
        }
    }
}
