package org.provgate.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Deliveries;
import org.provgate.outbox.Gates;
import org.provgate.outbox.Gates.Gate;
import org.provgate.outbox.Standing;

/** How the way out stands; asked of the database at most every ten seconds, whoever looks. For several threads. */
final class PushWatch {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final Gates gates;
    private final Clock clock;
    private @Nullable Look last;

    PushWatch(Deliveries deliveries, Gates gates, Clock clock) {
        this.deliveries = deliveries;
        this.gates = gates;
        this.clock = clock;
    }

    /** What was seen at one moment. @param standings of what has not arrived for good */
    record Look(Instant at, List<Standing> standings, List<Gate> gates) {

        List<Standing> of(String province) {
            return standings.stream().filter(s -> s.province().equals(province)).toList();
        }

        @Nullable
        Gate gate(String province) {
            return gates.stream()
                    .filter(g -> g.province().equals(province))
                    .findFirst()
                    .orElse(null);
        }
    }

    synchronized Look look() {
        var now = clock.instant();
        if (last == null || last.at.plus(FRESH).isBefore(now))
            last = new Look(now, deliveries.unfinished(), gates.all());
        return last;
    }
}
