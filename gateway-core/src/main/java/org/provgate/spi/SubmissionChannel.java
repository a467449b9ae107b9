package org.provgate.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way out: records of one kind to one platform.
 *
 * @param batchLimit most records in a batch
 * @param submit sends a batch
 * @param receipts asks for the receipts of a deferred batch by its ticket; empty where every answer is settled
 * @param lookup asks what the platform holds before anything is sent again after an unclear outcome; empty where the platform
 *     cannot say and its own recognition of a repeated record is relied on
 */
public record SubmissionChannel<R>(
        int batchLimit,
        Operation<Batch<R>, Submission> submit,
        Optional<Operation<String, Submission>> receipts,
        Optional<Operation<R, Holding>> lookup) {

    /**
     * What a platform holds of one record.
     *
     * @param receiptNo null if it holds nothing
     * @param sameContent whether what it holds is this record and not another of the same id
     */
    public record Holding(@Nullable String receiptNo, boolean sameContent) {}
}
