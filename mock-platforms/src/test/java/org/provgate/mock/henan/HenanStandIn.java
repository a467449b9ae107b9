package org.provgate.mock.henan;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.provgate.conformance.PlatformStandIn;
import org.provgate.mock.SimulatedStandIn;
import org.provgate.mock.register.Simulation;

/** Henan's platform for the conformance kit: three pages of subjects, some dirty. */
public final class HenanStandIn {

    private HenanStandIn() {}

    public static HenanPlatform running() {
        var simulation =
                Simulation.of(HenanSettings.AREA, 4_400).withDaily(40, 9, 7, 0).withDirt(40);
        return HenanPlatform.start(HenanSettings.of(simulation, Clock.systemUTC()));
    }

    public static PlatformStandIn of(HenanPlatform henan) {
        return new SimulatedStandIn(
                URI.create(henan.baseUrl()),
                HenanSettings.AREA,
                Map.of("app-id", HenanSettings.APP_ID, "app-secret", HenanSettings.APP_SECRET),
                henan.register(),
                henan.faults());
    }
}
