package org.provgate.mock.register;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.register.Version.Change;

/**
 * What happens to which row on which day, by arithmetic alone.
 *
 * <p>All changes that ever happen stand in one row of positions, ordered by time: first the births of the rows of day 0, then for
 * each day the rows touched for the first time in a round (an arithmetic permutation walks over all of them), those touched again
 * after the day before, and the newly born. A row is touched at most once a day. Immutable but for a cache; safe for threads.
 */
public final class Timeline {

    private static final long FIRST_SECOND =
            Instant.parse("2022-12-31T16:00:00Z").getEpochSecond();
    private static final long SECONDS_BEFORE = 1095L * 86_400;
    private static final int SECONDS_A_DAY = 22 * 3600;

    private final long size;
    private final int closed;
    private final int settled;
    private final int fresh;
    private final int again;
    private final int born;
    private final int perDay;
    private final long stride;
    private final long inverse;
    private final long offset;
    private final Map<Integer, Long> withdrawn = new ConcurrentHashMap<>();
    private final Map<Long, Long> distinct = new ConcurrentHashMap<>();

    Timeline(long size, int changed, int born, int closed, int relocated, long seed) {
        this.size = size;
        this.closed = closed;
        this.settled = closed + relocated;
        this.again = changed / 10;
        this.fresh = settled + changed - again;
        this.born = born;
        this.perDay = fresh + again + born;
        this.stride = coprime(size);
        this.inverse =
                BigInteger.valueOf(stride).modInverse(BigInteger.valueOf(size)).longValue();
        this.offset = Math.floorMod(Mix.mix(seed), size);
    }

    private static long coprime(long size) {
        long stride = Math.max(1, (long) (size * 0.6180339887));
        while (!BigInteger.valueOf(stride).gcd(BigInteger.valueOf(size)).equals(BigInteger.ONE)) stride++;
        return stride;
    }

    /** Returns how many rows have ever existed up to a day; their numbers run from 0. */
    public long rows(int day) {
        return size + (long) day * born;
    }

    /** Returns how many rows are not withdrawn on a day. */
    public long held(int day) {
        return rows(day) - withdrawn.computeIfAbsent(day, this::countWithdrawn);
    }

    /** Returns the position after the last change of a day. */
    public long end(int day) {
        return size + (long) day * perDay;
    }

    /** Returns the first position whose change is later than a moment. */
    public long after(Instant moment) {
        long low = 0;
        long high = end(Simulation.LAST_DAY);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (timeAt(middle).isAfter(moment)) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /** Returns the number of the row that changes at a position. */
    public long numberAt(long position) {
        if (position < size) return position;
        long day = dayAt(position);
        int place = placeAt(position);
        if (place < fresh) return rowOfSlot(day * fresh + place);
        if (place < fresh + again) return rowOfSlot((day - 1) * fresh + settled + place - fresh);
        return size + (day - 1) * born + place - fresh - again;
    }

    /** Returns the day of a position. */
    public int dayAt(long position) {
        return position < size ? 0 : (int) ((position - size) / perDay) + 1;
    }

    /** Returns the time of the change at a position; later positions are never earlier. */
    public Instant timeAt(long position) {
        if (position < size) return Instant.ofEpochSecond(FIRST_SECOND + position * SECONDS_BEFORE / size);
        long start = SimulatedClock.timeOf(dayAt(position) - 1).getEpochSecond() + 3600;
        return Instant.ofEpochSecond(start + (long) placeAt(position) * SECONDS_A_DAY / perDay);
    }

    /** Returns how many distinct rows changed from a position on, as a day's snapshot shows them, withdrawn ones included. */
    public long distinct(long from, int day) {
        return distinct.computeIfAbsent(from * (Simulation.LAST_DAY + 1) + day, key -> {
            long count = 0;
            for (long position = from; position < end(day); position++) if (newestAt(position, day) != null) count++;
            return count;
        });
    }

    /** Returns the row that changed at a position, or null if by that day it has changed again at a later one. */
    public @Nullable Version newestAt(long position, int day) {
        var version = at(numberAt(position), day);
        return version.position() == position ? version : null;
    }

    /** Returns a row's newest version on a day. */
    public Version at(long number, int day) {
        if (number >= size) return bornLater(number, day);
        var walk = new Walk(number);
        if (fresh > 0)
            for (long slot = slotOfRow(number); slot / fresh <= day; slot += size) {
                int block = (int) (slot / fresh);
                int place = (int) (slot % fresh);
                if (block > 0) walk.touch(block, place, kind(slot) < closed, moves(slot));
                if (block < day && place >= settled && place < settled + again)
                    walk.touch(block + 1, fresh + place - settled, false, false);
            }
        return walk.version();
    }

    /** Returns the version before, or for the first one what the row was before day 0. */
    Version before(Version version) {
        if (version.revision() > 0) return at(version.number(), version.day() - 1);
        return new Version(
                version.number(),
                -1,
                version.day(),
                -1,
                0,
                Change.CHANGED,
                version.updatedAt().minusSeconds(86_400));
    }

    private Version bornLater(long number, int day) {
        long index = number - size;
        if (index >= (long) day * born) throw new IllegalArgumentException("no row " + number + " on day " + day);
        int birth = (int) (index / born) + 1;
        long position = position(birth, fresh + again + (int) (index % born));
        return new Version(number, 0, birth, position, 0, Change.APPEARED, timeAt(position));
    }

    private long countWithdrawn(int lastDay) {
        long count = 0;
        for (int day = 1; day <= lastDay; day++)
            for (int place = 0; place < fresh; place++) {
                if (kind((long) day * fresh + place) >= closed) continue;
                var version = newestAt(position(day, place), lastDay);
                if (version != null && version.withdrawn()) count++;
            }
        return count;
    }

    /** Returns a number that is the same in every round, so that rows which never move can be told. */
    private int kind(long slot) {
        return (int) (slot % size % fresh);
    }

    private boolean moves(long slot) {
        int kind = kind(slot);
        return kind >= closed && kind < settled;
    }

    /** Returns whether a row's source key ever changes. */
    boolean everMoves(long number) {
        return fresh > 0 && number < size && moves(slotOfRow(number));
    }

    private long position(int day, int place) {
        return size + (long) (day - 1) * perDay + place;
    }

    private int placeAt(long position) {
        return (int) ((position - size) % perDay);
    }

    private long rowOfSlot(long slot) {
        return (slot % size * stride + offset) % size;
    }

    private long slotOfRow(long number) {
        return Math.floorMod(number - offset, size) * inverse % size;
    }

    /** One row's way through its changes. */
    private final class Walk {
        private final long number;
        private int revision;
        private int day;
        private long position;
        private int moves;
        private Change change = Change.APPEARED;

        Walk(long number) {
            this.number = number;
            this.position = number;
        }

        void touch(int touchDay, int place, boolean closes, boolean relocates) {
            boolean absent = change == Change.WITHDRAWN;
            change = absent ? Change.APPEARED : closes ? Change.WITHDRAWN : Change.CHANGED;
            if (relocates) moves++;
            revision++;
            day = touchDay;
            position = position(touchDay, place);
        }

        Version version() {
            return new Version(number, revision, day, position, moves, change, timeAt(position));
        }
    }
}
