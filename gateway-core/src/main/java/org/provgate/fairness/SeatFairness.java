package org.provgate.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.provgate.fairness.FairnessReport.ChiSquareTest;
import org.provgate.fairness.FairnessReport.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether officers are spread over targets, and over each other, as chance spreads them. */
final class SeatFairness {

    private static final String DEPARTMENTS = """
            SELECT d.batch_id, d.department, d.team_size, d.specialty, b.window_end::text, b.slack,
                   (SELECT count(*) FROM task k JOIN task_target t ON t.task_id = k.id WHERE k.batch_id = b.id) AS targets,
                   (SELECT string_agg(line, chr(10) ORDER BY line) FROM batch_line l
                     WHERE l.batch_id = d.batch_id AND l.file = 'roster') AS roster,
                   (SELECT string_agg(line, chr(10)) FROM batch_line l WHERE l.batch_id = d.batch_id AND l.file = 'conflicts')
              FROM batch_department d JOIN batch b ON b.id = d.batch_id WHERE d.batch_id = ANY (?)
            """;

    private static final String TEAMS = """
            SELECT k.batch_id, s.department, s.subject_key, array_agg(s.officer_id ORDER BY s.seat)
              FROM task k JOIN task_seat s ON s.task_id = k.id
             WHERE k.batch_id = ANY (?) AND s.officer_id IS NOT NULL GROUP BY 1, 2, 3
            """;

    private static final String BESIDE = " · ";

    private final JdbcClient jdbc;
    private final String[] batches;
    private final Map<String, Long> seats = new TreeMap<>();
    private final Map<String, Double> expectedSeats = new TreeMap<>();
    private final Map<String, String> departmentOf = new HashMap<>();
    private final Map<String, Long> pairs = new HashMap<>();
    private final Map<String, Double> expectedPairs = new HashMap<>();
    private final Map<String, Long> meetings = new HashMap<>();
    private final Map<String, List<SeatModel>> drawsOfSubject = new HashMap<>();
    /** How many targets had the same officers able: mostly all of a batch. */
    private final Map<Able, Long> targets = new HashMap<>();

    /** @param out officers in conflict with a target */
    private record Able(Pool pool, Set<String> out) {
        SeatModel model() {
            if (out.isEmpty()) return new SeatModel(pool.officers, pool.skilled, pool.size, pool.cap);
            var able = pool.officers.stream().filter(o -> !out.contains(o)).toList();
            return new SeatModel(
                    able,
                    able.stream().filter(pool.skilled::contains).collect(Collectors.toSet()),
                    pool.size,
                    pool.cap);
        }
    }

    SeatFairness(JdbcClient jdbc, String[] batches) {
        this.jdbc = jdbc;
        this.batches = batches;
        var pools = pools();
        jdbc.sql(TEAMS).param(batches).query(row -> {
            var pool = pools.get(row.getString(1) + "\t" + row.getString(2));
            if (pool != null)
                count(pool, row.getString(3), Arrays.asList((String[])
                        row.getArray(4).getArray()));
        });
        targets.forEach((able, times) -> expect(able.model(), times));
    }

    /** A department in a batch. @param cap share of targets one officer may have @param conflicts officers out for a subject */
    private record Pool(
            List<String> officers, Set<String> skilled, int size, double cap, Map<String, Set<String>> conflicts) {}

    /** Each department for itself: within it the number of seats is given, so one degree of freedom less than officers. */
    List<ChiSquareTest> loads() {
        var tests = new ArrayList<ChiSquareTest>();
        for (var department : new TreeSet<>(departmentOf.values())) {
            double statistic = 0;
            int cells = 0;
            for (var officer : expectedSeats.keySet()) {
                double expected = expectedSeats.get(officer);
                if (expected < 5 || !department.equals(departmentOf.get(officer))) continue;
                statistic += Math.pow(seats.getOrDefault(officer, 0L) - expected, 2) / expected;
                cells++;
            }
            var name = "load of officers of " + department;
            tests.add(new ChiSquareTest(
                    name, cells, statistic, Math.max(0, cells - 1), Tails.chiSquare(statistic, cells - 1)));
        }
        return tests;
    }

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        pairs.forEach((pair, times) -> {
            var mean = expectedPairs.get(pair);
            // a pair that could not be drawn came about by a person's hand, which the evidence shows
            if (mean == null) return;
            double chance = Math.min(1, expectedPairs.size() * Tails.poisson(times, mean));
            if (chance < FairnessReport.LEVEL) found.add(new Finding("PAIR", pair, times, mean, chance));
        });
        // every officer could have met every subject that was drawn more than once
        long compared = expectedSeats.size()
                * drawsOfSubject.values().stream()
                        .filter(draws -> draws.size() > 1)
                        .count();
        meetings.forEach((meeting, times) -> {
            if (times < 2) return;
            var names = meeting.split(BESIDE);
            var chances = drawsOfSubject.get(names[1]).stream()
                    .map(model -> model.seat(names[0]))
                    .toList();
            double mean = chances.stream().mapToDouble(p -> p).sum();
            double chance = Math.min(1, compared * Tails.trials(times, chances));
            if (chance < FairnessReport.LEVEL) found.add(new Finding("REPEAT", meeting, times, mean, chance));
        });
        return found;
    }

    private Map<String, Pool> pools() {
        var pools = new HashMap<String, Pool>();
        jdbc.sql(DEPARTMENTS).param(batches).query(row -> {
            var officers = new ArrayList<String>();
            var skilled = new HashSet<String>();
            var specialty = row.getString(4);
            for (var line : lines(row.getString(8))) {
                var fields = line.split("\t", -1);
                if (!fields[1].equals(row.getString(2)) || fields[3].compareTo(row.getString(5)) < 0) continue;
                officers.add(fields[0]);
                departmentOf.put(fields[0], fields[1]);
                if (specialty == null || List.of(fields[2].split(",")).contains(specialty)) skilled.add(fields[0]);
            }
            var conflicts = new HashMap<String, Set<String>>();
            for (var line : lines(row.getString(9))) {
                var fields = line.split("\t");
                conflicts.computeIfAbsent(fields[1], s -> new HashSet<>()).add(fields[0]);
            }
            int size = row.getInt(3);
            double most = Math.ceil((double) size * row.getLong(7) / Math.max(1, officers.size())) + row.getInt(6);
            pools.put(
                    row.getString(1) + "\t" + row.getString(2),
                    new Pool(officers, skilled, size, most / Math.max(1, row.getLong(7)), conflicts));
        });
        return pools;
    }

    private static List<String> lines(String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private void count(Pool pool, String subject, List<String> team) {
        var able = new Able(pool, pool.conflicts.getOrDefault(subject, Set.of()));
        targets.merge(able, 1L, Long::sum);
        drawsOfSubject.computeIfAbsent(subject, s -> new ArrayList<>()).add(able.model());
        var sorted = team.stream().sorted().toList();
        for (int a = 0; a < sorted.size(); a++) {
            seats.merge(sorted.get(a), 1L, Long::sum);
            meetings.merge(sorted.get(a) + BESIDE + subject, 1L, Long::sum);
            for (int b = a + 1; b < sorted.size(); b++)
                pairs.merge(sorted.get(a) + BESIDE + sorted.get(b), 1L, Long::sum);
        }
    }

    private void expect(SeatModel model, long times) {
        var able = model.able();
        for (int a = 0; a < able.size(); a++) {
            expectedSeats.merge(able.get(a), times * model.seat(able.get(a)), Double::sum);
            for (int b = a + 1; b < able.size(); b++)
                expectedPairs.merge(
                        able.get(a) + BESIDE + able.get(b), times * model.pair(able.get(a), able.get(b)), Double::sum);
        }
    }
}
