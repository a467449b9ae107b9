package org.provgate.submissions;

import org.jspecify.annotations.Nullable;

/** What submissions of all kinds have. */
public interface HandedIn {

    /** Returns the id the department gave it; null leaves it to us. */
    @Nullable
    String recordId();

    /** Returns the record it puts right; null for a first one. */
    @Nullable
    String correctionOf();
}
