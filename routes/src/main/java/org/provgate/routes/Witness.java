package org.provgate.routes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/** Sees what one attempt had on the wire. */
@FunctionalInterface
interface Witness {

    /** For calls nobody asks about later. */
    Witness NOBODY = (request, response, started, outcome) -> {};

    /** @param response null if there was no whole answer @param outcome {@code answered}, or what went wrong */
    void saw(WireRequest request, @Nullable WireResponse response, Instant started, String outcome);
}
