package org.provgate.submissions;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers the repetition of a request as the first one was answered, for requests about no record. For several threads and nodes. */
public final class FirstAnswers {

    private final Idempotency idempotency;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public FirstAnswers(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        this.idempotency = new Idempotency(JdbcClient.create(dataSource));
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Does {@code work} and keeps its answer, both in one transaction; or gives the answer kept. One that refuses (status 400 and
     * above, or an exception) is not kept.
     *
     * @param asking null: nothing is kept
     * @throws Refusal {@code in-progress} or {@code idempotency-key-reused}
     */
    public Reply once(@Nullable Repeatable asking, Supplier<Reply> work) {
        if (asking == null) return work.get();
        return idempotency.once(
                asking,
                () -> Objects.requireNonNull(transactions.execute(t -> {
                    var known = idempotency.known(List.of(asking));
                    if (known.refused().containsKey(asking))
                        throw known.refused().get(asking);
                    if (known.answers().containsKey(asking))
                        return known.answers().get(asking);
                    var reply = work.get();
                    if (reply.status() < 400) idempotency.remember(Map.of(asking, reply), clock.instant());
                    return reply;
                })));
    }
}
