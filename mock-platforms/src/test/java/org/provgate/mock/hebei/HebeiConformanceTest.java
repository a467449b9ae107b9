package org.provgate.mock.hebei;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.provgate.conformance.Offer;
import org.provgate.conformance.PlatformStandIn;
import org.provgate.conformance.ProvinceAdapterConformance;
import org.provgate.hebei.HebeiAdapter;
import org.provgate.spi.ProvinceAdapter;

/** Hebei's adapter keeps the rules. */
class HebeiConformanceTest extends ProvinceAdapterConformance {

    private static final HebeiStandIn HEBEI = HebeiStandIn.running();

    @Override
    protected ProvinceAdapter adapter() {
        return new HebeiAdapter();
    }

    @Override
    protected PlatformStandIn platform() {
        return HEBEI.kit();
    }

    @Override
    protected Set<Offer> notOffered() {
        return EnumSet.of(
                Offer.PLANS,
                Offer.RESULT_LOOKUP,
                Offer.LICENCES,
                Offer.SANCTIONS,
                Offer.SANCTION_FEEDBACK,
                Offer.BEHAVIOURS);
    }

    @AfterAll
    static void close() {
        HEBEI.close();
    }
}
