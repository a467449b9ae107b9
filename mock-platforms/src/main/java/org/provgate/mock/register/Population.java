package org.provgate.mock.register;

import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rows of one kind over all days. Pure; safe for threads. */
public final class Population<R extends SimulatedRow> {

    private final Timeline timeline;
    private final Function<Version, R> writer;

    Population(Timeline timeline, Function<Version, R> writer) {
        this.timeline = timeline;
        this.writer = writer;
    }

    /** Returns when which row changes. */
    public Timeline timeline() {
        return timeline;
    }

    /** Returns a row's newest version on a day. */
    public R row(long number, int day) {
        return writer.apply(timeline.at(number, day));
    }

    /** Returns a version's row. */
    public R row(Version version) {
        return writer.apply(version);
    }

    /**
     * Returns what a feed repeats of a row: mostly nothing (null), now and then the version before, or the same once more where an
     * older one would be faulty news, withdrawn, or not later than {@code after} (a position of the timeline; -1 for a full pull).
     */
    public @Nullable R repeated(Version version, long after) {
        if (Mix.pick(Mix.mix(version.number() + 31), 5, 500) != 0 || version.withdrawn()) return null;
        var same = writer.apply(version);
        if (same.faulty() || (version.revision() == 0 && (version.day() > 0 || after >= 0))) return same;
        var older = timeline.before(version);
        return older.withdrawn() || (after >= 0 && older.position() < after) ? same : writer.apply(older);
    }

    /** Returns how many rows are held and not withdrawn on a day, faulty ones included. */
    public long held(int day) {
        return timeline.held(day);
    }

    /**
     * Returns what a correct gateway holds after it synchronised on exactly these days, in rising order, the first time in full: the
     * newest version, or where that is faulty the last good one it has seen since the row was last withdrawn.
     */
    public Stream<R> truth(int... syncedDays) {
        return LongStream.range(0, timeline.rows(last(syncedDays)))
                .mapToObj(number -> lastGood(number, syncedDays))
                .flatMap(Stream::ofNullable);
    }

    /** Returns how many rows' newest versions are faulty and not withdrawn. */
    public long quarantined(int... syncedDays) {
        int day = last(syncedDays);
        return LongStream.range(0, timeline.rows(day))
                .filter(number -> row(number, day).faulty())
                .count();
    }

    private @Nullable R lastGood(long number, int... syncedDays) {
        for (int i = syncedDays.length - 1; i >= 0 && number < timeline.rows(syncedDays[i]); i--) {
            var row = row(number, syncedDays[i]);
            if (row.version().withdrawn()) return null;
            if (!row.faulty()) return row;
        }
        return null;
    }

    private static int last(int... days) {
        if (days.length == 0) throw new IllegalArgumentException("at least one day");
        for (int i = 1; i < days.length; i++)
            if (days[i] < days[i - 1]) throw new IllegalArgumentException("days in rising order");
        return days[days.length - 1];
    }
}
