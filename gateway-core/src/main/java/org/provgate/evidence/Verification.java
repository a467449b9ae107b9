package org.provgate.evidence;

/** What a look at the whole chain found. */
public sealed interface Verification {

    /**
     * Every row is as it was written and hangs on the one before. Rows cut off at the end do not show: compare {@code last} with
     * the marks published, see {@link Evidence#holds}.
     *
     * @param last sequence 0 and a hash of zeros if there is no row
     */
    record Intact(long count, Mark last) implements Verification {}

    /**
     * Up to the row before, all is well; of this row and those after, nothing is proved.
     *
     * @param sequence the first bad row; of a gap, the row after it
     * @param expected what should stand there
     * @param found what stands there
     */
    record Broken(long sequence, Fault fault, String expected, String found) implements Verification {}

    /** How a row is bad. */
    enum Fault {
        /** Rows before it are missing: {@code expected} and {@code found} are sequences. */
        GAP,
        /** Its previous hash is not the hash of the row before: it was changed, or that row was written anew with a fitting hash. */
        BROKEN_LINK,
        /** One of its fields was changed: the row after still knows its hash. */
        CHANGED_FIELD,
        /** Its hash does not fit its fields, and the row after it does not tell which of the two was changed. */
        BAD_HASH
    }
}
