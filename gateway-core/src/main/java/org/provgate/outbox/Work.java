package org.provgate.outbox;

import java.util.List;
import org.provgate.outbox.PushBatch.Parcel;

/** What is to be done next for one province. Whoever takes it tells {@link Dispatch} how it ended; if nobody does, it comes again. */
public sealed interface Work {

    /** A batch is to be sent, perhaps again: it has the same number then. */
    record Send(PushBatch batch) implements Work {}

    /** The receipts of a deferred batch are to be asked for. */
    record AskReceipts(PushBatch batch) implements Work {}

    /** What became of a record is unclear: the platform is to be asked what it holds. */
    record LookUp(String province, Outlet outlet, Parcel parcel) implements Work {}

    /** Accepted results: are they public? */
    record AskPublication(String province, List<Accepted> accepted) implements Work {
        public AskPublication {
            accepted = List.copyOf(accepted);
        }
    }

    /** A result the platform has taken. */
    record Accepted(long deliveryId, String externalId, String receiptNo) {}
}
