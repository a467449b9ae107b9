package org.provgate.routes;

import org.apache.camel.builder.RouteBuilder;
import org.provgate.registers.RunLockedException;
import org.provgate.spi.PlatformException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The night: all provinces side by side, each pulled page by page by a few pullers, then merged and sealed.
 *
 * <p>The body going in is a {@link NightOrder}, coming out a list of {@link NightOutcome}.
 */
public final class NightRoutes extends RouteBuilder {

    /** With pauses that double, minutes: a database that crashed needs some to recover. */
    private static final int DATABASE_ATTEMPTS = 10;

    public static final String NIGHT = "direct:night";
    static final String PROVINCE = "provgate.province";
    private static final String ONE = "direct:night-province";
    private static final String PULLERS = "direct:register-pull";

    private final Night night;
    private final CallLimits limits;

    NightRoutes(Night night, CallLimits limits) {
        this.night = night;
        this.limits = limits;
    }

    @Override
    public void configure() {
        var threads = getContext().getExecutorServiceManager().newCachedThreadPool(this, "night");

        // spotless:off
        from(NIGHT)
                .routeId("night")
                // the database went away: what is committed stays, the run is opened again and goes on
                .onException(DataAccessException.class, TransactionException.class)
                    .maximumRedeliveries(DATABASE_ATTEMPTS)
                    .redeliveryDelay(limits.firstPause().toMillis())
                    .useExponentialBackOff()
                    .backOffMultiplier(2)
                    .maximumRedeliveryDelay(limits.longestPause().toMillis())
                    .handled(true)
                    .process(night::fail)
                .end()
                .process(night::order)
                .split(body(), Night::collect)
                    .parallelProcessing()
                    .executorService(threads)
                    .setProperty(PROVINCE, body())
                    .to(ONE)
                .end()
                .to(SanctionRoutes.AFTER_NIGHT)
                .wireTap(JournalRoutes.NIGHT);

        from(ONE)
                .routeId("night-province")
                .errorHandler(noErrorHandler())
                .setBody(exchangeProperty(PROVINCE))
                .doTry()
                    .process(night::open)
                    .to(PULLERS)
                    .process(night::finish)
                .doCatch(RunLockedException.class)
                    .process(night::locked)
                .doCatch(DataAccessException.class, TransactionException.class)
                    .process(night::rethrow)
                .doCatch(Exception.class)
                    .process(night::fail)
                .doFinally()
                    .process(night::close)
                .end();

        from(PULLERS)
                .routeId("register-pull")
                .errorHandler(noErrorHandler())
                .process(night::pullers)
                .split(body())
                    .parallelProcessing()
                    .executorService(threads)
                    .process(night::begin)
                    .loopDoWhile(night::next)
                        .doTry()
                            .routingSlip(exchangeProperty(Night.ENDPOINT)).end()
                            .process(night::advance)
                        .doCatch(PlatformException.ChainExpired.class)
                            .process(night::restart)
                        .doCatch(Exception.class)
                            .process(night::giveUp)
                        .end()
                    .end()
                .end();
        // spotless:on
    }
}
