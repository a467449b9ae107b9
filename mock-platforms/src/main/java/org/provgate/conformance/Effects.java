package org.provgate.conformance;

import java.util.ArrayList;
import java.util.List;
import org.provgate.spi.Step;
import org.provgate.spi.supervision.CaseTransfer;

/** One call of each kind that changes something at the platform. */
record Effects(Services services) {

    List<Call<?, ?>> all() {
        var calls = new ArrayList<Call<?, ?>>();
        var samples = services.samples();
        var adapter = services.bench().adapter();
        adapter.inspectionPlatform().ifPresent(platform -> {
            calls.add(services.call(platform.items(), List.of(samples.item(samples.itemCode(), "资质检查", true))));
            var officer = samples.officer(samples.team().get(0), Samples.OFFICER, List.of("消防"));
            calls.add(services.call(platform.officers(), List.of(officer)));
            platform.plans().ifPresent(plans -> calls.add(services.call(plans, samples.plan("年度计划", 0))));
            var task = samples.task(samples.taskId(), "专项抽查", samples.targets(samples.team()), null);
            calls.add(services.call(platform.tasks(), Step.first(task)));
        });
        for (var way : services.ways()) calls.add(submission(way));
        adapter.creditPlatform()
                .flatMap(platform -> platform.sanctionFeedback())
                .ifPresent(feedback -> {
                    var order = services.standIn()
                            .sanction(samples.firm().uscc())
                            .get(0)
                            .orderId();
                    calls.add(services.call(feedback, services.credit().feedback(order, samples.newId(), "已限制")));
                });
        adapter.supervisionPlatform()
                .flatMap(platform -> platform.transfers())
                .ifPresent(transfers -> calls.add(services.call(
                        transfers, services.credit().transfer(samples.newId(), CaseTransfer.Kind.COPY, "涉嫌无证"))));
        return calls;
    }

    private <R> Call<?, ?> submission(Way<R> way) {
        return services.call(way.channel().submit(), services.batch(way.good(services.samples(), 2)));
    }
}
