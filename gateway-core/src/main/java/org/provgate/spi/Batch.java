package org.provgate.spi;

import java.util.List;

/**
 * Records that go out together.
 *
 * @param number {@code yyyyMMdd} in the platform's zone and 5 digits, given out once by the gateway and kept: sent again after
 *     an unclear outcome, a batch keeps its number
 * @param records at most {@link SubmissionChannel#batchLimit}, in order
 */
public record Batch<R>(String number, List<R> records) {
    public Batch {
        records = List.copyOf(records);
    }
}
