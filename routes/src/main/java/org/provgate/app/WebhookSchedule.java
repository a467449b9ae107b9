package org.provgate.app;

import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.provgate.routes.WebhookRoutes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;

/** Sends events to subscribers while the gateway runs: its clock starts when everything else is there, and stops first. */
@Profile("serve")
@ConditionalOnProperty(name = "provgate.webhooks.enabled", matchIfMissing = true)
class WebhookSchedule implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    private static final long SECONDS_TO_END = 20;

    private final CamelContext camel;
    private final WebhookRoutes routes;
    private volatile boolean running;

    WebhookSchedule(CamelContext camel, WebhookRoutes routes) {
        this.camel = camel;
        this.routes = routes;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        start();
    }

    @Override
    public void start() {
        try {
            camel.getRouteController().startRoute(WebhookRoutes.CLOCK);
        } catch (Exception e) {
            throw new IllegalStateException("the way to subscribers could not be started", e);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        routes.finish();
        try {
            camel.getRouteController().stopRoute(WebhookRoutes.CLOCK, SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the way to subscribers could not be stopped", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** By the ready event, when the routes are there. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    /** Started last, stopped first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
