package org.provgate.routes;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * After the night: the measures of each sealed province follow its lists (联合惩戒, R57), then the province is asked for its own.
 *
 * <p>The body going in is the night's list of {@link NightOutcome}, and comes out as it was: what fails here is told in the log, leaves
 * the night sealed, and is made good by the next one.
 */
public final class SanctionRoutes extends RouteBuilder {

    static final String AFTER_NIGHT = "direct:sanctions";
    private static final String ONE = "direct:sanctions-province";
    private static final String QUESTION = "direct:sanctions-question";
    private static final String OUTCOMES = "provgate.outcomes";
    private static final int DATABASE_ATTEMPTS = 3;

    private final AfterNight after;
    private final CallLimits limits;

    SanctionRoutes(AfterNight after, CallLimits limits) {
        this.after = after;
        this.limits = limits;
    }

    @Override
    public void configure() {
        var threads = getContext().getExecutorServiceManager().newCachedThreadPool(this, "sanctions");

        // spotless:off
        from(AFTER_NIGHT)
                .routeId("sanctions")
                .errorHandler(noErrorHandler())
                .setProperty(OUTCOMES, body())
                .process(after::sealed)
                .split(body())
                    .to(ONE)
                .end()
                .setBody(exchangeProperty(OUTCOMES));

        from(ONE)
                .routeId("sanctions-province")
                .onException(DataAccessException.class, TransactionException.class)
                    .maximumRedeliveries(DATABASE_ATTEMPTS)
                    .redeliveryDelay(limits.firstPause().toMillis())
                    .useExponentialBackOff()
                    .backOffMultiplier(2)
                    .handled(true)
                    .process(after::failed)
                .end()
                .onException(Exception.class)
                    .handled(true)
                    .process(after::failed)
                .end()
                .process(after::reconcile)
                .process(after::begin)
                .loopDoWhile(after::next)
                    .split(body())
                        .parallelProcessing()
                        .executorService(threads)
                        .to(QUESTION)
                    .end()
                    .process(after::keep)
                .end();

        from(QUESTION)
                .routeId("sanctions-question")
                .errorHandler(noErrorHandler())
                .filter(after::goesOn)
                    .process(after::ask)
                    .doTry()
                        .routingSlip(exchangeProperty(AfterNight.ENDPOINT)).end()
                        .process(after::answered)
                    .doCatch(Exception.class)
                        .process(after::giveUp)
                    .end()
                .end();
        // spotless:on
    }
}
