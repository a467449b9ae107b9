package org.provgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.outbox.Desk.taken;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A queue that grows from nothing to thousands on one connection, faster than PostgreSQL counts its rows. */
class FreshQueueTest {

    private static final int EARLY = 40;
    private static final int RECORDS = 4_000;

    private final Desk desk = new Desk();

    @Test
    void plans_made_for_a_short_queue_do_not_read_the_whole_of_a_long_one() throws Exception {
        desk.jdbc.sql("ALTER TABLE delivery SET (autovacuum_enabled = false)").update();
        try (var connection = desk.database.getConnection()) {
            var one = new SingleConnectionDataSource(connection, true);
            var jdbc = JdbcClient.create(one);
            var transactions = new JdbcTransactionManager(one);
            var dispatch = new Dispatch(one, transactions, new BatchNumbers(jdbc), desk.patience, desk.clock);
            var outcomes = new Outcomes(one, transactions, desk.evidence, desk.gates, desk.patience, desk.clock);
            // more often than a statement runs before its plan is kept
            for (int i = 0; i < EARLY; i++) {
                desk.put(Channel.PENALTIES, "early-" + i, "lane-" + i);
                drain(dispatch, outcomes);
            }
            late(jdbc);
            long before = rowsRead(jdbc);
            drain(dispatch, outcomes);
            assertThat(rowsRead(jdbc) - before).isLessThan(20 * RECORDS);
        }
        assertThat(desk.jdbc
                        .sql("SELECT count(*) FROM delivery WHERE state = 'ACCEPTED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(RECORDS + EARLY);
    }

    private void late(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, business_key, content, digest, event_on,
                                            submission, submitted_by, submitted_at)
                        SELECT 'late-' || i, 'PENALTY', 'henan', '410402', 'ZJ', 'late-' || i, '{}', 'd', DATE '2026-11-20',
                               's', '李', now()
                          FROM generate_series(1, :records) i
                        """).param("records", RECORDS).update();
        desk.outbox.enqueue(IntStream.rangeClosed(1, RECORDS)
                .mapToObj(i -> new Outgoing(
                        "late-" + i, "henan", Channel.PENALTIES, "late-" + i, "late-lane-" + i, "", "\"" + i + "\""))
                .toList());
    }

    private static long rowsRead(JdbcClient jdbc) {
        jdbc.sql("SELECT pg_stat_force_next_flush()::text").query(row -> {});
        return jdbc.sql("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'delivery'")
                .query(Long.class)
                .single();
    }

    private static void drain(Dispatch dispatch, Outcomes outcomes) {
        var outlets = java.util.List.of(new Outlet(Channel.PENALTIES, 500, false));
        for (var work = dispatch.next("henan", outlets, Desk.ZONE, 100);
                work.isPresent();
                work = dispatch.next("henan", outlets, Desk.ZONE, 100)) {
            var batch = ((Work.Send) work.get()).batch();
            outcomes.answered(batch, taken(batch));
        }
    }
}
