package org.provgate.routes;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.provgate.filing.Filing;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Dispatch;
import org.provgate.outbox.Exchanges;
import org.provgate.outbox.Outcomes;
import org.provgate.outbox.Outlet;
import org.provgate.platforms.Province;
import org.provgate.spi.PlatformException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The steps of the way out; the order of them stands in {@link PushRoutes}. For several threads. */
final class Push {

    private static final Logger LOG = LoggerFactory.getLogger(Push.class);
    private static final String PUSHER = "provgate.pusher";

    private final Filing filing;
    private final Dispatch dispatch;
    private final Outcomes outcomes;
    private final Exchanges exchanges;
    private final Clock clock;
    private volatile boolean finishing;

    Push(Filing filing, Dispatch dispatch, Outcomes outcomes, Exchanges exchanges, Clock clock) {
        this.filing = filing;
        this.dispatch = dispatch;
        this.outcomes = outcomes;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /** Writes what the province does not have yet into the outbox. */
    void file(Province province) {
        var channels = EnumSet.noneOf(Channel.class);
        Outlet.of(province.adapter()).forEach(o -> channels.add(o.channel()));
        try {
            filing.catchUp(province.id(), province.areaCode(), channels);
        } catch (DataAccessException | TransactionException e) {
            away(province, e);
        }
    }

    /** Twice as many as requests may be open: while one half waits for the platform, the other is at the database. */
    List<Pusher> workers(Province province) {
        return IntStream.range(0, 2 * province.description().inFlight())
                .mapToObj(n -> new Pusher(province, dispatch, outcomes, exchanges, clock))
                .toList();
    }

    void begin(Exchange exchange) {
        exchange.setProperty(PUSHER, exchange.getMessage().getBody(Pusher.class));
    }

    /** Workers end after the work they have in hand. */
    void finish() {
        finishing = true;
    }

    /** Puts the next call into the body. A worker without a database ends; the clock starts another. */
    boolean next(Exchange exchange) {
        try {
            var call = pusher(exchange).next();
            exchange.getMessage().setBody(call);
            return call != null;
        } catch (DataAccessException | TransactionException e) {
            away(pusher(exchange).province(), e);
            return false;
        }
    }

    void answered(Exchange exchange) {
        pusher(exchange).answered(exchange.getMessage().getBody());
    }

    /** What is no {@link PlatformException} is a defect: the outcome is unclear, and the batch comes to a person in the end. */
    void failed(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (!(failure instanceof PlatformException))
            LOG.error("a push to {} failed", pusher(exchange).province().id(), failure);
        var told = failure instanceof PlatformException known
                ? known
                : new PlatformException.Unreadable(
                        "an answer that can be taken in",
                        failure.toString(),
                        pusher(exchange).province().toString());
        try {
            pusher(exchange).failed(told);
        } catch (DataAccessException | TransactionException e) {
            // the platform failed, and before that was written the database did
            lost(exchange, e);
        }
    }

    /** The database went away before the outcome was written: whoever finds the work later asks the platform. */
    void lost(Exchange exchange) {
        lost(exchange, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    private static void lost(Exchange exchange, Exception failure) {
        pusher(exchange).lost();
        away(pusher(exchange).province(), failure);
    }

    private static void away(Province province, Exception e) {
        LOG.warn("the way out to {} lost the database and rests: {}", province.id(), e.getMessage());
    }

    private static Pusher pusher(Exchange exchange) {
        return exchange.getProperty(PUSHER, Pusher.class);
    }
}
