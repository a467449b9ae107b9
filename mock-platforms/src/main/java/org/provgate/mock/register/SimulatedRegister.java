package org.provgate.mock.register;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The register a platform hands out, and what a correct gateway must hold of it. Safe for threads; only the clock moves.
 */
public final class SimulatedRegister {

    private final Simulation simulation;
    private final SimulatedClock clock = new SimulatedClock();
    private final Population<SubjectRow> subjects;
    private final SubjectRows rows;
    private final Map<ListKind, Population<EntryRow>> lists = new EnumMap<>(ListKind.class);
    private final Map<Integer, Map<String, Long>> byState = new ConcurrentHashMap<>();

    public SimulatedRegister(Simulation simulation) {
        this.simulation = simulation;
        var timeline = new Timeline(
                simulation.size(),
                simulation.changedPerDay(),
                simulation.newPerDay(),
                simulation.closedPerDay(),
                simulation.relocatedPerDay(),
                simulation.seed());
        rows = new SubjectRows(simulation, timeline);
        subjects = new Population<>(timeline, rows::row);
        for (var kind : ListKind.values()) lists.put(kind, list(kind, timeline));
    }

    private Population<EntryRow> list(ListKind kind, Timeline subjectTimeline) {
        long size = Math.max(4, simulation.size() * kind.perMille() / 1000);
        boolean still = simulation.changedPerDay() + simulation.newPerDay() == 0;
        int changed = still ? 0 : (int) Math.max(1, size / 50);
        int closed = still ? 0 : (int) Math.max(1, size / 200);
        int born = still ? 0 : (int) Math.max(1, size / 100);
        var timeline = new Timeline(size, changed, born, closed, 0, simulation.seed() + kind.ordinal());
        var writer = new EntryRows(simulation, kind, subjectTimeline, rows, size);
        return new Population<>(timeline, writer::row);
    }

    /** Returns the settings. */
    public Simulation simulation() {
        return simulation;
    }

    /** Returns the clock, to be read and moved. */
    public SimulatedClock clock() {
        return clock;
    }

    /** Returns the present day. */
    public int day() {
        return clock.day();
    }

    /** Moves on by a day. @return the new day */
    public int moveOn() {
        return clock.moveOn();
    }

    /** Moves to a day. */
    public void moveTo(int day) {
        clock.moveTo(day);
    }

    /** Returns all subjects. */
    public Population<SubjectRow> subjects() {
        return subjects;
    }

    /** Returns all entries of a list. */
    public Population<EntryRow> list(ListKind kind) {
        return lists.get(kind);
    }

    /** Returns how many subjects the register holds on a day, faulty ones included: the statistics' total. */
    public long held(int day) {
        return subjects.held(day);
    }

    /** Returns the same by state, as sent ({@code Z} is the unknown one); the first call for a day reads every row. */
    public Map<String, Long> heldByState(int day) {
        return byState.computeIfAbsent(day, asked -> {
            var counts = new TreeMap<String, Long>();
            LongStream.range(0, subjects.timeline().rows(asked)).forEach(number -> {
                var version = subjects.timeline().at(number, asked);
                if (!version.withdrawn()) counts.merge(rows.sentState(version), 1L, Long::sum);
            });
            return counts;
        });
    }

    /** Returns all names a subject has had, full-width brackets; empty if the register knows no such code. */
    public Set<String> namesOf(String uscc) {
        if (!Digits.isUscc(uscc)) return Set.of();
        long number = Digits.number(uscc);
        if (number >= subjects.timeline().rows(day())) return Set.of();
        var names = new HashSet<String>();
        var version = subjects.timeline().at(number, day());
        if (!subjects.row(version).uscc().equals(uscc)) return Set.of();
        while (version.revision() >= 0) {
            names.add(subjects.row(version).name());
            version = subjects.timeline().before(version);
        }
        return names;
    }

    /** Returns the columns of every subject a correct gateway holds; see {@link Population#truth}. */
    public Stream<Map<String, String>> truth(int... syncedDays) {
        return subjects.truth(syncedDays).map(SubjectRow::columns);
    }

    /** Returns the columns of every list entry a correct gateway holds. */
    public Stream<Map<String, String>> truthOfList(ListKind kind, int... syncedDays) {
        return list(kind).truth(syncedDays).map(EntryRow::columns);
    }

    /** Returns how many subjects' newest versions are faulty and not withdrawn. */
    public long quarantined(int... syncedDays) {
        return subjects.quarantined(syncedDays);
    }
}
