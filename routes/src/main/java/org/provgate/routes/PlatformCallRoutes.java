package org.provgate.routes;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import org.apache.camel.builder.RouteBuilder;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.provgate.spi.PlatformException;

/**
 * The one way to a platform: each enabled province has a pair of routes of its own, so that no province waits for another.
 *
 * <p>The first repeats what may be repeated; the second makes one attempt behind rate limit, bulkhead, circuit breaker and time
 * limits. The body going in is a {@link PlatformCall}, coming out it is the answer.
 */
public final class PlatformCallRoutes extends RouteBuilder {

    private final Provinces provinces;
    private final Attempt attempt;
    private final Repetition repetition;
    private final CallLimits limits;
    private final CircuitBreakerRegistry breakers;

    PlatformCallRoutes(
            Provinces provinces,
            Attempt attempt,
            Repetition repetition,
            CallLimits limits,
            CircuitBreakerRegistry breakers) {
        this.provinces = provinces;
        this.attempt = attempt;
        this.repetition = repetition;
        this.limits = limits;
        this.breakers = breakers;
    }

    static String to(Province province) {
        return "direct:platform-call-" + province.id();
    }

    static String once(Province province) {
        return "direct:platform-attempt-" + province.id();
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind("platformHttpClient", new PlatformHttpClient());
        provinces.enabled().forEach(this::route);
    }

    private void route(Province province) {
        var breaker = "breaker-" + province.id();
        getContext().getRegistry().bind(breaker, breakers.circuitBreaker(province.id()));

        from(to(province))
                .routeId("platform-call-" + province.id())
                // whoever asked reports what could not be had; the journal has each attempt
                .errorHandler(defaultErrorHandler().logExhausted(false))
                .onException(PlatformException.Unavailable.class)
                .retryWhile(repetition::goesOn)
                .onExceptionOccurred(repetition::pause)
                .end()
                .onException(PlatformException.SessionExpired.class)
                .maximumRedeliveries(1)
                .redeliveryDelay(0)
                .end()
                .to(once(province));

        from(once(province))
                .routeId("platform-attempt-" + province.id())
                // an answer is read once, by us, within its time
                .streamCache("false")
                .errorHandler(noErrorHandler())
                .process(attempt::prepare)
                .throttle(province.description().requestsPerSecond())
                .timePeriodMillis(1_000)
                .doTry()
                .circuitBreaker()
                .resilience4jConfiguration()
                .circuitBreaker(breaker)
                // else an open breaker lets the question itself through as the answer
                .throwExceptionWhenHalfOpenOrOpenState(true)
                .bulkheadEnabled(true)
                .bulkheadMaxConcurrentCalls(province.description().inFlight())
                .bulkheadMaxWaitDuration((int) limits.whole().toMillis())
                .end()
                .doTry()
                .process(attempt::encode)
                .to(http(province))
                .process(attempt::decode)
                .doCatch(IOException.class)
                .process(attempt::transportFault)
                .endDoTry()
                .endCircuitBreaker()
                .process(attempt::confirm)
                .endDoTry()
                .doCatch(CallNotPermittedException.class)
                .process(repetition::leftAlone)
                .doCatch(BulkheadFullException.class)
                .process(repetition::leftAlone)
                .end();
    }

    /** The address is a placeholder: each request names its own, below the operator's base-url. */
    private String http(Province province) {
        return "%s://platform-of-%s?throwExceptionOnFailure=false&copyHeaders=false&disableStreamCache=true&followRedirects=false"
                        .formatted(province.baseUrl().getScheme(), province.id())
                + "&connectTimeout=%d&responseTimeout=%d&soTimeout=%d&connectionsPerRoute=16&httpClientConfigurer=#platformHttpClient"
                        .formatted(
                                limits.connect().toMillis(),
                                limits.response().toMillis(),
                                limits.response().toMillis());
    }
}
