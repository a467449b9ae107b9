package org.provgate.hebei;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.provgate.spi.Batch;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.WireResponse;

/**
 * Sends a batch into the platform's queue (contract, 3001 and 4001). There is no way to ask what the platform holds: after an
 * unclear outcome the same batch goes again under its number, and the platform knows it by the SM3 of its inner bytes.
 */
final class Queue {

    static final int LIMIT = 500;

    /** Receipts come 30 to 120 s later. */
    static final Duration ASK_AFTER = Duration.ofSeconds(30);

    /** Nothing was taken, and nothing will be under this number. */
    private static final Map<String, String> NUMBER_LOST = Map.of(
            "2009", "the BatchNo was used before with other content; look for a second gateway using the same app-code",
            "2011", "the BatchNo is not of today");

    private Queue() {}

    /** Returns the way out for records that go as rows of {@code tranCode}, with {@code row} to write all but RowNo and BusId. */
    static <R> SubmissionChannel<R> channel(
            String name, String tranCode, Function<R, String> busId, BiConsumer<Request, R> row) {
        Operation<Batch<R>, Submission> submit = Operation.of(
                name,
                (batch, context) ->
                        new Request(tranCode).batch(batch, busId, LIMIT, row).seal(batch.number(), context),
                Queue::submitted);
        return new SubmissionChannel<>(
                LIMIT, submit, Optional.of(Receipts.operation(name + "-receipts")), Optional.empty());
    }

    private static <R> Submission submitted(Batch<R> batch, WireResponse response, CallContext context) {
        var answer = Envelope.open(response, context);
        var errcode = answer.required("errcode");
        var lost = NUMBER_LOST.get(errcode);
        if (lost != null) return new Submission.Failed("errcode " + errcode + ", " + lost);
        if (!errcode.equals("0")) throw Failures.of(answer, context);
        var accepted = answer.number("accepted");
        // Some of the rows in the queue is neither all nor nothing: no contract says what became of the others.
        if (accepted != batch.records().size())
            throw new PlatformException.Unreadable(
                    batch.records().size() + " rows accepted", accepted + " of them", answer.where());
        return new Submission.Deferred(batch.number(), ASK_AFTER);
    }
}
