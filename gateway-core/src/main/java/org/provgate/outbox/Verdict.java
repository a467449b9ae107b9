package org.provgate.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.FieldError;

/**
 * What became of one delivery.
 *
 * @param what the state it is in now; {@code DUPLICATE} is an ACCEPTED the platform had before
 * @param errors why; of an accepted one, warnings
 */
record Verdict(
        String externalId,
        String what,
        @Nullable String receiptNo,
        List<FieldError> errors,
        @Nullable String note) {

    static Verdict of(Receipt receipt) {
        return new Verdict(
                receipt.recordId(),
                receipt.status().name(),
                receipt.receiptNo(),
                receipt.errors(),
                brief(receipt.errors()));
    }

    static Verdict accepted(String externalId, @Nullable String receiptNo, String note) {
        return new Verdict(externalId, "ACCEPTED", receiptNo, List.of(), note);
    }

    static Verdict rejected(String externalId, String code, String message) {
        var error = new FieldError("", code, message);
        return new Verdict(externalId, "REJECTED", null, List.of(error), brief(List.of(error)));
    }

    static Verdict parked(String externalId, String note) {
        return new Verdict(externalId, "PARKED", null, List.of(), note);
    }

    String state() {
        return what.equals("DUPLICATE") ? "ACCEPTED" : what;
    }

    /** The line the evidence chain holds the digest of. */
    String line() {
        return externalId + "\t" + state() + "\t" + (receiptNo == null ? "" : receiptNo) + "\n";
    }

    private static @Nullable String brief(List<FieldError> errors) {
        if (errors.isEmpty()) return null;
        var text = new StringBuilder();
        for (var e : errors)
            text.append(text.isEmpty() ? "" : "; ")
                    .append(e.field())
                    .append(' ')
                    .append(e.code())
                    .append(' ')
                    .append(e.message());
        return text.length() > 1_000
                ? text.substring(0, 1_000)
                : text.toString().strip();
    }
}
