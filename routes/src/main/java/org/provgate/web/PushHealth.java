package org.provgate.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.TreeSet;
import org.provgate.outbox.Standing;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** Says at {@code /actuator/health} whether anything on the way out needs a person, and which gates are shut. */
final class PushHealth implements HealthIndicator {

    private final PushWatch watch;
    private final Clock clock;

    PushHealth(PushWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var look = watch.look();
        var hanging = new LinkedHashMap<String, String>();
        var provinces = new TreeSet<String>();
        look.standings().forEach(s -> provinces.add(s.province()));
        look.gates().forEach(g -> provinces.add(g.province()));
        for (var province : provinces) {
            var words = new ArrayList<String>();
            var gate = look.gate(province);
            if (gate != null && gate.paused()) words.add("paused by " + gate.pausedBy());
            else if (gate != null && gate.closed(clock.instant())) words.add("left alone until " + gate.closedUntil());
            look.of(province).stream()
                    .filter(s -> s.attention() > 0)
                    .map(PushHealth::words)
                    .forEach(words::add);
            if (!words.isEmpty()) hanging.put(province, String.join("; ", words));
        }
        return hanging.isEmpty()
                ? Health.up().build()
                : Health.status(new Status(
                                "DEGRADED", "something on the way out needs a person, or waits for a platform"))
                        .withDetails(hanging)
                        .build();
    }

    private static String words(Standing s) {
        return s.attention() + " " + s.channel() + " " + s.state();
    }
}
