package org.provgate.routes;

import org.apache.camel.builder.RouteBuilder;

/**
 * The way to subscribers: a clock looks who has something to come and starts a worker for each, without waiting for it; a worker
 * sends round after round until there is nothing to do. So one that is slow or dead holds up no other.
 */
public final class WebhookRoutes extends RouteBuilder {

    /** The clock; it does not start by itself. */
    public static final String CLOCK = "webhook-clock";

    /** Sends everything that can be sent now, and comes back when that is done; any body. */
    public static final String ONCE = "direct:webhooks-once";

    private static final String ONE = "direct:webhook-subscription";

    private final WebhookSending sending;
    private final WebhookTimes times;
    private final CheckedAddresses addresses;

    WebhookRoutes(WebhookSending sending, WebhookTimes times, CheckedAddresses addresses) {
        this.sending = sending;
        this.times = times;
        this.addresses = addresses;
    }

    /** Lets all workers end after the messages they have in hand; for good. */
    public void finish() {
        sending.finish();
    }

    @Override
    public void configure() {
        var services = getContext().getExecutorServiceManager();
        var workers = services.newCachedThreadPool(this, "webhook-worker");
        var couriers = services.newCachedThreadPool(this, "webhook-courier");
        var watch = services.newSingleThreadScheduledExecutor(this, "webhook-watch");
        getContext().getRegistry().bind("subscriberHttpClient", new SubscriberHttpClient(addresses, times, watch));

        // spotless:off
        from("scheduler:webhooks?delay=%d&useFixedDelay=true".formatted(times.every().toMillis()))
                .routeId(CLOCK)
                .autoStartup(false)
                .setBody(e -> sending.due())
                .split(body())
                    .wireTap(ONE).dynamicUri(false).executorService(workers)
                .end();

        from(ONCE)
                .routeId("webhooks-once")
                .setBody(e -> sending.due())
                .split(body()).parallelProcessing().executorService(workers)
                    .to(ONE)
                .end();

        from(ONE)
                .routeId("webhook-subscription")
                .errorHandler(noErrorHandler())
                .process(sending::begin)
                .loopDoWhile(sending::take)
                    .split(body()).parallelProcessing().executorService(couriers)
                        .process(sending::courier)
                        .loopDoWhile(sending::next)
                            .doTry()
                                .to(http())
                                .process(sending::answered)
                            .doCatch(Exception.class)
                                .process(sending::failed)
                            .end()
                        .end()
                    .end()
                    .process(sending::settle)
                .end();
        // spotless:on
    }

    /** The address is a placeholder: each message names its own. */
    private String http() {
        return "http://subscriber?throwExceptionOnFailure=false&copyHeaders=false&disableStreamCache=true&followRedirects=false"
                + "&userAgent=Provgate&httpClientConfigurer=#subscriberHttpClient&connectTimeout=%d&responseTimeout=%d&soTimeout=%d"
                        .formatted(
                                times.connect().toMillis(),
                                times.response().toMillis(),
                                times.response().toMillis());
    }
}
