package org.provgate.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.provgate.draw.Outcome.Amendment;
import org.provgate.draw.Outcome.Stratum;
import org.provgate.draw.Outcome.Target;
import org.provgate.draw.Outcome.Team;

/** One draw while it is computed: seed, targets, teams, and then each recusal in its turn. */
final class Drawing {

    private final Parameters parameters;
    private final Teams teams;
    private final Map<String, List<List<@Nullable String>>> seats = new LinkedHashMap<>();
    private final Map<String, Set<String>> left = new HashMap<>();
    final Frame.Census census;
    final Roster roster;
    final String seed;
    final List<Stratum> strata = new ArrayList<>();
    /** As they were drawn, before any amendment. */
    final List<Target> targets = new ArrayList<>();

    final List<Amendment> amendments = new ArrayList<>();

    Drawing(Frame frame, Frame.Census census, Roster roster, Parameters parameters, List<Contribution> contributions) {
        this.parameters = parameters;
        this.census = census;
        this.roster = roster;
        this.seed = seed(parameters, census.root(), roster.root(), roster.conflictsRoot(), contributions);
        var counts = Targets.counts(parameters, census.strata());
        census.strata().forEach((name, candidates) -> strata.add(new Stratum(name, candidates, counts.get(name))));
        var taken = Targets.take(frame, counts, seed);
        this.teams = new Teams(parameters, roster, taken.size(), new Ticket(seed));
        for (var candidate : taken) {
            var formed = new ArrayList<List<@Nullable String>>();
            for (var department : parameters.departments()) formed.add(teams.form(candidate.id(), department));
            seats.put(candidate.id(), formed);
            targets.add(new Target(candidate.id(), candidate.stratum(), candidate.exact(), teamsOf(candidate.id())));
        }
    }

    /** The seed (spec 2.3). @throws RefusedException if a contributor is there twice or revealed something else */
    static String seed(
            Parameters parameters,
            String frameRoot,
            String rosterRoot,
            String conflictsRoot,
            List<Contribution> contributions) {
        var text = new StringBuilder("cs1\n").append(parameters.batchId()).append('\n');
        text.append(frameRoot)
                .append('\n')
                .append(rosterRoot)
                .append('\n')
                .append(conflictsRoot)
                .append('\n');
        text.append(parameters.digest()).append('\n');
        var sorted = new TreeMap<String, String>();
        for (var contribution : contributions) {
            if (!contribution.matches())
                throw new RefusedException(
                        "contributions",
                        0,
                        contribution.contributor() + " revealed something else than it committed to");
            if (sorted.put(contribution.contributor(), contribution.value()) != null)
                throw new RefusedException("contributions", 0, contribution.contributor() + " is there twice");
        }
        if (sorted.isEmpty()) throw new RefusedException("contributions", 0, "nobody contributed to the seed");
        sorted.forEach((contributor, value) ->
                text.append(contributor).append('=').append(value).append('\n'));
        return Sha256.hex(text.toString());
    }

    /** Takes an officer off a target and fills that seat again. */
    void recuse(String subject, String officer, String reason) {
        var formed = seats.get(subject);
        if (formed == null) throw refused(subject + " was not drawn");
        if (reason.isBlank()) throw refused("a recusal needs its reason");
        for (int d = 0; d < formed.size(); d++) {
            var department = parameters.departments().get(d);
            var team = formed.get(d);
            int seat = team.indexOf(officer);
            if (seat < 0) continue;
            var out = left.computeIfAbsent(subject, s -> new HashSet<>());
            out.add(officer);
            var substitute = teams.refill(subject, department, seat, team, out);
            team.set(seat, substitute);
            amendments.add(new Amendment(subject, officer, reason, department.id(), seat + 1, substitute));
            return;
        }
        throw refused(officer + " is on no team of " + subject);
    }

    /** Returns the targets with their teams as they stand now. */
    List<Target> current() {
        if (amendments.isEmpty()) return targets;
        return targets.stream()
                .map(t -> new Target(t.subject(), t.stratum(), t.ticket(), teamsOf(t.subject())))
                .toList();
    }

    private List<Team> teamsOf(String subject) {
        var formed = seats.get(subject);
        var list = new ArrayList<Team>(formed.size());
        for (int d = 0; d < formed.size(); d++)
            list.add(new Team(parameters.departments().get(d).id(), new ArrayList<>(formed.get(d))));
        return list;
    }

    private static RefusedException refused(String reason) {
        return new RefusedException("amendments", 0, reason);
    }
}
