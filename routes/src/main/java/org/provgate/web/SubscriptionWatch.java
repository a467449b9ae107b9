package org.provgate.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.provgate.subscriptions.Standings;
import org.provgate.subscriptions.Standings.Standing;
import org.provgate.subscriptions.Subscription;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * How far behind subscribers are, in health and figures; asked of the database at most every ten seconds. A subscriber that fails for
 * long needs a person, but does not make the gateway ill.
 */
final class SubscriptionWatch implements HealthIndicator, MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofHours(1);

    private final Standings standings;
    private final Clock clock;
    private @Nullable Instant at;
    private List<Standing> last = List.of();

    SubscriptionWatch(Standings standings, Clock clock) {
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var hanging = new LinkedHashMap<String, String>();
        for (var standing : look()) {
            var words = words(standing);
            if (words != null) hanging.put(standing.id(), standing.department() + ": " + words);
        }
        return hanging.isEmpty()
                ? Health.up().build()
                : Health.status(new Status("DEGRADED", "a subscriber does not get its events; tell its department"))
                        .withDetails(hanging)
                        .build();
    }

    private @Nullable String words(Standing s) {
        if (s.state() == Subscription.State.GONE) return "switched off, its address answered 410; resume or remove it";
        if (s.failingSince() != null && s.failingSince().plus(LONG).isBefore(clock.instant()))
            return "fails since " + s.failingSince() + ": " + s.error();
        return s.parked() == 0 ? null : s.parked() + " events given up; resend them";
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        var rows = Map.<String, ToDoubleFunction<Standing>>of(
                "provgate.subscriptions.lag.seconds", this::lag,
                "provgate.subscriptions.failures", Standing::failures,
                "provgate.subscriptions.open", Standing::open,
                "provgate.subscriptions.parked", Standing::parked);
        var gauges = new LinkedHashMap<MultiGauge, ToDoubleFunction<Standing>>();
        rows.forEach((name, value) -> gauges.put(MultiGauge.builder(name).register(meters), value));
        // reading it brings the rows of the others up to date: subscriptions come and go
        Gauge.builder("provgate.subscriptions", this, watch -> watch.count(gauges))
                .description("subscriptions there are")
                .register(meters);
        count(gauges);
    }

    private double count(Map<MultiGauge, ToDoubleFunction<Standing>> gauges) {
        var all = look();
        gauges.forEach((gauge, value) -> gauge.register(
                all.stream()
                        .map(s -> MultiGauge.Row.of(
                                Tags.of("subscription", s.id(), "department", s.department()), s, value))
                        .toList(),
                true));
        return all.size();
    }

    private double lag(Standing standing) {
        return standing.oldest() == null
                ? 0
                : Duration.between(standing.oldest(), clock.instant()).toSeconds();
    }

    private synchronized List<Standing> look() {
        var now = clock.instant();
        if (at == null || at.plus(FRESH).isBefore(now)) {
            last = standings.all();
            at = now;
        }
        return last;
    }
}
