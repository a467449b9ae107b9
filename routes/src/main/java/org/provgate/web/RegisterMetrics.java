package org.provgate.web;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.provgate.platforms.Provinces;
import org.provgate.registers.Quarantine;
import org.provgate.registers.RunReport;
import org.provgate.registers.RunReports;
import org.provgate.registers.StreamCounts;

/** The figures an operator's monitoring watches, at {@code /actuator/prometheus}; calls are counted where they are made. */
final class RegisterMetrics implements MeterBinder {

    private final Freshness freshness;
    private final RunReports runs;
    private final Quarantine quarantine;
    private final Provinces provinces;
    private final CircuitBreakerRegistry breakers;

    RegisterMetrics(
            Freshness freshness,
            RunReports runs,
            Quarantine quarantine,
            Provinces provinces,
            CircuitBreakerRegistry breakers) {
        this.freshness = freshness;
        this.runs = runs;
        this.quarantine = quarantine;
        this.provinces = provinces;
        this.breakers = breakers;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var province : provinces.enabled()) {
            var id = province.id();
            gauge(
                    meters,
                    "provgate.register.age.seconds",
                    "seconds since the last seal; NaN if there was none",
                    id,
                    m -> {
                        var age = m.freshness.ages().get(id);
                        return age == null ? Double.NaN : age.toSeconds();
                    });
            gauge(
                    meters,
                    "provgate.register.late",
                    "1 if the last seal is older than 30 hours",
                    id,
                    m -> Freshness.late(m.freshness.ages().get(id)) ? 1 : 0);
            gauge(meters, "provgate.quarantine.open", "rows in quarantine", id, m -> m.quarantine.count(id));
            gauge(
                    meters,
                    "provgate.breaker.state",
                    "circuit breaker: 0 closed, 1 open, 2 half open",
                    id,
                    m -> m.breakers.circuitBreaker(id).getState().getOrder());
            gauge(
                    meters,
                    "provgate.run.fetched",
                    "rows of the newest run",
                    id,
                    m -> m.newest(id, StreamCounts::fetched));
            gauge(
                    meters,
                    "provgate.run.changed",
                    "rows written by the newest run",
                    id,
                    m -> m.newest(id, s -> s.added() + s.changed() + s.withdrawn() + s.vanished()));
            gauge(
                    meters,
                    "provgate.run.drift",
                    "our count minus the platform's",
                    id,
                    m -> m.newest(id, StreamCounts::drift));
        }
    }

    private double newest(String province, ToDoubleFunction<StreamCounts> count) {
        return runs.newestOfEach().stream()
                .filter(r -> r.province().equals(province))
                .map(RunReport::streams)
                .flatMap(java.util.List::stream)
                .mapToDouble(count)
                .sum();
    }

    private void gauge(
            MeterRegistry meters, String name, String help, String province, ToDoubleFunction<RegisterMetrics> value) {
        Gauge.builder(name, this, value)
                .description(help)
                .tag("province", province)
                .register(meters);
    }
}
