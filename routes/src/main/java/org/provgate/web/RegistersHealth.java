package org.provgate.web;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** Says at {@code /actuator/health} whether every province's registers are of the last night. */
final class RegistersHealth implements HealthIndicator {

    private final Freshness freshness;

    RegistersHealth(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public Health health() {
        var ages = freshness.ages();
        var late = ages.values().stream().anyMatch(Freshness::late);
        var health =
                late ? Health.status(new Status("LATE", "a province has not been sealed for 30 hours")) : Health.up();
        ages.forEach((province, age) ->
                health.withDetail(province, age == null ? "never sealed" : "sealed " + age.toMinutes() + " min ago"));
        return health.build();
    }
}
