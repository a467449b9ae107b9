package org.provgate.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.provgate.clues.Clues;
import org.provgate.transfers.TransferRules.Duty;
import org.provgate.transfers.TransferWatch;
import org.provgate.transfers.TransferWatch.Overdue;

/** How much is late, and how many clues nobody has; counted at most once a minute, however often somebody asks. */
final class TransferMetrics implements MeterBinder {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final TransferWatch watch;
    private final Clues clues;
    private final Clock clock;
    private Instant counted = Instant.MIN;
    private List<Overdue> overdue = List.of();
    private long unassigned;

    TransferMetrics(TransferWatch watch, Clues clues, Clock clock) {
        this.watch = watch;
        this.clues = clues;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var duty : Duty.values())
            Gauge.builder("provgate.handovers.overdue", this, m -> m.overdue(duty))
                    .description("suspected crimes not handed over, transfers not answered, outcomes not told in time")
                    .tag("duty", duty.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        Gauge.builder("provgate.clues.unassigned", this, TransferMetrics::unassigned)
                .description("clues of the public that no department has")
                .register(meters);
    }

    private synchronized long overdue(Duty duty) {
        count();
        return overdue.stream()
                .filter(o -> o.duty() == duty)
                .mapToLong(Overdue::count)
                .sum();
    }

    private synchronized long unassigned() {
        count();
        return unassigned;
    }

    private void count() {
        var now = clock.instant();
        if (!counted.isBefore(now.minus(KEPT))) return;
        overdue = watch.overdue();
        unassigned = clues.unassigned();
        counted = now;
    }
}
