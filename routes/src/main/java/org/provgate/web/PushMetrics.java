package org.provgate.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.function.ToDoubleFunction;
import org.provgate.outbox.Outlet;
import org.provgate.outbox.Standing;
import org.provgate.outbox.State;
import org.provgate.platforms.Provinces;

/** The figures of the way out, at {@code /actuator/prometheus}. */
final class PushMetrics implements MeterBinder {

    private static final EnumSet<State> WAITING = EnumSet.of(State.PENDING, State.CLAIMED, State.SENT, State.UNCLEAR);

    private final PushWatch watch;
    private final Provinces provinces;
    private final Clock clock;

    PushMetrics(PushWatch watch, Provinces provinces, Clock clock) {
        this.watch = watch;
        this.provinces = provinces;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var province : provinces.enabled()) {
            var id = province.id();
            var tags = Tags.of("province", id);
            gauge(
                    meters,
                    "provgate.push.gate",
                    "0 open, 1 platform left alone for a time, 2 paused",
                    tags,
                    m -> m.gate(id));
            gauge(
                    meters,
                    "provgate.push.oldest.seconds",
                    "age of the oldest record whose outcome is open; 0 for none",
                    tags,
                    m -> m.oldest(id));
            gauge(
                    meters,
                    "provgate.push.attention",
                    "records that need a person",
                    tags,
                    m -> m.watch.look().of(id).stream()
                            .mapToLong(Standing::attention)
                            .sum());
            for (var outlet : Outlet.of(province.adapter()))
                // what is public is finished, and never counted down
                for (var state : EnumSet.complementOf(EnumSet.of(State.PUBLISHED)))
                    gauge(
                            meters,
                            "provgate.push.deliveries",
                            "records in this state; accepted ones while they are not public",
                            tags.and("channel", outlet.channel().name(), "state", state.name()),
                            m -> m.watch.look().of(id).stream()
                                    .filter(s -> s.channel() == outlet.channel() && s.state() == state)
                                    .mapToLong(Standing::records)
                                    .sum());
        }
    }

    private double gate(String province) {
        var gate = watch.look().gate(province);
        if (gate == null) return 0;
        return gate.paused() ? 2 : gate.closed(clock.instant()) ? 1 : 0;
    }

    private double oldest(String province) {
        return watch.look().of(province).stream()
                .filter(s -> WAITING.contains(s.state()))
                .map(Standing::oldest)
                .min(Instant::compareTo)
                .map(oldest ->
                        (double) Duration.between(oldest, clock.instant()).toSeconds())
                .orElse(0.0);
    }

    private void gauge(MeterRegistry meters, String name, String help, Tags tags, ToDoubleFunction<PushMetrics> value) {
        Gauge.builder(name, this, value).description(help).tags(tags).register(meters);
    }
}
