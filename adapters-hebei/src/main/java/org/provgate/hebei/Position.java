package org.provgate.hebei;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.PlatformException;

/**
 * Where a register question reads. Without ids it asks for the count (1001), with ids for the rows; without a window, of all
 * time. As text: empty, {@code window:<start>:<end>}, {@code ids:<min>:<max>}, or both with a blank between.
 */
record Position(@Nullable Window window, @Nullable Ids ids) {

    private static final Pattern FORM =
            Pattern.compile("(?:window:([0-9]{14}):([0-9]{14}))? ?(?:ids:([0-9]{1,18}):([0-9]{1,18}))?");

    /** Returns the position {@link #toString} wrote. */
    static Position parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) throw foreign(text);
        return new Position(
                parts.group(1) == null ? null : window(text, parts), parts.group(3) == null ? null : ids(text, parts));
    }

    private static Window window(String text, Matcher parts) {
        var start = PlatformTime.parse(parts.group(1));
        var end = PlatformTime.parse(parts.group(2));
        if (start == null || end == null || end.isBefore(start)) throw foreign(text);
        return new Window(start, end);
    }

    private static Ids ids(String text, Matcher parts) {
        long min = Long.parseLong(parts.group(3));
        long max = Long.parseLong(parts.group(4));
        if (max < min) throw foreign(text);
        return new Ids(min, max);
    }

    private static PlatformException foreign(String text) {
        return new PlatformException.Unreadable("a position of this adapter", Xml.shortened(text), "the frontier");
    }

    Position at(Ids ids) {
        return new Position(window, ids);
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        if (window != null)
            out.append("window:")
                    .append(PlatformTime.text(window.start()))
                    .append(':')
                    .append(PlatformTime.text(window.end()));
        if (window != null && ids != null) out.append(' ');
        if (ids != null) out.append("ids:").append(ids.min()).append(':').append(ids.max());
        return out.toString();
    }
}
