package org.provgate.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.Receipt.FieldError;

/**
 * One record on its way to one receiver, as people may see it: without its content.
 *
 * @param kind of the record: {@code RESULT}, {@code PENALTY}, …
 * @param department which handed it in
 * @param subject its key in the register; null where the record is about none
 * @param due the earliest day by which something must have happened to it; null if nothing must
 * @param attempts how often it was put into a batch
 * @param batch number of the batch it was last in; null if it is in none
 * @param receiptNo the platform's; null if it gave none
 * @param errors why it was rejected; of an accepted one, warnings
 * @param reason what happened last; null for nothing
 */
public record Delivery(
        long id,
        String record,
        String kind,
        String province,
        Channel channel,
        String externalId,
        String department,
        @Nullable String subject,
        @Nullable String task,
        @Nullable LocalDate due,
        State state,
        int attempts,
        @Nullable String batch,
        @Nullable String receiptNo,
        List<FieldError> errors,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant acceptedAt,
        @Nullable LocalDate publishedOn,
        Instant changedAt,
        DeliveryStep next) {

    public Delivery {
        errors = List.copyOf(errors);
    }
}
