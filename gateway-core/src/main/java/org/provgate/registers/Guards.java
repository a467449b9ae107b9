package org.provgate.registers;

import java.util.ArrayList;
import java.util.List;

/**
 * When a person must look before a night's rows are merged (design section 5).
 *
 * @param leastShare of the subjects held before that must be there afterwards
 * @param quarantineShare of the fetched rows that may be faulty
 * @param quarantineFloor faulty rows that are borne in any case: a small delta is not held for one bad row
 * @param driftShare by which our count may differ from the platform's; a smaller difference is sealed, shown, and makes the
 *     next run a full pull
 */
public record Guards(double leastShare, double quarantineShare, long quarantineFloor, double driftShare) {

    /** The guards of the design: 90 % of yesterday's subjects, 5 % faulty, one in a thousand off. */
    public static final Guards STANDARD = new Guards(0.9, 0.05, 50, 0.001);

    /** Returns why this stream must not be merged, each reason a sentence; empty if it may. */
    List<String> reasons(StreamCounts c, long before, long after) {
        var reasons = new ArrayList<String>();
        var name = c.stream().name();
        if (c.full() && c.fetched() == 0 && (before > 0 || c.held() == null || c.held() > 0) && subjects(c))
            reasons.add(name + ": a full pull brought no row");
        if (before > 0 && after < before * leastShare && subjects(c))
            reasons.add("%s: %,d would be left of %,d, fewer than %.0f %%"
                    .formatted(name, after, before, leastShare * 100));
        if (c.quarantined() > Math.max(quarantineFloor, c.fetched() * quarantineShare))
            reasons.add("%s: %,d of %,d rows are faulty, more than %.1f %%"
                    .formatted(name, c.quarantined(), c.fetched(), quarantineShare * 100));
        if (c.held() != null && Math.abs(c.drift()) > Math.max(2, c.held() * driftShare))
            reasons.add(
                    "%s: the platform holds %,d, we would hold %,d".formatted(name, c.held(), c.held() + c.drift()));
        return reasons;
    }

    private static boolean subjects(StreamCounts c) {
        return c.stream() == org.provgate.spi.register.RegisterStream.SUBJECTS;
    }
}
