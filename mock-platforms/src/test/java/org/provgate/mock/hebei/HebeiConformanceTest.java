package org.provgate.mock.hebei;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.provgate.conformance.PlatformStandIn;
import org.provgate.conformance.ProvinceAdapterConformance;
import org.provgate.hebei.HebeiAdapter;
import org.provgate.mock.SimulatedStandIn;
import org.provgate.mock.register.Simulation;
import org.provgate.spi.ProvinceAdapter;

/** Hebei's adapter keeps the rules. */
class HebeiConformanceTest extends ProvinceAdapterConformance {

    private static final HebeiPlatform HEBEI = HebeiPlatform.start(HebeiSettings.of(
            Simulation.of(HebeiSettings.AREA, 1_400).withDaily(30, 9, 7, 0).withDirt(80), Clock.systemUTC()));

    @Override
    protected ProvinceAdapter adapter() {
        return new HebeiAdapter();
    }

    @Override
    protected PlatformStandIn platform() {
        return new SimulatedStandIn(
                URI.create(HEBEI.baseUrl()),
                HebeiSettings.AREA,
                Map.of(
                        "app-code", HebeiSettings.APP_CODE,
                        "secret", HebeiSettings.SECRET,
                        "sm4-key", HebeiSettings.SM4_KEY),
                HEBEI.register(),
                HEBEI.faults());
    }

    @AfterAll
    static void close() {
        HEBEI.close();
    }
}
