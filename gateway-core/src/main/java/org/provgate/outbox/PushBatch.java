package org.provgate.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that go out together, under a number they keep until their outcome is known.
 *
 * @param number {@code yyyyMMdd} and 5 digits, used once
 * @param attempts how often it was taken up, this time included
 * @param lease which taking-up this is: only the last one may tell the outcome
 * @param ticket what its receipts are asked with; null if it is not deferred
 * @param parcels in the order they came
 */
public record PushBatch(
        long id,
        String province,
        Outlet outlet,
        String number,
        int attempts,
        long lease,
        @Nullable String ticket,
        List<Parcel> parcels) {

    public PushBatch {
        parcels = List.copyOf(parcels);
    }

    /**
     * One record of a batch.
     *
     * @param externalId its id at the receiver
     * @param content JSON of the record of the SPI; may hold personal data
     */
    public record Parcel(long deliveryId, String externalId, String content) {
        /** Shows no content. */
        @Override
        public String toString() {
            return externalId;
        }
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "batch " + number + " of " + outlet.channel() + " to " + province + " (" + parcels.size() + " records)";
    }
}
