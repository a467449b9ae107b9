package org.provgate.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The way out: each province has workers of its own, which send what waits, ask for receipts and whether results are public, until
 * there is nothing to do; a clock starts them again. A province that is slow or dead holds up no other.
 *
 * <p>No call is repeated here: what is to be done after a failure stands in the outbox.
 */
public final class PushRoutes extends RouteBuilder {

    private final Provinces provinces;
    private final Push push;
    private final Duration every;

    /** @param every how long workers that found nothing rest */
    PushRoutes(Provinces provinces, Push push, Duration every) {
        this.provinces = provinces;
        this.push = push;
        this.every = every;
    }

    /** Returns the id of the route that runs a province's workers by the clock; it does not start by itself. */
    public static String clock(Province province) {
        return "push-clock-" + province.id();
    }

    /** Returns where the workers of a province are run until there is nothing to do now; any body. */
    public static String once(Province province) {
        return "direct:push-" + province.id();
    }

    /** Lets all workers end after the work they have in hand; for good. */
    public void finish() {
        push.finish();
    }

    @Override
    public void configure() {
        var threads = getContext().getExecutorServiceManager().newCachedThreadPool(this, "push");
        provinces.enabled().forEach(province -> {
            // spotless:off
            from("scheduler:push-%s?delay=%d&useFixedDelay=true".formatted(province.id(), every.toMillis()))
                    .routeId(clock(province))
                    .autoStartup(false)
                    .to(once(province));

            from(once(province))
                    .routeId("push-" + province.id())
                    .errorHandler(noErrorHandler())
                    .process(e -> push.file(province))
                    .setBody(e -> push.workers(province))
                    .split(body())
                        .parallelProcessing()
                        .executorService(threads)
                        .process(push::begin)
                        .loopDoWhile(push::next)
                            .doTry()
                                .to(PlatformCallRoutes.once(province))
                                .process(push::answered)
                            .doCatch(DataAccessException.class, TransactionException.class)
                                .process(push::lost)
                            .doCatch(Exception.class)
                                .process(push::failed)
                            .end()
                        .end()
                    .end();
            // spotless:on
        });
    }
}
