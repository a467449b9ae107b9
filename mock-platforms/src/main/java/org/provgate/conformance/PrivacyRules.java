package org.provgate.conformance;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.Operation;
import org.provgate.spi.credit.Party;

/** K34: who reads a log learns nothing about a person. */
final class PrivacyRules {

    private static final List<String> PERSONAL =
            List.of(CreditSamples.PERSON, CreditSamples.PERSON_ID, Samples.OFFICER, Samples.CLERK, "示例负责人");

    private PrivacyRules() {}

    static void K34(Bench bench) {
        bench.services().ifPresent(services -> {
            for (var call : services.calls()) {
                keeps(call.operation().name(), call.response().toString());
                keeps(call.operation().name(), call.operation().toString());
                for (var answer : AnswerRules.all(call))
                    keeps(call.operation(), catchThrowable(() -> call.decode(answer)));
            }
            bench.adapter()
                    .creditPlatform()
                    .flatMap(platform -> platform.penalties())
                    .ifPresent(penalties -> refusals(services));
        });
        Way.each(bench, PrivacyRules::half);
    }

    private static void refusals(Services services) {
        var half = CreditSamples.PERSON_ID + "\uD840";
        var party = new Party(CreditSamples.PERSON, Party.Kind.PERSON, null, null, null, "身份证", half);
        var way = new Ways(services).penalties();
        var penalty = services.credit().penalty(services.samples().newId(), party, Ways.KINDS, null, "0.0000001");
        encoding(services, way.channel().submit(), services.batch(List.of(penalty)));
    }

    private static <R> void half(Services services, Way<R> way) {
        var record = way.saying().apply(services.samples().newId(), CreditSamples.PERSON_ID + RefusalRules.HALF);
        encoding(services, way.channel().submit(), services.batch(List.of(record)));
        encoding(services, way.channel().submit(), services.batch(List.of(record, record)));
    }

    private static <Q> void encoding(Services services, Operation<Q, ?> operation, Q question) {
        keeps(
                operation,
                catchThrowable(() -> operation.encode(question, services.bench().context())));
    }

    private static void keeps(Operation<?, ?> operation, @Nullable Throwable failure) {
        for (var each = failure; each != null; each = each.getCause()) keeps(operation.name(), each.toString());
    }

    private static void keeps(String where, String text) {
        // the text itself is not shown: a failed rule must not print it either
        if (PERSONAL.stream().anyMatch(text::contains))
            throw new AssertionError("K34: a message or a toString of " + where + " names a person");
    }
}
