package org.provgate.henan;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.provgate.spi.Batch;
import org.provgate.spi.Operation;
import org.provgate.spi.Step;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel;

/** The services beyond the register in golden files: their operations by name, asked with samples by name. */
final class Services {

    private Services() {}

    static String replay(Exchange exchange, HenanAdapter adapter, String name, List<String> samples) {
        var inspection = adapter.inspectionPlatform().orElseThrow();
        var credit = adapter.creditPlatform().orElseThrow();
        var behaviours = adapter.supervisionPlatform().orElseThrow().behaviours();
        var first = samples.get(0);
        return switch (name) {
            case "items" -> replay(exchange, inspection.items(), all(samples, Samples::item));
            case "officers" -> replay(exchange, inspection.officers(), all(samples, Samples::officer));
            case "plan" -> replay(exchange, inspection.plans().orElseThrow(), Samples.plan(first));
            case "task" -> replay(exchange, inspection.tasks(), Step.first(Samples.task(first)));
            case "results" -> submit(exchange, inspection.results(), all(samples, Samples::result));
            case "result-lookup" ->
                replay(exchange, inspection.results().lookup().orElseThrow(), Samples.result(first));
            case "publication" -> replay(exchange, inspection.publication(), all(samples, Samples::question));
            case "penalties" -> submit(exchange, credit.penalties().orElseThrow(), all(samples, Samples::penalty));
            case "licences" -> submit(exchange, credit.licences().orElseThrow(), all(samples, Samples::licence));
            case "sanctions" -> replay(exchange, credit.sanctions().orElseThrow(), first);
            case "sanction-feedback" ->
                replay(exchange, credit.sanctionFeedback().orElseThrow(), Samples.feedback(first));
            case "behaviours" -> submit(exchange, behaviours.orElseThrow(), all(samples, Samples::behaviour));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static <R> List<R> all(List<String> names, Function<String, R> sample) {
        return names.stream().map(sample).toList();
    }

    private static <R> String submit(Exchange exchange, SubmissionChannel<R> channel, List<R> records) {
        return exchange.replay(channel.submit(), new Batch<>("2023101900001", records), Services::shown);
    }

    private static <Q, A> String replay(Exchange exchange, Operation<Q, A> operation, Q question) {
        return exchange.replay(
                operation, question, answer -> answer instanceof List<?> list ? lines(list) : answer.toString());
    }

    private static String shown(Submission answer) {
        return answer instanceof Submission.Settled settled ? "settled\n" + lines(settled.receipts()) : "" + answer;
    }

    private static String lines(List<?> list) {
        return list.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
