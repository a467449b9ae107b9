package org.provgate.hebei;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a pull: a count (first the whole, then each window of time), or a page of row ids.
 *
 * @param start first second of the window, yyyyMMddHHmmss; null for everything
 * @param end last second of the window; null for everything
 * @param from first row id of the page, 0 for a count
 * @param to last row id of the page, 0 for a count
 */
record Position(@Nullable String start, @Nullable String end, long from, long to) {

    /** Of everything a page may span this many ids (contract, 1002). */
    static final long SPAN_OF_ALL = 500;

    private static final long SPAN_OF_WINDOW = 20_000;
    /** A page of a window may hold 2,000 rows; aimed below, since ids are not evenly spread. */
    private static final long ROWS_AIMED_AT = 1_500;
    /** A window may be 31 days long. */
    private static final Duration LONGEST = Duration.ofDays(31).minusSeconds(1);

    static final Position FIRST = new Position(null, null, 0, 0);

    boolean count() {
        return to == 0;
    }

    /** Reads what {@link #toString} has written. */
    static Position of(String text) {
        if (text.isEmpty()) return FIRST;
        var parts = text.split("/", -1);
        return new Position(
                parts[0].isEmpty() ? null : parts[0], parts[1].isEmpty() ? null : parts[1],
                Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }

    /** Cuts a span of time into windows the platform answers; both ends of each belong to it, so its neighbours share a second. */
    static List<Position> windows(String since, String until) {
        var windows = new ArrayList<Position>();
        var end = LocalDateTime.parse(until, Envelope.TIME);
        var start = LocalDateTime.parse(since, Envelope.TIME);
        if (start.isAfter(end)) start = end;
        do {
            var stop = start.plus(LONGEST).isBefore(end) ? start.plus(LONGEST) : end;
            windows.add(new Position(Envelope.TIME.format(start), Envelope.TIME.format(stop), 0, 0));
            start = stop;
        } while (start.isBefore(end));
        return windows;
    }

    /** Returns pages that cover every id from {@code least} to {@code most} once. @param rows how many are spread over them */
    List<Position> pages(long least, long most, long rows) {
        long span = SPAN_OF_ALL;
        if (start != null) {
            long fitting = rows == 0 ? SPAN_OF_WINDOW : (most - least + 1) * ROWS_AIMED_AT / rows;
            span = Math.max(1, Math.min(SPAN_OF_WINDOW, fitting));
        }
        var pages = new ArrayList<Position>();
        for (long id = least; id <= most; id += span) pages.add(new Position(start, end, id, Math.min(most, id + span - 1)));
        return pages;
    }

    /** Returns the two halves of a page that was too full. */
    List<Position> halves() {
        long middle = from + (to - from) / 2;
        return List.of(new Position(start, end, from, middle), new Position(start, end, middle + 1, to));
    }

    @Override
    public String toString() {
        return (start == null ? "" : start) + "/" + (end == null ? "" : end) + "/" + from + "/" + to;
    }
}
