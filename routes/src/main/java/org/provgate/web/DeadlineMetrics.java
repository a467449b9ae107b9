package org.provgate.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.provgate.deadlines.Due;
import org.provgate.deadlines.Forecast;
import org.provgate.deadlines.Forecast.Count;
import org.provgate.platforms.Provinces;

/** How many duties are in which state; counted at most once a minute, however often somebody asks. */
final class DeadlineMetrics implements MeterBinder {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Forecast forecast;
    private final Provinces provinces;
    private final Clock clock;
    private Instant counted = Instant.MIN;
    private List<Count> counts = List.of();

    DeadlineMetrics(Forecast forecast, Provinces provinces, Clock clock) {
        this.forecast = forecast;
        this.provinces = provinces;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var province : provinces.enabled())
            for (var state : Due.State.values())
                Gauge.builder("provgate.deadlines", this, m -> m.count(province.id(), state))
                        .description("duties of records and targets by how they stand")
                        .tag("province", province.id())
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(meters);
    }

    private synchronized long count(String province, Due.State state) {
        var now = clock.instant();
        if (counted.isBefore(now.minus(KEPT))) {
            counts = forecast.summary(null).counts();
            counted = now;
        }
        return counts.stream()
                .filter(c -> c.province().equals(province) && c.state() == state)
                .mapToLong(Count::duties)
                .sum();
    }
}
