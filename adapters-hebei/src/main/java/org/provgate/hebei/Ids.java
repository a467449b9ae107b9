package org.provgate.hebei;

import java.util.ArrayList;
import java.util.List;
import org.provgate.spi.PlatformException;

/** Row ids from {@code min} to {@code max}, both included. Ids have holes. */
record Ids(long min, long max) {

    /** Guards memory: a mistaken maxId must not make a frontier of billions. */
    private static final int MOST_PIECES = 200_000;

    Ids {
        if (min < 0 || max < min) throw new IllegalArgumentException("not a range of ids: " + min + " to " + max);
    }

    /** Returns these ids in pieces of at most {@code size}, each id in exactly one, in order. */
    List<Ids> pieces(long size) {
        if ((max - min) / size >= MOST_PIECES)
            throw new PlatformException.Unreadable(
                    "at most " + MOST_PIECES + " pages of " + size + " ids",
                    "minId " + min + " and maxId " + max,
                    "1001");
        var pieces = new ArrayList<Ids>((int) ((max - min) / size) + 1);
        for (long from = min; from <= max; from += size) pieces.add(new Ids(from, Math.min(max, from + size - 1)));
        return pieces;
    }

    /** Returns the width of pieces into which about {@code rows} of {@code count} evenly spread rows fall, at most {@code widest}. */
    long widthFor(long rows, long count, long widest) {
        double width = (max - min + 1.0) * rows / count;
        return Math.max(1, Math.min(widest, (long) width));
    }

    /** Returns whether there are {@link #halves}. */
    boolean divisible() {
        return max > min;
    }

    List<Ids> halves() {
        long middle = min + (max - min) / 2;
        return List.of(new Ids(min, middle), new Ids(middle + 1, max));
    }
}
