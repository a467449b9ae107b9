package org.provgate.conformance;

import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.provgate.hebei.HebeiAdapter;
import org.provgate.henan.HenanAdapter;
import org.provgate.mock.hebei.HebeiStandIn;
import org.provgate.mock.henan.HenanStandIn;
import org.provgate.spi.Batch;
import org.provgate.spi.PlatformException;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.PlatformException.SessionExpired;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.Submission;
import org.provgate.spi.WireRequest;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.supervision.Behaviour;

/** K31 to K34 are seen to fail, and K3, K6 and K9 in the services. */
class FailureKitTest {

    private static final HenanStandIn HENAN = HenanStandIn.running();
    private static final HebeiStandIn HEBEI = HebeiStandIn.running();
    private static final ProvinceAdapter GOOD = new HenanAdapter();

    @AfterAll
    static void close() {
        HENAN.close();
        HEBEI.close();
    }

    @Test
    void K31_fails_when_too_many_are_cut_off_or_a_defect() {
        refusalFails(Spoilt.question(GOOD, "items", List.class, all -> all.subList(0, Math.min(200, all.size()))));
        refusalFails(Spoilt.question(GOOD, "licences", Batch.class, FailureKitTest::cutOff));
        refusalFails(new Spoilt(
                GOOD,
                "officers",
                op -> Broken.encoding(op, (question, context) -> {
                    try {
                        return op.encode(question, context);
                    } catch (Refused e) {
                        throw new IllegalArgumentException(e);
                    }
                })));
    }

    private static Batch<?> cutOff(Batch<?> batch) {
        return new Batch<>(
                batch.number(),
                batch.records().subList(0, Math.min(100, batch.records().size())));
    }

    @Test
    void K31_fails_when_half_a_character_becomes_a_question_mark() {
        refusalFails(Spoilt.records(
                GOOD,
                "results",
                InspectionResult.class,
                of -> Changed.saying(of, text -> text.replace('\uD840', '?'))));
    }

    @Test
    void K31_fails_when_a_fraction_is_rounded_and_when_a_joined_name_becomes_two() {
        refusalFails(Spoilt.records(
                GOOD,
                "penalties",
                Penalty.class,
                of -> Changed.penalty(
                        of,
                        of.party(),
                        of.fine() == null ? null : of.fine().setScale(6, RoundingMode.DOWN),
                        of.publicUntil())));
        refusalFails(Spoilt.records(
                GOOD,
                "behaviours",
                Behaviour.class,
                of -> Changed.behaviour(
                        of, List.of(String.join(",", of.officerNames()).split(",")), of.change())));
    }

    private static void refusalFails(ProvinceAdapter broken) {
        Rule.fails(HENAN, "K31", RefusalRules::K31, broken);
    }

    @Test
    void K32_fails_when_an_effect_is_denied_or_feared_in_vain() {
        for (var operation : List.of("results", "task", "sanction-feedback", "behaviours"))
            effectFails(operation, failure -> unavailable(failure, false));
        effectFails("results", failure -> unavailable(failure, true));
    }

    @Test
    void K32_fails_when_a_wait_is_forgotten_and_when_an_expired_session_is_a_refusal() {
        effectFails(
                "results",
                failure -> failure instanceof Unavailable of
                        ? new Unavailable("busy", null, of.effectPossible())
                        : failure);
        effectFails(
                "penalties", failure -> failure instanceof SessionExpired ? new Refused("E4101", "refused") : failure);
    }

    @Test
    void K32_fails_when_nobody_is_told_how_long_a_night_lasts() {
        Rule.fails(HEBEI.kit(), "K32", EffectRules::K32, Spoilt.failure(new HebeiAdapter(), "results", failure -> {
            throw failure instanceof Unavailable of ? new Unavailable("closed", null, of.effectPossible()) : failure;
        }));
    }

    private static void effectFails(String operation, UnaryOperator<PlatformException> change) {
        Rule.fails(HENAN, "K32", EffectRules::K32, Spoilt.failure(GOOD, operation, failure -> {
            throw change.apply(failure);
        }));
    }

    private static PlatformException unavailable(PlatformException failure, boolean effectPossible) {
        return failure instanceof Unavailable of
                ? new Unavailable("unavailable", of.retryAfter().orElse(null), effectPossible)
                : failure;
    }

    @Test
    void K33_fails_when_a_batch_gets_another_number_or_counts_itself() {
        Rule.fails(
                HEBEI.kit(),
                "K33",
                EffectRules::K33,
                new Spoilt(
                        new HebeiAdapter(),
                        "results",
                        op -> Broken.encoding(
                                op,
                                (question, context) -> op.encode(
                                        new Batch<>(context.nextBatchNumber(), ((Batch<?>) question).records()),
                                        context))));
        Rule.fails(HENAN, "K33", EffectRules::K33, counting("licences"));
    }

    @Test
    void K34_fails_when_a_message_repeats_the_record() {
        Rule.fails(
                HENAN,
                "K34",
                PrivacyRules::K34,
                new Spoilt(
                        GOOD,
                        "results",
                        op -> Broken.decoding(op, (question, response, context) -> {
                            try {
                                return op.decode(question, response, context);
                            } catch (PlatformException e) {
                                throw new Refused("1000", "refused: " + question);
                            }
                        })));
        Rule.fails(
                HENAN,
                "K34",
                PrivacyRules::K34,
                new Spoilt(
                        GOOD,
                        "penalties",
                        op -> Broken.encoding(op, (question, context) -> {
                            try {
                                return op.encode(question, context);
                            } catch (Refused e) {
                                var penalty = (Penalty)
                                        ((Batch<?>) question).records().get(0);
                                throw new Refused(
                                        e.code(), "refused: " + penalty.party().personIdNo());
                            }
                        })));
    }

    @Test
    void K3_fails_when_a_submission_counts_itself() {
        Rule.fails(HENAN, "K3", PurityRules::K3, counting("sanctions"));
    }

    @Test
    void K6_and_K9_fail_when_a_page_for_people_settles_a_batch() {
        Rule.fails(
                HENAN,
                "K6",
                AnswerRules::K6,
                Spoilt.failure(GOOD, "behaviours", failure -> new Submission.Settled(List.of())));
        Rule.fails(HENAN, "K9", AnswerRules::K9, Spoilt.failure(GOOD, "task", failure -> {
            throw new IllegalStateException(failure);
        }));
    }

    private static Spoilt counting(String operation) {
        var times = new AtomicInteger();
        return new Spoilt(
                GOOD,
                operation,
                op -> Broken.encoding(op, (question, context) -> {
                    var request = op.encode(question, context);
                    var headers = new HashMap<>(request.headers());
                    headers.put("X-Count", String.valueOf(times.incrementAndGet()));
                    return new WireRequest(
                            request.method(), request.target(), headers, request.body(), request.notes());
                }));
    }
}
