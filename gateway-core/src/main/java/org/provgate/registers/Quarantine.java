package org.provgate.registers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What could not be taken into a register and waits for the province to mend it. For several threads. */
public final class Quarantine {

    /**
     * A faulty row.
     *
     * @param page where it stood: the position of the page in its pull
     * @param identity of the subject or entry, null where its keys could not be read
     * @param faults every fault, such as {@code CODE RegState = 7; DATE EstDate = 2026-02-30}
     * @param raw the row as it came; may hold personal data
     */
    public record Row(
            long id,
            long run,
            String province,
            String stream,
            String page,
            @Nullable String identity,
            @Nullable String sourceKey,
            String faults,
            String raw,
            Instant foundAt) {}

    private final JdbcClient jdbc;

    public Quarantine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns open entries, the oldest first. @param province null for all @param after only entries of a greater id */
    public List<Row> open(@Nullable String province, long after, int most) {
        return jdbc.sql("""
                        SELECT id, run_id, province, stream, page, identity, source_key, faults, raw, found_at FROM quarantine
                         WHERE settled_at IS NULL AND id > :after AND (CAST(:province AS text) IS NULL OR province = :province)
                         ORDER BY id LIMIT :most
                        """)
                .param("after", after)
                .param("province", province)
                .param("most", most)
                .query((r, n) -> new Row(
                        r.getLong(1),
                        r.getLong(2),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        r.getString(6),
                        r.getString(7),
                        Faults.sentence(r.getString(8)),
                        r.getString(9),
                        r.getTimestamp(10).toInstant()))
                .list();
    }

    /** Returns how many entries of a province are open. */
    public long count(String province) {
        return jdbc.sql("SELECT count(*) FROM quarantine WHERE settled_at IS NULL AND province = :province")
                .param("province", province)
                .query(Long.class)
                .single();
    }
}
