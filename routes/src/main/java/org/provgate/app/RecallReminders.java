package org.provgate.app;

import java.time.Duration;
import org.provgate.access.Caller;
import org.provgate.sanctions.Recalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds each department in the log of recalls it has left open. Names no subject. */
final class RecallReminders {

    private static final Logger LOG = LoggerFactory.getLogger(RecallReminders.class);
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final Recalls recalls;

    RecallReminders(Recalls recalls) {
        this.recalls = recalls;
    }

    void log() {
        for (var late : recalls.late(Caller.local("office", "provgate"), PATIENCE))
            LOG.warn(
                    "department {}: {} recalls of measures are not confirmed, the first since {}; see: sanctions recalls",
                    late.department(),
                    late.open(),
                    late.oldest());
    }
}
