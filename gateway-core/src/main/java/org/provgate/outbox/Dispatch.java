package org.provgate.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out what is to be done next. For several threads and gateways: nobody gets what another has, unless that one has not been
 * heard of for {@link Patience#lease}. How it ended is told to {@link Outcomes}.
 */
public final class Dispatch {

    /**
     * Each question asks for the first in the order of a partial index: whatever the statistics say, nothing that is done is
     * walked past.
     */
    private static final String DUE = """
            SELECT (SELECT true FROM push_batch WHERE province = :province AND state = 'CLAIMED' AND next_at <= :now
                     ORDER BY next_at LIMIT 1) AS expired,
                   (SELECT true FROM delivery WHERE province = :province AND state = 'UNCLEAR' AND next_at <= :now
                       AND channel = ANY(:lookUps) ORDER BY next_at LIMIT 1) AS unclear,
                   (SELECT true FROM push_batch WHERE province = :province AND state = 'DEFERRED' AND next_at <= :now
                     ORDER BY next_at LIMIT 1) AS deferred,
                   (SELECT true FROM push_batch WHERE province = :province AND state IN ('POSTPONED', 'UNCLEAR') AND next_at <= :now
                     ORDER BY next_at LIMIT 1) AS again,
                   (SELECT true FROM delivery WHERE province = :province AND state = 'ACCEPTED' AND channel = 'RESULTS'
                       AND next_at <= :now ORDER BY next_at LIMIT 1) AS unpublished,
                   coalesce((SELECT paused_by IS NULL AND coalesce(closed_until <= :now, true) FROM push_gate
                              WHERE province = :province), true) AS open,
                   ARRAY(WITH RECURSIVE c AS (
                       (SELECT channel FROM delivery WHERE province = :province AND state = 'PENDING' ORDER BY channel LIMIT 1)
                       UNION ALL
                       SELECT n.channel FROM c, LATERAL (
                           SELECT channel FROM delivery WHERE province = :province AND state = 'PENDING' AND channel > c.channel
                            ORDER BY channel LIMIT 1) n)
                       SELECT channel FROM c) AS pending
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Claims claims;
    private final Resumptions resumptions;
    private final BatchNumbers numbers;
    private final Patience patience;
    private final Clock clock;

    public Dispatch(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            BatchNumbers numbers,
            Patience patience,
            Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(transactions);
        this.claims = new Claims(jdbc);
        this.resumptions = new Resumptions(jdbc);
        this.numbers = numbers;
        this.patience = patience;
        this.clock = clock;
    }

    private record Due(
            boolean expired,
            boolean unclear,
            boolean deferred,
            boolean again,
            boolean unpublished,
            boolean open,
            List<String> pending) {}

    /**
     * Returns what is most urgent: what is unclear, receipts, publications, batches begun, then new batches in the order of the
     * channels. Empty if there is nothing to do now.
     *
     * @param outlets what the province's adapter offers
     * @param zone of the platform's days
     * @param publicationLimit most results in one question whether they are public
     */
    public Optional<Work> next(String province, List<Outlet> outlets, ZoneId zone, int publicationLimit) {
        var now = clock.instant();
        var until = now.plus(patience.lease());
        var due = due(province, outlets, now);
        if (due.expired) transactions.executeWithoutResult(t -> resumptions.recover(province, outlets, now));
        var work = Optional.<Work>empty();
        if (due.unclear || due.expired) work = taken(() -> resumptions.lookUp(province, outlets, now, until));
        if (work.isEmpty() && due.deferred) work = taken(() -> resumptions.deferred(province, outlets, now, until));
        if (work.isEmpty() && due.unpublished)
            work = taken(() -> resumptions.unpublished(province, publicationLimit, now, until));
        if (!due.open) return work;
        if (work.isEmpty() && (due.again || due.expired))
            work = taken(() -> resumptions.again(province, outlets, now, until));
        for (var outlet : outlets)
            if (work.isEmpty() && due.pending.contains(outlet.channel().name()))
                work = claim(province, outlet, LocalDate.ofInstant(now, zone), now, until);
        return work;
    }

    private Optional<Work> claim(String province, Outlet outlet, LocalDate day, Instant now, Instant until) {
        // outside the transaction: a number given out stays given out
        var number = numbers.next(province, day);
        var batch =
                taken(() -> claims.take(province, outlet, number, now, until).map(Work.Send::new));
        if (batch.isEmpty()) numbers.giveBack(province, number);
        return batch;
    }

    private Optional<Work> taken(java.util.function.Supplier<Optional<? extends Work>> taking) {
        var work = transactions.execute(t -> taking.get());
        return work == null ? Optional.empty() : work.map(w -> w);
    }

    private Due due(String province, List<Outlet> outlets, Instant now) {
        var lookUps = new ArrayList<String>();
        for (var outlet : outlets)
            if (outlet.looksUp()) lookUps.add(outlet.channel().name());
        return jdbc.sql(DUE)
                .param("province", province)
                .param("now", Timestamp.from(now))
                .param("lookUps", lookUps.toArray(String[]::new))
                .query((r, n) -> new Due(
                        r.getBoolean("expired"),
                        r.getBoolean("unclear"),
                        r.getBoolean("deferred"),
                        r.getBoolean("again"),
                        r.getBoolean("unpublished"),
                        r.getBoolean("open"),
                        List.of((String[]) r.getArray("pending").getArray())))
                .single();
    }
}
