package org.provgate.registers;

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
        attach(subjects, "subject", province);
        var lists = "list_entry_" + province;
        partition(lists, "list_entry", province, true);
        for (var stream : RegisterStream.values())
            if (stream != RegisterStream.SUBJECTS) {
                var table = RegisterTable.of(province, stream);
                attach(table, lists, table.kind());
            }
    }

    /** Takes the indexes away, so that a first load is not slowed by them. */
    void dropIndexes(RegisterTable table) {
        Owner.asked(jdbc, "register_unindexed", table.current());
    }

    void createIndexes(RegisterTable table) {
        Owner.asked(jdbc, "register_indexed", table.current());
    }

    private void attach(RegisterTable table, String parent, String value) {
        partition(table.current(), parent, value, false);
        createIndexes(table);
    }

    private void partition(String name, String parent, String value, boolean divided) {
        Owner.asked(jdbc, "register_partition", name, parent, value, divided);
    }

    private boolean exists(RegisterTable table) {
        return jdbc.sql("SELECT to_regclass(:name) IS NOT NULL")
                .param("name", table.current())
                .query(Boolean.class)
                .single();
    }
}
