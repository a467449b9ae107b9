package org.provgate.spi.register;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a row.
 *
 * @param rule which rule is broken
 * @param field the field's name as the province writes it
 * @param value the value as it came, at most 200 characters; null if missing
 */
public record RowFault(Rule rule, String field, @Nullable String value) {

    public RowFault {
        if (value != null && value.length() > 200) value = value.substring(0, 200) + "…";
    }

    /** The rules a row can break. */
    public enum Rule {
        /** A required field is empty. */
        MISSING,
        /** A value has not the shape of its field. */
        FORMAT,
        /** A date that no calendar has, or in another form than the contract's. */
        DATE,
        /** A code that is not on the contract's list. */
        CODE,
        /** A text longer than its field; texts are never cut. */
        LENGTH,
        /** A check digit does not match. */
        CHECK_DIGIT
    }
}
