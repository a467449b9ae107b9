package org.provgate.submissions;

/** What to do with a call of which some records are wrong. */
public enum Mode {
    /** Take nothing until all are right. */
    ALL,
    /** Take those that are right. */
    GOOD
}
