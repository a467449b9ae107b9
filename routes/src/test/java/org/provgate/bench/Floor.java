package org.provgate.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.provgate.bench.Firms.Firm;

/**
 * The least any way can take that keeps the register usable meanwhile: rows ready in memory, {@code COPY} into an unlogged staging
 * table, one merge into the indexed table. Same columns as the register; nothing is fetched, parsed or checked.
 */
final class Floor {

    /** Rows of one COPY, rendered before its clock starts. */
    private static final int CHUNK = 50_000;

    private static final String COLUMNS = """
            identity, bucket, content_hash, updated_at, source_key, uscc, reg_no, name, ent_type, industry_code, est_date, reg_org,
            area_code, address, scope, op_from, op_to, state, state_date, legal_rep, reg_capital, currency, risk_grade,
            on_abnormal_list, on_serious_list""";

    private static final String TABLE = """
            CREATE %s TABLE %s (identity text COLLATE "C" NOT NULL, bucket integer NOT NULL, content_hash bytea NOT NULL,
              updated_at timestamptz NOT NULL, source_key text, uscc text, reg_no text, name text, ent_type text,
              industry_code text, est_date date, reg_org text, area_code text, address text, scope text, op_from date, op_to date,
              state text, state_date date, legal_rep text, reg_capital numeric(24, 6), currency text, risk_grade text,
              on_abnormal_list boolean, on_serious_list boolean)
            """;

    private static final String MERGE =
            """
            INSERT INTO floor (%1$s) SELECT %1$s FROM floor_staging
            ON CONFLICT (identity) DO UPDATE SET (%1$s) = ROW (%2$s) WHERE floor.content_hash <> EXCLUDED.content_hash
            """.formatted(COLUMNS, "EXCLUDED." + COLUMNS.replaceAll(",\\s*", ", EXCLUDED."));

    private final Connection connection;

    /** @param connection to a database of its own */
    Floor(Connection connection) {
        this.connection = connection;
    }

    /** What it took, in seconds. */
    record Result(double copy, double merge) {
        double seconds() {
            return copy + merge;
        }
    }

    Result measure(Firms firms, String... indexed) throws SQLException {
        execute("DROP TABLE IF EXISTS floor, floor_staging");
        execute(TABLE.formatted("", "floor"));
        execute("ALTER TABLE floor ADD PRIMARY KEY (identity)");
        for (var index : indexed) execute("CREATE INDEX ON floor " + index);
        execute(TABLE.formatted("UNLOGGED", "floor_staging"));
        execute("CHECKPOINT");
        connection.setAutoCommit(false);
        long copy = 0;
        for (int from = 0; from < firms.rows(); from += CHUNK) {
            var bytes = chunk(firms, from, Math.min(firms.rows(), from + CHUNK));
            long started = System.nanoTime();
            copy(bytes);
            copy += System.nanoTime() - started;
        }
        long started = System.nanoTime();
        connection.commit();
        execute("ANALYZE floor_staging");
        execute(MERGE);
        connection.commit();
        long merge = System.nanoTime() - started;
        connection.setAutoCommit(true);
        execute("DROP TABLE floor, floor_staging");
        return new Result(copy / 1e9, merge / 1e9);
    }

    private void copy(byte[] bytes) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY floor_staging (" + COLUMNS + ") FROM STDIN");
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] chunk(Firms firms, int from, int to) {
        var out = new StringBuilder((to - from) * 500);
        for (int i = from; i < to; i++) line(out, firms.on(0, i));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder out, Firm f) {
        var area = HenanPages.AREA;
        var uscc = f.uscc(area);
        var columns = String.join(
                "\t",
                f.priPid(area),
                uscc,
                "\\N",
                f.name(),
                "1130",
                "5211",
                f.established().toString(),
                area,
                area,
                f.address(),
                f.scope(),
                f.established().toString(),
                "\\N",
                "1",
                f.established().toString(),
                f.legalRep(),
                HenanPages.capital(f),
                "156",
                "B",
                "f",
                "f");
        out.append(uscc)
                .append('\t')
                .append(f.salt() >>> 48)
                .append("\t\\\\x")
                .append(sha256(columns))
                .append('\t');
        out.append(HenanPages.iso(f.stamp())).append('\t').append(columns).append('\n');
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
