package org.provgate.submissions;

/** What to do with a table that is handed in. */
public enum Taking {
    /** Say what is wrong, and take nothing. */
    CHECK,
    /** Take all rows, or none if one is wrong. */
    ALL,
    /** Take the rows that are right. */
    GOOD
}
