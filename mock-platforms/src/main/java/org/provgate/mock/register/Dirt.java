package org.provgate.mock.register;

/** What is wrong with a version of a row (the kinds attested in real feeds). */
public enum Dirt {
    NONE(false, false),
    /** The code in lower case. */
    LOWER_CASE_USCC(false, false),
    /** {@code \N} where there is nothing. */
    NULL_MARK(false, false),
    /** {@code 9999-9-9} or {@code 9999} for no end. */
    FAR_DATE(false, false),
    /** An area code of nine digits. */
    LONG_AREA(false, false),
    /** Half-width brackets in the name. */
    HALF_BRACKETS(false, false),
    /** Blanks around texts. */
    BLANKS(false, false),
    /** The code's check character does not match. */
    WRONG_USCC(true, true),
    /** {@code 00000000000000000X}. */
    PLACEHOLDER_USCC(true, true),
    /** The registration number's check digit does not match. */
    WRONG_REG_NO(true, true),
    UNKNOWN_STATE(true, false),
    UNKNOWN_RISK(true, false),
    /** 30 February. */
    IMPOSSIBLE_DATE(true, false),
    /** Milliseconds since 1970 where a date belongs. */
    EPOCH_DATE(true, false),
    /** More than 100 code points. */
    LONG_NAME(true, false),
    /** More than 3,000 code points. */
    LONG_SCOPE(true, false),
    NO_NAME(true, false);

    private final boolean faulty;
    private final boolean breaksKey;

    Dirt(boolean faulty, boolean breaksKey) {
        this.faulty = faulty;
        this.breaksKey = breaksKey;
    }

    /** Returns whether the row belongs in quarantine; else a gateway mends it. */
    public boolean faulty() {
        return faulty;
    }

    /** Returns whether the row can be known only by its source key. */
    boolean breaksKey() {
        return breaksKey;
    }
}
