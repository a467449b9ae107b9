package org.provgate.evidence;

/**
 * A place in the chain; whoever knows one from elsewhere can tell whether the log still leads there.
 *
 * @param sequence 1 for the first row
 * @param hash of that row, 64 lower-case hex digits
 */
public record Mark(long sequence, String hash) {

    /** Where the first row hangs: no row has this hash. */
    static final Mark START = new Mark(0, "0".repeat(64));
}
