package org.provgate.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a batch intends, to be held against the rules.
 *
 * @param rates decimal strings by stratum
 * @param minimum least counts by stratum
 * @param teams officers of a team by department
 * @param candidates by stratum; null while they are not counted yet
 */
public record Proposal(
        Map<String, String> rates,
        Map<String, Integer> minimum,
        Map<String, Integer> teams,
        LocalDate windowStart,
        LocalDate windowEnd,
        @Nullable Map<String, Long> candidates) {

    /** The stratum of a batch that is not graded. */
    public static final String ALL = "ALL";

    /** Returns how many would be taken of {@code all} candidates of a stratum (the draw's own formula). */
    long taken(String stratum, long all) {
        var share = new BigDecimal(rates.getOrDefault(stratum, "0"))
                .multiply(BigDecimal.valueOf(all))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Math.min(all, Math.max(minimum.getOrDefault(stratum, 0), share));
    }

    /** Returns how many would be taken of all strata. */
    public long taken(Map<String, Long> candidates) {
        return candidates.entrySet().stream()
                .mapToLong(c -> taken(c.getKey(), c.getValue()))
                .sum();
    }
}
