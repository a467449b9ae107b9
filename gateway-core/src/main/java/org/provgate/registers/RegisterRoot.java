package org.provgate.registers;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The root of a register: one hash that changes with any byte of any row.
 *
 * <p>A row falls into one of 65,536 buckets by the first two bytes of the SHA-256 of its identity. A bucket's digest is the
 * SHA-256 of its rows' content hashes in order of identity (code points). The root is the SHA-256 of all buckets that have rows,
 * in order: number (4 bytes, big-endian) and digest. So a night recomputes only the buckets it touched.
 */
final class RegisterRoot {

    private static final String DIGESTS = """
            INSERT INTO register_bucket (province, stream, bucket, rows, digest)
            SELECT :province, :stream, bucket, count(*), sha256(string_agg(content_hash, ''::bytea ORDER BY identity))
              FROM {current} WHERE %s GROUP BY bucket
            """;
    private static final String ROOT = """
            SELECT encode(sha256(coalesce(string_agg(int4send(bucket) || digest, ''::bytea ORDER BY bucket), '')), 'hex')
              FROM register_bucket WHERE province = :province AND stream = :stream
            """;

    private final JdbcClient jdbc;

    RegisterRoot(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Recomputes every bucket. */
    String rebuild(RegisterTable table) {
        delete(table, "true");
        insert(table, "true");
        return root(table);
    }

    /** Recomputes the buckets named in the temporary table {@code touched}. */
    String refresh(RegisterTable table) {
        delete(table, "bucket IN (SELECT bucket FROM touched)");
        insert(table, "bucket IN (SELECT bucket FROM touched)");
        return root(table);
    }

    /** Returns how many rows the register holds. */
    long rows(RegisterTable table) {
        return jdbc.sql(
                        "SELECT coalesce(sum(rows), 0) FROM register_bucket WHERE province = :province AND stream = :stream")
                .param("province", table.province())
                .param("stream", table.stream().name())
                .query(Long.class)
                .single();
    }

    private void delete(RegisterTable table, String where) {
        jdbc.sql("DELETE FROM register_bucket WHERE province = :province AND stream = :stream AND " + where)
                .param("province", table.province())
                .param("stream", table.stream().name())
                .update();
    }

    private void insert(RegisterTable table, String where) {
        jdbc.sql(table.sql(DIGESTS.formatted(where), 0))
                .param("province", table.province())
                .param("stream", table.stream().name())
                .update();
    }

    private String root(RegisterTable table) {
        return jdbc.sql(ROOT)
                .param("province", table.province())
                .param("stream", table.stream().name())
                .query(String.class)
                .single();
    }
}
