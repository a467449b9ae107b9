package org.provgate.mock.hebei;

/** The row ids (S_EXT_SEQUENCE): rising with the row's number, with holes, and with ranges wider than a page that are empty. */
final class RowIds {
    private static final long FIRST = 1001;
    private static final long EMPTY_RANGE = 1200;
    private static final long FIRST_RANGE_AFTER = 300;
    private static final long RANGE_EVERY = 10_000;

    private RowIds() {}

    static long idOf(long number) {
        long ranges = number / RANGE_EVERY + (number >= FIRST_RANGE_AFTER ? 1 : 0);
        return FIRST + number + number / 16 + ranges * EMPTY_RANGE;
    }

    /** Returns the first number whose id is not below {@code id}; {@code rows} if there is none. */
    static long firstFrom(long id, long rows) {
        long low = 0;
        long high = rows;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (idOf(middle) >= id) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
