package org.provgate.conformance;

import java.util.ArrayList;
import java.util.List;
import org.provgate.spi.Submission;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;

/** One call of each kind that only asks. */
record Asking(Services services) {

    List<Call<?, ?>> all() {
        var calls = new ArrayList<Call<?, ?>>();
        var adapter = services.bench().adapter();
        for (var way : services.ways()) receipts(way, calls);
        adapter.inspectionPlatform().ifPresent(platform -> {
            var way = new Ways(services).results();
            var result = way.good(services.samples().newId());
            var receipt = services.taken("K22", way, List.of(result)).get(result.recordId());
            var asked = new PublicationQuestion(result.recordId(), String.valueOf(receipt.receiptNo()));
            calls.add(services.call(platform.publication(), List.of(asked)));
            platform.results().lookup().ifPresent(lookup -> calls.add(services.call(lookup, result)));
        });
        adapter.creditPlatform()
                .flatMap(platform -> platform.sanctions())
                .ifPresent(sanctions -> calls.add(
                        services.call(sanctions, services.samples().firm().uscc())));
        return calls;
    }

    private <R> void receipts(Way<R> way, List<Call<?, ?>> calls) {
        way.channel().receipts().ifPresent(receipts -> {
            var batch = services.batch(way.good(services.samples(), 2));
            var answer = services.ask("K28", way.channel().submit(), batch);
            if (!(answer instanceof Submission.Deferred deferred)) return;
            services.send("K28", way.channel(), batch);
            calls.add(services.call(receipts, deferred.ticket()));
        });
    }
}
