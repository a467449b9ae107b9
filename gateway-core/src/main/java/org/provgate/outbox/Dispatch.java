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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out what is to be done next. For several threads and gateways: nobody gets what another has, unless that one has not been
 * heard of for {@link Patience#lease}. How it ended is told to {@link Outcomes}.
 */
public final class Dispatch {

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
                              WHERE province = :province), true) AS open
            """;
    private static final String PENDING = """
            WITH RECURSIVE c AS (
                (SELECT channel FROM delivery WHERE province = :province AND state = 'PENDING' ORDER BY channel LIMIT 1)
                UNION ALL
                SELECT n.channel FROM c, LATERAL (
                    SELECT channel FROM delivery WHERE province = :province AND state = 'PENDING' AND channel > c.channel
                     ORDER BY channel LIMIT 1) n)
            SELECT channel FROM c
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
            boolean expired, boolean unclear, boolean deferred, boolean again, boolean unpublished, boolean open) {}

    /**
     * Returns what is most urgent: what is unclear, receipts, publications, batches begun, then new batches in the order of the
     * channels. Empty if there is nothing to do now.
     *
     * @param outlets what the province's adapter offers
     * @param zone of the platform's days
     * @param publicationLimit most results in one question whether they are public
     * @throws IllegalStateException if a new batch is all there is to do, and the day has no number left for it
     */
    public Optional<Work> next(String province, List<Outlet> outlets, ZoneId zone, int publicationLimit) {
        var now = clock.instant();
        // outside the transaction: a number given out stays given out
        var number = numbers.offered(province, LocalDate.ofInstant(now, zone));
        var work = transactions.execute(t -> {
            FreshPlans.only(jdbc);
            return taken(province, outlets, publicationLimit, number, now);
        });
        boolean used = work instanceof Work.Send send
                && number.equals(Optional.of(send.batch().number()));
        if (!used) number.ifPresent(n -> numbers.giveBack(province, n));
        return Optional.ofNullable(work);
    }

    private @Nullable Work taken(
            String province, List<Outlet> outlets, int publicationLimit, Optional<String> number, Instant now) {
        var until = now.plus(patience.lease());
        var due = due(province, outlets, now);
        if (due.expired) resumptions.recover(province, outlets, now);
        var work = Optional.<Work>empty();
        if (due.unclear || due.expired) work = resumptions.lookUp(province, outlets, now, until);
        if (work.isEmpty() && due.deferred) work = resumptions.deferred(province, outlets, now, until);
        if (work.isEmpty() && due.unpublished) work = resumptions.unpublished(province, publicationLimit, now, until);
        if (work.isEmpty() && due.open && (due.again || due.expired))
            work = resumptions.again(province, outlets, now, until);
        if (work.isEmpty() && due.open) work = claimed(province, outlets, number, now, until);
        return work.orElse(null);
    }

    private Optional<Work> claimed(
            String province, List<Outlet> outlets, Optional<String> number, Instant now, Instant until) {
        var batch = number.flatMap(n -> claims.further(province, n, now, until));
        if (batch.isPresent()) return batch.map(Work.Send::new);
        var pending = jdbc.sql(PENDING)
                .param("province", province)
                .query(String.class)
                .set();
        for (var outlet : outlets)
            if (batch.isEmpty() && pending.contains(outlet.channel().name()))
                batch = claims.take(
                        province, outlet, number.orElseThrow(() -> BatchNumbers.usedUp(province)), now, until);
        return batch.map(Work.Send::new);
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
                        r.getBoolean("open")))
                .single();
    }
}
