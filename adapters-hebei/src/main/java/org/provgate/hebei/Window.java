package org.provgate.hebei;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The platform's seconds from {@code start} to {@code end}, both included. */
record Window(LocalDateTime start, LocalDateTime end) {

    private static final Duration WIDEST = Duration.ofDays(31);

    Window {
        if (end.isBefore(start)) throw new IllegalArgumentException("a window must not end before it starts");
    }

    /** Returns this window in pieces of at most 31 days, each second in exactly one, in order. */
    List<Window> pieces() {
        var pieces = new ArrayList<Window>();
        for (var from = start; !from.isAfter(end); from = from.plus(WIDEST)) {
            var last = from.plus(WIDEST).minusSeconds(1);
            pieces.add(new Window(from, last.isBefore(end) ? last : end));
        }
        return pieces;
    }
}
