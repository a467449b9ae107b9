package org.provgate.spi;

import java.util.Optional;
import org.provgate.spi.credit.CreditPlatform;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.supervision.SupervisionPlatform;

/**
 * One province's platforms, as a pure translator between our records and its wire format.
 *
 * <p><b>Found</b> with {@link java.util.ServiceLoader}: on the class path, or in {@code plugins/<name>/*.jar}. Needs a public
 * constructor without parameters. One adapter may serve several configured entries (two counties of one province).
 * <p><b>State:</b> none. It opens no connection, reads no clock, starts no thread: all of that comes in by {@link CallContext}.
 * <p><b>Threads:</b> called from several at once.
 * <p><b>Services:</b> what a province cannot do is an empty {@link Optional}, never an exception.
 * <p><b>Proof:</b> the conformance kit, {@code org.provgate.conformance}.
 */
public interface ProvinceAdapter {

    /** The SPI version these types form; an adapter reports the one it was compiled against. */
    int SPI_VERSION = 1;

    /** Returns who this is and what it needs; the same answer each time. */
    ProvinceDescription describe();

    /** Returns how to sign in, or empty where each request proves itself. */
    default Optional<Authentication> authentication() {
        return Optional.empty();
    }

    default Optional<RegisterFeed> registerFeed() {
        return Optional.empty();
    }

    default Optional<InspectionPlatform> inspectionPlatform() {
        return Optional.empty();
    }

    default Optional<CreditPlatform> creditPlatform() {
        return Optional.empty();
    }

    default Optional<SupervisionPlatform> supervisionPlatform() {
        return Optional.empty();
    }
}
