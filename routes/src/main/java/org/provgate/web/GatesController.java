package org.provgate.web;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.outbox.Gates;
import org.provgate.outbox.Interventions;
import org.provgate.outbox.Interventions.Drain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/platforms/{province}/gate}: whether anything is handed to a province; questions go on. */
@RestController
@RequestMapping("/api/v1/platforms/{province}/gate")
class GatesController {

    private final Gates gates;
    private final Interventions interventions;
    private final Clock clock;

    GatesController(Gates gates, Interventions interventions, Clock clock) {
        this.gates = gates;
        this.interventions = interventions;
        this.clock = clock;
    }

    /**
     * The way to a province, and what is under way on it.
     *
     * @param state {@code OPEN}, {@code CLOSED} for a time, or {@code PAUSED} until a person resumes
     * @param drained whether it is paused and nothing is under way
     */
    record GateView(
            String province,
            String state,
            @Nullable Instant closedUntil,
            int failures,
            @Nullable String pausedBy,
            @Nullable Instant pausedAt,
            @Nullable String reason,
            boolean drained,
            Drain drain) {}

    record GateReason(@Nullable String reason) {}

    @Needs(Permission.STATUS_READ)
    @GetMapping
    GateView one(@PathVariable String province) {
        var drain = interventions.drain(province);
        var gate = gates.of(province).orElse(new Gates.Gate(province, null, 0, null, null, null));
        var state = gate.paused() ? "PAUSED" : gate.closed(clock.instant()) ? "CLOSED" : "OPEN";
        return new GateView(
                province,
                state,
                gate.closedUntil(),
                gate.failures(),
                gate.pausedBy(),
                gate.pausedAt(),
                gate.reason(),
                drain.paused() && drain.done(),
                drain);
    }

    /** Hands nothing over until a person resumes; what is under way comes to its end, which {@code drained} tells. */
    @Needs(Permission.DELIVERIES_ACT)
    @PostMapping("/pause")
    GateView pause(@PathVariable String province, @RequestBody GateReason given, Caller caller) {
        interventions.pause(province, caller.actor(), given.reason == null ? "" : given.reason);
        return one(province);
    }

    /** Opens the way, whatever shut it. */
    @Needs(Permission.DELIVERIES_ACT)
    @PostMapping("/resume")
    GateView resume(@PathVariable String province, @RequestBody GateReason given, Caller caller) {
        interventions.resume(province, caller.actor(), given.reason == null ? "" : given.reason);
        return one(province);
    }
}
