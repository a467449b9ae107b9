package org.provgate.mock.register;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** The register's own time: day 0 is 2026-01-01T02:00+08:00, and each day is 24 hours later. Safe for threads. */
public final class SimulatedClock {

    private static final Instant START = Instant.parse("2025-12-31T18:00:00Z");

    private final AtomicInteger day = new AtomicInteger();

    /** Returns the present day. */
    public int day() {
        return day.get();
    }

    /** Moves on by a day. @return the new day */
    public int moveOn() {
        return day.incrementAndGet();
    }

    /** Moves to a day, also backwards. */
    public void moveTo(int newDay) {
        if (newDay < 0 || newDay > Simulation.LAST_DAY)
            throw new IllegalArgumentException("day: 0 to " + Simulation.LAST_DAY);
        day.set(newDay);
    }

    /** Returns the present time of the register. */
    public Instant now() {
        return timeOf(day());
    }

    /** Returns the moment at which a day's changes are all in: the snapshot time. */
    public static Instant timeOf(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
