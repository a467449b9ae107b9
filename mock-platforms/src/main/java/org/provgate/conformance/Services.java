package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.provgate.spi.Batch;
import org.provgate.spi.Operation;
import org.provgate.spi.Receipt;
import org.provgate.spi.Step;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.inspection.InspectionTask;

/** The services beyond the register under test; brings lists, a plan and a task there first, so that results can follow. For one thread. */
final class Services {

    private static final int PATIENCE = 1_000;

    private final Bench bench;
    private final ServicesStandIn standIn;
    private final Samples samples;
    private final CreditSamples credit;

    Services(Bench bench) {
        this.bench = bench;
        this.standIn = bench.platform()
                .services()
                .orElseThrow(() -> new AssertionError("K18: the stand-in shows nothing of the services offered"));
        var now = bench.platform().clock().instant();
        var today = LocalDate.ofInstant(now, bench.adapter().describe().zone());
        this.samples = new Samples(bench.platform().areaCode(), today, standIn.firms());
        this.credit = new CreditSamples(samples.firm(), today);
        bench.adapter().inspectionPlatform().ifPresent(platform -> {
            ask("K19", platform.items(), List.of(samples.item(samples.itemCode(), "资质检查", true)));
            var officers = samples.team().stream()
                    .map(certNo -> samples.officer(certNo, Samples.OFFICER, List.of("消防", "建筑")))
                    .toList();
            ask("K19", platform.officers(), officers);
            platform.plans().ifPresent(plans -> ask("K20", plans, samples.plan("年度计划", 0)));
            bring("K21", samples.task(samples.taskId(), "专项抽查", samples.targets(samples.team()), null));
        });
    }

    Bench bench() {
        return bench;
    }

    ServicesStandIn standIn() {
        return standIn;
    }

    Samples samples() {
        return samples;
    }

    CreditSamples credit() {
        return credit;
    }

    List<Way<?>> ways() {
        return new Ways(this).all();
    }

    <R> Batch<R> batch(List<R> records) {
        return new Batch<>(bench.context().nextBatchNumber(), records);
    }

    /** Asks; a question that fails breaks the rule named. */
    <Q, A> A ask(String rule, Operation<Q, A> operation, Q question) {
        try {
            return bench.ask(operation, question, bench.context()).decode();
        } catch (RuntimeException e) {
            throw new AssertionError(rule + ": " + operation.name() + " failed", e);
        }
    }

    /** Sends a batch and waits until it is settled or failed. */
    <R> Submission send(String rule, SubmissionChannel<R> channel, Batch<R> batch) {
        var answer = ask(rule, channel.submit(), batch);
        for (int asked = 0; answer instanceof Submission.Deferred deferred; asked++) {
            if (asked > PATIENCE) throw new AssertionError(rule + ": a batch is never settled");
            standIn.pass(deferred.askAfter());
            var receipts = channel.receipts()
                    .orElseThrow(
                            () -> new AssertionError("K28: a batch is deferred, but receipts cannot be asked for"));
            answer = ask(rule, receipts, deferred.ticket());
        }
        return answer;
    }

    /** Sends a batch and returns its receipts by record: exactly one for each. */
    <R> Map<String, Receipt> receipts(String rule, Way<R> way, Batch<R> batch) {
        var answer = send(rule, way.channel(), batch);
        if (!(answer instanceof Submission.Settled settled))
            throw new AssertionError(rule + ": a batch of " + way + " is not settled but " + answer);
        assertThat(settled.receipts())
                .as("%s: receipts of a batch of %s", rule, way)
                .extracting(Receipt::recordId)
                .containsExactlyInAnyOrderElementsOf(
                        batch.records().stream().map(way.id()).toList());
        return settled.receipts().stream().collect(Collectors.toMap(Receipt::recordId, receipt -> receipt));
    }

    /** Sends records, in as many batches as it takes, all of which must be taken; returns their receipts. */
    <R> Map<String, Receipt> taken(String rule, Way<R> way, List<R> records) {
        var receipts = new HashMap<String, Receipt>();
        for (int from = 0; from < records.size(); from += way.channel().batchLimit()) {
            int to = Math.min(records.size(), from + way.channel().batchLimit());
            receipts.putAll(receipts(rule, way, batch(records.subList(from, to))));
        }
        receipts.values().forEach(receipt -> {
            assertThat(receipt.status())
                    .as("%s: status of a good record of %s, %s", rule, way, receipt)
                    .isNotEqualTo(Receipt.Status.REJECTED);
            assertThat(receipt.receiptNo()).as("%s: receipt number", rule).isNotBlank();
        });
        return receipts;
    }

    /** Brings a task there in as many steps as it takes; returns how many. */
    int bring(String rule, InspectionTask task) {
        var tasks = bench.adapter().inspectionPlatform().orElseThrow().tasks();
        var open = new ArrayDeque<>(List.of(""));
        int steps = 0;
        for (; !open.isEmpty(); steps++) {
            if (steps > PATIENCE) throw new AssertionError(rule + ": the steps of a task have no end");
            open.addAll(ask(rule, tasks, new Step<>(task, open.pop())).followUps());
        }
        return steps;
    }

    /** Asks each kind of question once, those that change something at the platform first. */
    List<Call<?, ?>> calls() {
        var calls = new ArrayList<>(effects());
        calls.addAll(new Asking(this).all());
        return calls;
    }

    /** Asks each kind of question once that changes something at the platform. */
    List<Call<?, ?>> effects() {
        return new Effects(this).all();
    }

    <Q, A> Call<Q, A> call(Operation<Q, A> operation, Q question) {
        return bench.ask(operation, question, bench.context());
    }
}
