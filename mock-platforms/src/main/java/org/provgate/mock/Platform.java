package org.provgate.mock;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A platform's behaviour, free of HTTP. Called by many threads. */
public interface Platform {

    /** Returns what the request asks for, as {@link Faults} and request counts name it. */
    String operation(Call call);

    /** Returns the faults (other than those of the transport) that fit this request. */
    Set<Fault> fitting(Call call);

    /**
     * Answers.
     *
     * @param fault what this answer must suffer, one of {@link #fitting}, or null
     * @param faults the settings of faults, such as {@link Faults#retryAfter}
     */
    Answer answer(Call call, @Nullable Fault fault, Faults faults);
}
