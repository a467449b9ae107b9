package org.provgate.submissions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as they come in, whose gaps are faults to be told and not failures. */
public final class Lists {

    private Lists() {}

    /** Returns a list nobody changes; an absent one is empty, and elements may be null. */
    public static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
