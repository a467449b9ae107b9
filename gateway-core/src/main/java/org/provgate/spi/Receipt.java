package org.provgate.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record.
 *
 * @param recordId ours
 * @param receiptNo the platform's; null if rejected
 * @param errors why it was rejected; of an accepted record, its warnings
 */
public record Receipt(
        String recordId, Status status, @Nullable String receiptNo, List<FieldError> errors) {

    public Receipt {
        errors = List.copyOf(errors);
    }

    public enum Status {
        ACCEPTED,
        /** Held already with the same content; {@code receiptNo} is the first one's. */
        DUPLICATE,
        REJECTED
    }

    /** One fault in one field, in the platform's words. */
    public record FieldError(String field, String code, String message) {}
}
