package org.provgate.conformance;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.RowFault;

/**
 * A province's platform as the kit needs it: something that answers on the loopback address and knows the truth of what it holds.
 *
 * <p>Good proof needs a stand-in whose subjects fill at least three pages, with some faulty rows among them, and in which no entry
 * changes its source key. Counts are of distinct entries on the stand-in's present day.
 */
public interface PlatformStandIn {

    /** What a stand-in can be told to do to one answer; all other faults the kit makes itself. */
    enum Mishap {
        /** The session counts as expired; only asked of platforms that know sessions. */
        SESSION_EXPIRED,
        /** A page of the subjects comes without rows although more follow. */
        EMPTY_PAGE
    }

    /** Returns what the operator would write as {@code base-url}. */
    URI baseUrl();

    /** Returns the six digits of the bureau's area. */
    String areaCode();

    /** Returns a good value for each setting the adapter describes. */
    Map<String, String> settings();

    /** Returns the clock by which the stand-in judges requests and sessions. */
    Clock clock();

    /** Makes the next answer that fits suffer. */
    void next(Mishap mishap);

    /** Lets a day pass in the register: some entries change, appear and are withdrawn. */
    void moveOnADay();

    /** Returns how many entries are held and not withdrawn, faulty ones included. */
    long held(RegisterStream stream);

    /** Returns how many entries the last {@link #moveOnADay} touched, withdrawn ones included. */
    long changed(RegisterStream stream);

    /**
     * Returns how many of the {@link #held} entries break a rule on the wire. The kit asks {@link RowFault.Rule#CODE} (a code that
     * the contract does not list) and {@link RowFault.Rule#DATE} (a date no calendar has, or of another form); the subjects should
     * have some of both.
     */
    long faulty(RegisterStream stream, RowFault.Rule rule);

    /** Returns the services beyond the register; empty only where the adapter offers none. */
    default Optional<ServicesStandIn> services() {
        return Optional.empty();
    }
}
