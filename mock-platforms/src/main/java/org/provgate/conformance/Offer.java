package org.provgate.conformance;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.provgate.spi.ProvinceAdapter;

/** What an adapter may offer or not; the kit says in its report what is not there. */
public enum Offer {
    INSPECTION(ProvinceAdapter::inspectionPlatform),
    PLANS(adapter -> adapter.inspectionPlatform().flatMap(platform -> platform.plans())),
    RESULT_LOOKUP(adapter ->
            adapter.inspectionPlatform().flatMap(platform -> platform.results().lookup())),
    PENALTIES(adapter -> adapter.creditPlatform().flatMap(platform -> platform.penalties())),
    LICENCES(adapter -> adapter.creditPlatform().flatMap(platform -> platform.licences())),
    SANCTIONS(adapter -> adapter.creditPlatform().flatMap(platform -> platform.sanctions())),
    SANCTION_FEEDBACK(adapter -> adapter.creditPlatform().flatMap(platform -> platform.sanctionFeedback())),
    BEHAVIOURS(adapter -> adapter.supervisionPlatform().flatMap(platform -> platform.behaviours())),
    TRANSFERS(adapter -> adapter.supervisionPlatform().flatMap(platform -> platform.transfers()));

    private final Function<ProvinceAdapter, Optional<?>> part;

    Offer(Function<ProvinceAdapter, Optional<?>> part) {
        this.part = part;
    }

    /** Returns what the adapter does not offer. */
    public static Set<Offer> missing(ProvinceAdapter adapter) {
        var missing = EnumSet.noneOf(Offer.class);
        for (var each : values()) if (each.part.apply(adapter).isEmpty()) missing.add(each);
        return missing;
    }
}
