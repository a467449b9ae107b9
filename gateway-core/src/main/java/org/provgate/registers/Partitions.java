package org.provgate.registers;

import java.util.List;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the tables a province's registers live in, and their indexes. */
final class Partitions {

    private final JdbcClient jdbc;

    Partitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the partitions of {@code province} where they are missing. To be called in a transaction. */
    void ensure(String province) {
        var subjects = RegisterTable.of(province, RegisterStream.SUBJECTS);
        if (exists(subjects)) return;
        // two provinces may open their first run at the same moment
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('provgate.partitions'))")
                .query()
                .singleRow();
        attach(subjects, "subject", "'" + province + "'");
        var lists = "\"list_entry_" + province + '"';
        jdbc.sql("CREATE TABLE " + lists + " PARTITION OF list_entry FOR VALUES IN ('" + province
                        + "') PARTITION BY LIST (kind)")
                .update();
        for (var stream : RegisterStream.values())
            if (stream != RegisterStream.SUBJECTS) {
                var table = RegisterTable.of(province, stream);
                attach(table, lists, "'" + table.kind() + "'");
            }
    }

    /** Takes the indexes away, so that a first load is not slowed by them. */
    void dropIndexes(RegisterTable table) {
        for (var column : List.of("identity", "source_key", "bucket", "stale"))
            jdbc.sql("DROP INDEX IF EXISTS " + table.index(column)).update();
    }

    void createIndexes(RegisterTable table) {
        jdbc.sql("CREATE UNIQUE INDEX " + table.index("identity") + " ON " + table.current() + " (identity)")
                .update();
        for (var column : List.of("source_key", "bucket"))
            jdbc.sql("CREATE INDEX " + table.index(column) + " ON " + table.current() + " (" + column + ")")
                    .update();
        // stale rows are few and looked for in every merge
        jdbc.sql("CREATE INDEX " + table.index("stale") + " ON " + table.current() + " (identity) WHERE stale")
                .update();
        // what the merge joins by; autovacuum looks at the rest when it has time
        jdbc.sql("ANALYZE " + table.current() + " (identity, source_key, bucket, stale)")
                .update();
    }

    private void attach(RegisterTable table, String parent, String values) {
        jdbc.sql("CREATE TABLE " + table.current() + " PARTITION OF " + parent + " FOR VALUES IN (" + values
                        // room for a new version beside the old one: a changed row then leaves the indexes alone
                        + ") WITH (fillfactor = 90)")
                .update();
        createIndexes(table);
    }

    private boolean exists(RegisterTable table) {
        return jdbc.sql("SELECT to_regclass(:name) IS NOT NULL")
                .param("name", table.current())
                .query(Boolean.class)
                .single();
    }
}
