package org.provgate.submissions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what one kind of record must be. */
public interface Judge<S> {

    /** Loads what judging these needs, in a handful of queries however many they are; in the caller's transaction. */
    Bench<S> bench(List<Asked<S>> asked);

    /** A submission and who handed it in. */
    record Asked<S>(S submission, Submitter by) {}

    /** Judges with what was loaded; for one thread, within the transaction. */
    interface Bench<S> {

        /** Returns what the submission is about, among its department's records; null where that cannot be told. */
        @Nullable
        String businessKey(Asked<S> asked);

        /** Adds everything wrong with the submission to {@code faults}. */
        void judge(Asked<S> asked, Faults faults);

        /** Returns how a submission without faults is stored and sent. @param id its record id */
        NewRecord record(Asked<S> asked, String id);
    }
}
