package org.provgate.mock.henan;

import org.junit.jupiter.api.AfterAll;
import org.provgate.conformance.PlatformStandIn;
import org.provgate.conformance.ProvinceAdapterConformance;
import org.provgate.henan.HenanAdapter;
import org.provgate.spi.ProvinceAdapter;

/** Henan's adapter keeps the rules. */
class HenanConformanceTest extends ProvinceAdapterConformance {

    private static final HenanPlatform HENAN = HenanStandIn.running();

    @Override
    protected ProvinceAdapter adapter() {
        return new HenanAdapter();
    }

    @Override
    protected PlatformStandIn platform() {
        return HenanStandIn.of(HENAN);
    }

    @AfterAll
    static void close() {
        HENAN.close();
    }
}
