package org.provgate.mock.henan;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.provgate.conformance.Offer;
import org.provgate.conformance.PlatformStandIn;
import org.provgate.conformance.ProvinceAdapterConformance;
import org.provgate.henan.HenanAdapter;
import org.provgate.spi.ProvinceAdapter;

/** Henan's adapter keeps the rules. */
class HenanConformanceTest extends ProvinceAdapterConformance {

    private static final HenanStandIn HENAN = HenanStandIn.running();

    @Override
    protected ProvinceAdapter adapter() {
        return new HenanAdapter();
    }

    @Override
    protected PlatformStandIn platform() {
        return HENAN.kit();
    }

    @Override
    protected Set<Offer> notOffered() {
        return EnumSet.of(Offer.TRANSFERS);
    }

    @AfterAll
    static void close() {
        HENAN.close();
    }
}
