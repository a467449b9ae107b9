package org.provgate.web;

import java.util.LinkedHashMap;
import org.provgate.transfers.TransferWatch;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** Says at {@code /actuator/health} which departments are late in handing over or answering (R60). Names no case. */
final class TransferHealth implements HealthIndicator {

    private final TransferWatch watch;

    TransferHealth(TransferWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        var late = new LinkedHashMap<String, String>();
        for (var o : watch.overdue())
            late.merge(
                    o.department(),
                    o.count() + " " + o.duty() + " overdue since " + o.first(),
                    (one, other) -> one + "; " + other);
        return late.isEmpty()
                ? Health.up().build()
                : Health.status(new Status("DEGRADED", "somebody is late in handing over or answering"))
                        .withDetails(late)
                        .build();
    }
}
