package org.provgate.henan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.FieldError;

/** Reads the receipts of a batch: one for each record sent, in any order, and no other. */
final class Receipts {

    private Receipts() {}

    static List<Receipt> read(Set<String> sent, Answer answer) {
        var missing = new HashSet<>(sent);
        var receipts = new ArrayList<Receipt>(sent.size());
        for (var each : answer.list("receipts")) {
            var receipt = read(each);
            if (!missing.remove(receipt.recordId()))
                throw each.unreadable(
                        "recordId",
                        "one receipt for each record sent",
                        sent.contains(receipt.recordId())
                                ? "a second one for " + receipt.recordId()
                                : "one for a record not sent");
            receipts.add(receipt);
        }
        if (!missing.isEmpty())
            throw answer.unreadable(
                    "receipts", "one receipt for each record sent", missing.size() + " of " + sent.size() + " missing");
        return receipts;
    }

    private static Receipt read(Answer answer) {
        var status = answer.code("status", Codes.RECEIPTS);
        var receiptNo = status == Receipt.Status.REJECTED ? null : answer.text("receiptNo");
        return new Receipt(answer.text("recordId"), status, receiptNo, errors(answer));
    }

    /** A verdict counts even if its reason is told badly. */
    private static List<FieldError> errors(Answer answer) {
        return StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                .map(error -> new FieldError(
                        error.path("field").asText(""),
                        error.path("ruleCode").asText(""),
                        error.path("message").asText("")))
                .toList();
    }
}
