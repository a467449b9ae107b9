package org.provgate.spi.supervision;

import java.util.Optional;
import org.provgate.spi.Operation;
import org.provgate.spi.SubmissionChannel;

/** The supervision system (“互联网+监管”) and the way cases take to other departments. */
public interface SupervisionPlatform {

    /** Returns the way out for inspection behaviours (监管行为). */
    Optional<SubmissionChannel<Behaviour>> behaviours();

    /** Returns how a case or clue is handed over; the same transfer sent again gives the same receipt number. */
    Optional<Operation<CaseTransfer, String>> transfers();
}
