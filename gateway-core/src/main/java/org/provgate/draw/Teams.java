package org.provgate.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.draw.Parameters.Department;
import org.provgate.draw.Roster.Officer;

/** Fills the seats of the teams, one after the other (spec 4), and keeps who carries how many. */
final class Teams {

    /** Longest key (spec 1). */
    private static final int KEY = 64;

    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<String, Set<String>> conflicts;
    private final Ticket tickets;

    /** The officers of one department who can be drawn, with their loads. */
    private static final class Pool {
        final Department department;
        final List<Officer> officers;
        final byte[][] ids;
        final int[] load;
        final long cap;

        Pool(Department department, List<Officer> officers, int targets, int slack) {
            this.department = department;
            this.officers = officers;
            this.ids = officers.stream()
                    .map(o -> o.id().getBytes(StandardCharsets.US_ASCII))
                    .toArray(byte[][]::new);
            this.load = new int[officers.size()];
            long seats = (long) department.teamSize() * targets;
            this.cap = officers.isEmpty() ? 0 : (seats + officers.size() - 1) / officers.size() + slack;
        }
    }

    Teams(Parameters parameters, Roster roster, int targets, Ticket tickets) {
        this.conflicts = roster.conflicts();
        this.tickets = tickets;
        for (var department : parameters.departments()) {
            var officers = roster.officers().stream()
                    .filter(o -> o.department().equals(department.id()))
                    .filter(o -> !o.validTo().isBefore(parameters.windowEnd()))
                    .toList();
            pools.put(department.id(), new Pool(department, officers, targets, parameters.slack()));
        }
    }

    /** Returns the team of one department for one target, in seat order; null where nobody was able. */
    List<@Nullable String> form(String subject, Department department) {
        var pool = pools.get(department.id());
        var leading = leading(subject, pool);
        var out = new HashSet<>(conflicts.getOrDefault(subject, Set.of()));
        var team = new ArrayList<@Nullable String>();
        for (int seat = 0; seat < department.teamSize(); seat++) {
            int taken = choose(subject, pool, seat, out, leading);
            team.add(take(pool, taken, out));
        }
        return team;
    }

    /** Fills one seat again. @param team as it stands @param out officers who have left this target */
    @Nullable
    String refill(String subject, Department department, int seat, List<@Nullable String> team, Set<String> left) {
        var pool = pools.get(department.id());
        var leaving = team.get(seat);
        for (int i = 0; i < pool.officers.size(); i++)
            if (pool.officers.get(i).id().equals(leaving)) pool.load[i]--;
        var out = new HashSet<>(conflicts.getOrDefault(subject, Set.of()));
        out.addAll(left);
        for (int i = 0; i < team.size(); i++) {
            var member = team.get(i);
            if (i != seat && member != null) out.add(member);
        }
        return take(pool, choose(subject, pool, seat, out, leading(subject, pool)), out);
    }

    private static @Nullable String take(Pool pool, int taken, Set<String> out) {
        if (taken < 0) return null;
        pool.load[taken]++;
        var id = pool.officers.get(taken).id();
        out.add(id);
        return id;
    }

    /** Returns the index of who takes the seat, -1 for nobody. */
    private int choose(String subject, Pool pool, int seat, Set<String> out, long[] leading) {
        var specialty = seat == 0 ? pool.department.specialty() : null;
        int below = -1;
        int least = -1;
        for (int i = 0; i < pool.officers.size(); i++) {
            var officer = pool.officers.get(i);
            if (specialty != null && !officer.specialties().contains(specialty)) continue;
            if (out.contains(officer.id())) continue;
            if (pool.load[i] < pool.cap) {
                if (below < 0 || before(subject, pool, i, below, leading)) below = i;
            } else if (least < 0
                    || pool.load[i] < pool.load[least]
                    || pool.load[i] == pool.load[least] && before(subject, pool, i, least, leading)) {
                least = i;
            }
        }
        return below >= 0 ? below : least;
    }

    private boolean before(String subject, Pool pool, int a, int b, long[] leading) {
        if (leading[a] != leading[b]) return leading[a] < leading[b];
        return exact(subject, pool, a).compareTo(exact(subject, pool, b)) < 0;
    }

    private String exact(String subject, Pool pool, int officer) {
        return tickets.exact(subject + "/" + pool.officers.get(officer).id());
    }

    private long[] leading(String subject, Pool pool) {
        var leading = new long[pool.officers.size()];
        var id = Arrays.copyOf((subject + "/").getBytes(StandardCharsets.US_ASCII), 2 * KEY + 1);
        for (int i = 0; i < leading.length; i++) {
            var officer = pool.ids[i];
            System.arraycopy(officer, 0, id, subject.length() + 1, officer.length);
            leading[i] = tickets.leading(id, 0, subject.length() + 1 + officer.length);
        }
        return leading;
    }
}
