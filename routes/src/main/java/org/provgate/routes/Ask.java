package org.provgate.routes;

import java.util.List;
import java.util.function.Function;

/** One call of a piece of work. @param then takes the answer in, and returns what is to be asked next */
record Ask<Q, A>(PlatformCall<Q, A> call, Function<A, List<Ask<?, ?>>> then) {

    /** Takes in the answer of {@link #call}. */
    @SuppressWarnings("unchecked")
    List<Ask<?, ?>> answered(Object answer) {
        return then.apply((A) answer);
    }
}
