package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.Batch;
import org.provgate.spi.PlatformException.SessionExpired;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.WireResponse;

/** K32 and K33: whether something was done is never guessed, and a batch keeps the number it was given. */
final class EffectRules {

    private static final Duration NIGHT = Duration.ofHours(8);

    private EffectRules() {}

    static void K32(Bench bench) {
        bench.services().ifPresent(services -> {
            for (var call : services.effects()) for (var answer : AnswerRules.unclear(call)) unclear(call, answer);
        });
        Way.each(bench, EffectRules::nothingDone);
    }

    private static void unclear(Call<?, ?> call, WireResponse answer) {
        assertThat(catchThrowable(() -> call.decode(answer)))
                .as("K32: HTTP %d with %d bytes to %s", answer.status(), answer.body().length, call)
                .isInstanceOfSatisfying(Unavailable.class, failure -> assertThat(failure.effectPossible())
                        .as("K32: effectPossible after an unclear answer to %s", call)
                        .isTrue());
    }

    private static <R> void nothingDone(Services services, Way<R> way) {
        var bench = services.bench();
        var batch = services.batch(way.good(services.samples(), 1));
        services.standIn().turnAwayNext().ifPresent(wait -> {
            var failure = turnedAway(services, way, batch);
            assertThat(failure.retryAfter())
                    .as("K32: how long to wait after too many requests")
                    .isEqualTo(wait.isZero() ? Optional.empty() : Optional.of(wait));
        });
        if (services.standIn().closeFor(NIGHT)) {
            var failure = turnedAway(services, way, batch);
            assertThat(failure.retryAfter().orElse(Duration.ZERO))
                    .as("K32: how long to wait until the platform opens")
                    .isBetween(NIGHT.minusSeconds(1), NIGHT.plusSeconds(1));
            services.standIn().pass(NIGHT);
        }
        bench.signIn().ifPresent(signIn -> {
            bench.context();
            bench.platform().next(PlatformStandIn.Mishap.SESSION_EXPIRED);
            assertThat(sending(services, way, batch))
                    .as("K32: %s in an expired session", way)
                    .isInstanceOf(SessionExpired.class);
        });
        nothingHeld(way, batch);
        services.taken("K32", way, batch.records());
    }

    private static <R> Unavailable turnedAway(Services services, Way<R> way, Batch<R> batch) {
        var failure = sending(services, way, batch);
        assertThat(failure).as("K32: %s turned away", way).isInstanceOf(Unavailable.class);
        nothingHeld(way, batch);
        if (!(failure instanceof Unavailable unavailable)) throw new AssertionError("K32: another failure", failure);
        assertThat(unavailable.effectPossible())
                .as("K32: effectPossible of %s turned away", way)
                .isFalse();
        return unavailable;
    }

    private static <R> void nothingHeld(Way<R> way, Batch<R> batch) {
        for (var record : batch.records())
            assertThat(way.kept(way.id().apply(record)))
                    .as("K32: held of what was turned away")
                    .isEmpty();
    }

    private static <R> @Nullable Throwable sending(Services services, Way<R> way, Batch<R> batch) {
        return catchThrowable(() -> services.call(way.channel().submit(), batch).decode());
    }

    static void K33(Bench bench) {
        Way.each(bench, EffectRules::ownNumber);
    }

    private static <R> void ownNumber(Services services, Way<R> way) {
        var now = services.bench().context();
        var context = now.fixed(now.now(), 'a').numbered(() -> {
            throw new AssertionError("K33: " + way + " take a number of their own; a batch goes under its own");
        });
        var submit = way.channel().submit();
        var batch = services.batch(way.good(services.samples(), 2));
        var bytes = Call.comparable(submit.encode(batch, context));
        var copy = new Batch<>(batch.number(), List.copyOf(batch.records()));
        assertThat(Call.comparable(submit.encode(copy, context)))
                .as("K33: bytes of the same batch of %s", way)
                .isEqualTo(bytes);
    }
}
