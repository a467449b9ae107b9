package org.provgate.mock.hebei;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.provgate.mock.register.Population;
import org.provgate.mock.register.SimulatedRow;
import org.provgate.mock.register.Timeline;
import org.provgate.mock.register.Version;

/**
 * One stream of the register: subjects, or the entries of one list. A window is found by the changes of its days, never by a look
 * at all rows; the last few windows are kept, since each is read page by page. Safe for threads.
 */
final class Feed<R extends SimulatedRow> {
    private static final int KEPT_WINDOWS = 8;

    private final Population<R> population;
    private final BiConsumer<R, Markup> writer;
    private final Map<Key, long[]> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, long[]> eldest) {
            return size() > KEPT_WINDOWS;
        }
    };

    Feed(Population<R> population, BiConsumer<R, Markup> writer) {
        this.population = population;
        this.writer = writer;
    }

    /** Distinct rows, and how many of them are not withdrawn; the ids are 0 if there are none. */
    record Count(long count, long valid, long minId, long maxId) {}

    Count count(Optional<TimeWindow> window, int day) {
        if (window.isEmpty()) {
            long rows = timeline().rows(day);
            return new Count(rows, population.held(day), RowIds.idOf(0), RowIds.idOf(rows - 1));
        }
        var numbers = changed(window.get(), day);
        if (numbers.length == 0) return new Count(0, 0, 0, 0);
        long valid = Arrays.stream(numbers)
                .filter(number -> !timeline().at(number, day).withdrawn())
                .count();
        long last = numbers[numbers.length - 1];
        return new Count(numbers.length, valid, RowIds.idOf(numbers[0]), RowIds.idOf(last));
    }

    /** Returns the versions of a range of row ids, closed at both ends, in the order of their ids. */
    List<Version> page(Optional<TimeWindow> window, int day, long startNum, long endNum) {
        long rows = timeline().rows(day);
        long first = RowIds.firstFrom(startNum, rows);
        long end = RowIds.firstFrom(endNum + 1, rows);
        var numbers = window.isEmpty() ? LongStream.range(first, end) : between(changed(window.get(), day), first, end);
        return numbers.mapToObj(number -> timeline().at(number, day)).toList();
    }

    void write(Version version, Markup out) {
        writer.accept(population.row(version), out);
    }

    private Timeline timeline() {
        return population.timeline();
    }

    private static LongStream between(long[] sorted, long first, long end) {
        return Arrays.stream(sorted, place(sorted, first), place(sorted, end));
    }

    private static int place(long[] sorted, long number) {
        int found = Arrays.binarySearch(sorted, number);
        return found < 0 ? -found - 1 : found;
    }

    /** Returns the sorted numbers of the rows whose newest change, as of the day, lies in the window. */
    private long[] changed(TimeWindow window, int day) {
        var key = new Key(window, day);
        synchronized (windows) {
            return windows.computeIfAbsent(key, this::find);
        }
    }

    private long[] find(Key key) {
        // times are whole seconds, so what is after the second before is in the window
        long from = timeline().after(key.window.from().minusSeconds(1));
        long to = Math.min(timeline().after(key.window.to()), timeline().end(key.day));
        return LongStream.range(from, to)
                .filter(position -> timeline().newestAt(position, key.day) != null)
                .map(timeline()::numberAt)
                .sorted()
                .toArray();
    }

    private record Key(TimeWindow window, int day) {}
}
