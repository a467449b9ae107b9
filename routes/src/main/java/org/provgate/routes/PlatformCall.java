package org.provgate.routes;

import org.provgate.platforms.Province;
import org.provgate.spi.Operation;

/**
 * One question to one province, on its way through {@link PlatformCallRoutes}; the body of the exchange going in. Coming out, the
 * body is the answer.
 */
record PlatformCall<Q, A>(Province province, Operation<Q, A> operation, Q question, Witness witness) {

    PlatformCall(Province province, Operation<Q, A> operation, Q question) {
        this(province, operation, question, Witness.NOBODY);
    }

    /** Names the call in messages and metrics. */
    @Override
    public String toString() {
        return province.id() + "/" + operation.name();
    }
}
