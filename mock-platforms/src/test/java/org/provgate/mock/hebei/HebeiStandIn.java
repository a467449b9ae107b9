package org.provgate.mock.hebei;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.provgate.conformance.PlatformStandIn;
import org.provgate.mock.SimulatedStandIn;
import org.provgate.mock.register.Simulation;

/** Hebei's platform for the conformance kit: pages of subjects, many dirty; receipts after a minute. */
public final class HebeiStandIn implements AutoCloseable {

    private final SettableClock clock = new SettableClock("2026-11-18T02:00:00Z");
    private final HebeiPlatform platform = HebeiPlatform.start(HebeiSettings.of(
                    Simulation.of(HebeiSettings.AREA, 1_400)
                            .withDaily(30, 9, 7, 0)
                            .withDirt(80),
                    clock)
            .withReceiptAfter(Duration.ofMinutes(1)));

    private HebeiStandIn() {}

    public static HebeiStandIn running() {
        return new HebeiStandIn();
    }

    /** Returns it as the kit sees it, without a fault left over from a rule that failed. */
    public PlatformStandIn kit() {
        platform.faults().clear();
        platform.switches().failBatches(0);
        platform.switches().closeUntil(PlatformTime.now(clock));
        return new SimulatedStandIn(
                URI.create(platform.baseUrl()),
                HebeiSettings.AREA,
                Map.of(
                        "app-code", HebeiSettings.APP_CODE,
                        "secret", HebeiSettings.SECRET,
                        "sm4-key", HebeiSettings.SM4_KEY),
                clock,
                platform.register(),
                platform.faults(),
                Optional.of(new HebeiServicesStandIn(platform, clock)));
    }

    @Override
    public void close() {
        platform.close();
    }
}
