package org.provgate.henan;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.provgate.spi.Batch;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.Submission;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/**
 * Where records of one kind are posted. All four kinds go out as {@code {"records":[…]}} and come back as receipts at once; they
 * differ in what is here. The number of a batch has no place in Henan.
 *
 * @param limit most records in a call
 * @param id a record's idempotency key, by which its receipt names it
 */
record Intake<R>(
        String name, int limit, Function<Batch<R>, String> path, Function<R, String> id, Function<R, Fields> form) {

    Operation<Batch<R>, Submission> submit() {
        return Operation.of(name, this::encode, this::decode);
    }

    private WireRequest encode(Batch<R> batch, CallContext context) {
        ids(batch);
        var records = batch.records().stream().map(form).toList();
        return Requests.send(context, "POST", path.apply(batch), Fields.records(records));
    }

    private Submission decode(Batch<R> batch, WireResponse response, CallContext context) {
        Failures.throwUnlessOk(response, context);
        return new Submission.Settled(
                Receipts.read(ids(batch), Answer.whole(response).checked()));
    }

    private Set<String> ids(Batch<R> batch) {
        var ids = new LinkedHashSet<String>();
        for (var each : batch.records())
            if (!ids.add(id.apply(each)))
                throw new IllegalArgumentException("batch " + batch.number() + " of " + name + " holds record "
                        + id.apply(each) + " twice, and its receipts could not be told apart");
        Requests.checkCount(ids.size(), limit, name);
        return ids;
    }
}
