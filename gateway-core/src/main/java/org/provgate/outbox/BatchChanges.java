package org.provgate.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the state of batches and, with it, that of their records. */
final class BatchChanges {

    private static final String BATCH = """
            UPDATE push_batch SET state = :state, next_at = :next, ticket = coalesce(CAST(:ticket AS text), ticket), reason = :reason, changed_at = :now
             WHERE id = :id AND lease = :lease AND state IN ('CLAIMED', 'DEFERRED')
            """;
    private static final String PARCELS = """
            WITH changed AS (
                UPDATE delivery SET state = :state, next_at = :next, reason = :reason, changed_at = :now,
                                    most = coalesce(CAST(:most AS integer), most), push_batch = CASE WHEN :state = 'PENDING' THEN NULL ELSE push_batch END
                 WHERE push_batch = :batch AND state IN ('CLAIMED', 'SENT', 'UNCLEAR')
                RETURNING id)
            INSERT INTO delivery_event (delivery_id, at, what, push_batch, actor, note)
            SELECT id, CAST(:now AS timestamptz), :state, CAST(:batch AS bigint), 'gateway', :reason FROM changed
             WHERE CAST(:reason AS text) IS NOT NULL
            """;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    BatchChanges(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Changes a batch, and then its records, unless another worker has it by now. */
    void change(
            PushBatch batch,
            String state,
            Instant next,
            @Nullable String ticket,
            @Nullable String reason,
            Runnable then) {
        transactions.executeWithoutResult(t -> {
            FreshPlans.only(jdbc);
            int mine = jdbc.sql(BATCH)
                    .param("id", batch.id())
                    .param("lease", batch.lease())
                    .param("state", state)
                    .param("next", Timestamp.from(next))
                    .param("ticket", ticket)
                    .param("reason", reason)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (mine == 1) then.run();
        });
    }

    /** Changes the records of a batch whose outcome is open; a reason stays in their history. @param most records each may have in its next batch; null as before */
    void parcels(PushBatch batch, String state, Instant next, @Nullable String reason, @Nullable Integer most) {
        jdbc.sql(PARCELS)
                .param("batch", batch.id())
                .param("state", state)
                .param("next", Timestamp.from(next))
                .param("reason", reason)
                .param("most", most)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
