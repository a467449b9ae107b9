package org.provgate.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draw came to.
 *
 * @param targets in batch order, teams as they stand after all amendments
 * @param document {@code draw.json} as it stands in the folder
 * @param digest its digest, 64 lower-case hex digits
 */
public record Outcome(
        String seed,
        List<Stratum> strata,
        List<Target> targets,
        List<Amendment> amendments,
        String document,
        String digest) {

    /** How many of a stratum were taken. */
    public record Stratum(String name, long candidates, int taken) {}

    /** @param ticket the whole number, {@code 0.…} */
    public record Target(String subject, String stratum, String ticket, List<Team> teams) {
        /** Returns whether a seat is empty: a person must resolve it before the batch is dispatched. */
        public boolean unstaffed() {
            return teams.stream().anyMatch(team -> team.officers().contains(null));
        }
    }

    /** @param officers in seat order; null where nobody was able */
    public record Team(String department, List<@Nullable String> officers) {}

    /** @param seat from 1 @param substitute null if nobody was able */
    public record Amendment(
            String subject,
            String officer,
            String reason,
            String department,
            int seat,
            @Nullable String substitute) {}
}
