package org.provgate.mock;

/** The ways in which a platform can fail. */
public enum Fault {
    /** The answer comes late ({@link Faults#delay}). */
    DELAY,
    /** The answer drips over {@link Faults#delay}. */
    DRIP,
    /** The connection is reset; nothing was done. */
    RESET_BEFORE,
    /** The connection is reset; everything was done. */
    RESET_AFTER,
    /** Everything was done, but the answer ends half-way. */
    CUT_BODY,
    /** A maintenance page with HTTP 200; nothing was done. */
    HTML,
    /** HTTP 429 with {@code Retry-After}; nothing was done. */
    QUOTA,
    /** HTTP 503 with {@code Retry-After}; nothing was done. */
    BUSY,
    /** HTTP 503 without {@code Retry-After}; nothing was done. */
    BUSY_SILENT,
    /** The session counts as expired. */
    TOKEN_EXPIRED,
    /** The cursor counts as expired. */
    CURSOR_EXPIRED,
    /** The answer is signed wrongly. */
    WRONG_SIGNATURE,
    /** A page without rows in the middle. */
    EMPTY_PAGE,
    /** A page begins with rows of the page before. */
    ROWS_REPEATED,
    /** A page lacks its first rows; only the total shows it. */
    ROWS_LOST;

    /** Returns whether the fault is in the transport, where every platform is alike. */
    boolean ofTransport() {
        return compareTo(HTML) <= 0;
    }
}
