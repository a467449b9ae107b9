package org.provgate.app;

import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.provgate.platforms.Provinces;
import org.provgate.routes.PushRoutes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;

/**
 * Sends what waits while the gateway runs: the clocks of {@link PushRoutes} start when everything else is there, and stop first,
 * after the calls under way have come to their end.
 */
@Profile("serve")
@ConditionalOnProperty(name = "provgate.push.enabled", matchIfMissing = true)
class PushSchedule implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    /** Longer than a whole call may last; what is left then is taken up after its lease. */
    private static final long SECONDS_TO_END = 35;

    private final CamelContext camel;
    private final PushRoutes routes;
    private final Provinces provinces;
    private volatile boolean running;

    PushSchedule(CamelContext camel, PushRoutes routes, Provinces provinces) {
        this.camel = camel;
        this.routes = routes;
        this.provinces = provinces;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        start();
    }

    @Override
    public void start() {
        for (var province : provinces.enabled())
            each(province.id(), () -> camel.getRouteController().startRoute(PushRoutes.clock(province)));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        routes.finish();
        for (var province : provinces.enabled())
            each(province.id(), () -> camel.getRouteController()
                    .stopRoute(PushRoutes.clock(province), SECONDS_TO_END, TimeUnit.SECONDS));
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

    private interface Step {
        void run() throws Exception;
    }

    private static void each(String province, Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException("the way out to " + province + " could not be started or stopped", e);
        }
    }
}
