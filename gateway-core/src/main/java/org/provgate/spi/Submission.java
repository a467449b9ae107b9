package org.provgate.spi;

import java.time.Duration;
import java.util.List;

/** What a platform says to a batch of records. */
public sealed interface Submission {

    /** Every record has its receipt, in any order. */
    record Settled(List<Receipt> receipts) implements Submission {
        public Settled {
            receipts = List.copyOf(receipts);
        }
    }

    /**
     * The batch waits at the platform.
     *
     * @param ticket what {@link SubmissionChannel#receipts} is asked with
     */
    record Deferred(String ticket, Duration askAfter) implements Submission {}

    /** The platform took nothing of a deferred batch: its records go again under a new number. */
    record Failed(String reason) implements Submission {}
}
