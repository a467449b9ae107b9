package org.provgate.routes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.PlatformException;

/** Counts and times every attempt, and writes down those that gave no answer (route {@link JournalRoutes}). */
final class CallJournal {

    private final MeterRegistry meters;
    private final ProducerTemplate template;
    private final Clock clock;

    CallJournal(MeterRegistry meters, ProducerTemplate template, Clock clock) {
        this.meters = meters;
        this.template = template;
        this.clock = clock;
    }

    /** @param status 0 if there was no whole answer @param failure null if the call was answered */
    void write(PlatformCall<?, ?> call, int status, int bytes, Instant started, @Nullable PlatformException failure) {
        var outcome = failure == null ? "answered" : failure.getClass().getSimpleName();
        var took = Duration.between(started, clock.instant());
        Timer.builder("provgate.platform.calls")
                .tag("province", call.province().id())
                .tag("operation", call.operation().name())
                .tag("outcome", outcome)
                .register(meters)
                .record(took);
        if (failure == null) return;
        template.asyncSendBody(
                JournalRoutes.CALL,
                Map.of(
                        "at", Timestamp.from(started),
                        "province", call.province().id(),
                        "operation", call.operation().name(),
                        "outcome", outcome,
                        "status", status,
                        "millis", took.toMillis(),
                        "bytes", bytes,
                        "message", String.valueOf(failure.getMessage())));
    }
}
