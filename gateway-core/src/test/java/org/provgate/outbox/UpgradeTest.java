package org.provgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.provgate.registers.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with deliveries of the version before. */
class UpgradeTest {

    @Test
    void what_waits_keeps_its_content_and_its_place() {
        var database = TestDatabase.empty();
        Flyway.configure().dataSource(database).target("7.1").load().migrate();
        var jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, business_key, content, digest, event_on,
                                            submission, submitted_by, submitted_at)
                        VALUES ('old', 'PENALTY', 'henan', '410402', 'ZJ', 'old', '{}', 'd', DATE '2026-11-20', 's', '李', now())
                        """).update();
        jdbc.sql("""
                        INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, content, state, next_at, most,
                                              created_at, changed_at)
                        SELECT 'old', 'henan', 'PENALTIES', 'old-' || n, 'lane', '', '"' || n || '"', 'PENDING', now(), 100, now(), now()
                          FROM generate_series(1, 3) n
                        """).update();
        Flyway.configure().dataSource(database).load().migrate();
        assertThat(jdbc.sql("SELECT content FROM delivery JOIN delivery_content ON delivery_id = id ORDER BY place")
                        .query(String.class)
                        .list())
                .containsExactly("\"1\"", "\"2\"", "\"3\"");
    }
}
