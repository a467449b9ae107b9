package org.provgate.web;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.platforms.Provinces;
import org.provgate.registers.RunReports;

/** How old each enabled province's registers are. For several threads. */
final class Freshness {

    /** A night and a working day: older than that, a night was missed. */
    static final Duration LATE_AFTER = Duration.ofHours(30);

    private final RunReports runs;
    private final Provinces provinces;
    private final Clock clock;

    Freshness(RunReports runs, Provinces provinces, Clock clock) {
        this.runs = runs;
        this.provinces = provinces;
        this.clock = clock;
    }

    /** Returns the age of the last seal by province; null where there never was one. */
    Map<String, @Nullable Duration> ages() {
        var sealed = runs.lastSealed();
        var ages = new LinkedHashMap<String, @Nullable Duration>();
        for (var province : provinces.enabled()) {
            var at = sealed.get(province.id());
            ages.put(province.id(), at == null ? null : Duration.between(at, clock.instant()));
        }
        return ages;
    }

    static boolean late(@Nullable Duration age) {
        return age == null || age.compareTo(LATE_AFTER) > 0;
    }
}
