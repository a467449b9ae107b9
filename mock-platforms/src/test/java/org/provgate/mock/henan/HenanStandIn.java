package org.provgate.mock.henan;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.provgate.mock.SimulatedStandIn;
import org.provgate.mock.register.Simulation;

/** Henan's platform for the conformance kit: three pages of subjects, some dirty; a result waits five minutes until it is public. */
public final class HenanStandIn implements AutoCloseable {

    private final SettableClock clock = new SettableClock("2026-11-18T02:00:00Z");
    private final HenanPlatform platform;

    private HenanStandIn() {
        var simulation =
                Simulation.of(HenanSettings.AREA, 4_400).withDaily(40, 9, 7, 0).withDirt(40);
        platform = HenanPlatform.start(HenanSettings.of(simulation, clock));
        platform.inspection().reviewTakes(Duration.ofMinutes(5));
    }

    public static HenanStandIn running() {
        return new HenanStandIn();
    }

    /** Returns it as the kit sees it, without a fault left over from a rule that failed. */
    public SimulatedStandIn kit() {
        platform.faults().clear();
        return new SimulatedStandIn(
                URI.create(platform.baseUrl()),
                HenanSettings.AREA,
                Map.of("app-id", HenanSettings.APP_ID, "app-secret", HenanSettings.APP_SECRET),
                clock,
                platform.register(),
                platform.faults(),
                Optional.of(new HenanServicesStandIn(platform, clock)));
    }

    @Override
    public void close() {
        platform.close();
    }
}
