package org.provgate.agreements;

import java.util.List;

/** Told of reads when they come into the table, each once; such as who keeps to whom a measure must be recalled. */
@FunctionalInterface
public interface ReadListener {

    /**
     * Takes reads in.
     *
     * <p><b>Threads:</b> one, of the gateway's own, a second or so after the read. <b>Transaction:</b> the one that brings the reads in: what
     * is written there stays if they do. <b>Failure:</b> brings none in; they are tried again.
     */
    void heard(List<Read> reads);
}
