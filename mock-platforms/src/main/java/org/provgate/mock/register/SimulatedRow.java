package org.provgate.mock.register;

import java.util.Map;

/** One version of one row: what is true, and what is wrong with the way it is sent. */
public sealed interface SimulatedRow permits SubjectRow, EntryRow {

    /** Returns which version this is. */
    Version version();

    /** Returns what is wrong with it. */
    Dirt dirt();

    /** Returns the canonical columns in order; nothing is an empty string. */
    Map<String, String> columns();

    /** Returns whether a gateway puts it in quarantine. */
    default boolean faulty() {
        return dirt().faulty() && !version().withdrawn();
    }
}
