package org.provgate.tables;

/** What to do with a table of which some rows are wrong. */
public enum Choice {
    /** Take nothing until all is right. */
    ALL_OR_NOTHING,
    /** Take the rows that are right. */
    GOOD_ROWS
}
