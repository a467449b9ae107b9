package org.provgate.hebei;

import java.util.HashSet;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.Status;
import org.provgate.spi.Submission;
import org.provgate.spi.WireResponse;

/** Asks for the receipts of a batch by its number (contract, 3002). */
final class Receipts {

    private Receipts() {}

    static Operation<String, Submission> operation(String name) {
        return Operation.of(
                name,
                (ticket, context) -> new Request("3002").text("BatchNo", ticket).seal(context),
                Receipts::decode);
    }

    private static Submission decode(String ticket, WireResponse response, CallContext context) {
        var answer = Envelope.open(response, context);
        // Our records are known by their BusIds: sent again under a new number, those held get their first receipt.
        if (answer.required("errcode").equals("2010"))
            return new Submission.Failed(
                    "errcode 2010, the platform does not know the batch, or keeps its receipt no longer");
        Failures.good(answer, context);
        var status = answer.required("Status");
        return switch (status) {
            case "0", "1" -> new Submission.Deferred(ticket, Queue.ASK_AFTER);
            case "2" -> settled(answer);
            case "3" -> new Submission.Failed("Status 3, the platform took nothing of the batch");
            default ->
                throw new PlatformException.Unreadable("a Status from 0 to 3", Xml.shortened(status), answer.where());
        };
    }

    private static Submission settled(Answer answer) {
        var seen = new HashSet<String>();
        var receipts = answer.rows("Row").stream().map(Receipts::receipt).toList();
        if (receipts.isEmpty()) throw new PlatformException.Unreadable("a row of each record", "none", answer.where());
        for (var receipt : receipts) {
            if (!seen.add(receipt.recordId()))
                throw new PlatformException.Unreadable(
                        "each BusId once", Xml.shortened(receipt.recordId()) + " again", answer.where());
        }
        return new Submission.Settled(receipts);
    }

    private static Receipt receipt(Row row) {
        var busId = row.required("BusId");
        var state = row.required("State");
        return switch (state) {
            case "1" -> new Receipt(busId, Status.ACCEPTED, row.required("ReceiptNo"), row.errors());
            case "0" -> new Receipt(busId, Status.REJECTED, null, row.errors());
            default -> throw row.unknown("State 0 or 1", state);
        };
    }
}
