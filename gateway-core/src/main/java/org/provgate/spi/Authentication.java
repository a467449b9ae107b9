package org.provgate.spi;

import java.util.Optional;

/** How a caller proves itself to a platform that knows sessions. */
public interface Authentication {

    /**
     * Returns the operation that opens a session. The question is the previous session where there was one: while it is
     * refreshable the adapter refreshes, else it signs in anew. Answered by {@link PlatformException.SessionExpired}, the
     * gateway asks once more with an empty question.
     */
    Operation<Optional<Session>, Session> signIn();
}
