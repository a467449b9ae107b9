package org.provgate.fairness;

import java.util.List;

/**
 * What past draws look like.
 *
 * @param batches how many drawn batches it rests on
 * @param strata every stratum of every batch, with its exact probability
 * @param tests chi-square tests: inclusion, and officer load
 * @param findings single subjects and pairs that came up more often than chance explains
 */
public record FairnessReport(
        int batches, List<StratumProbability> strata, List<ChiSquareTest> tests, List<Finding> findings) {

    /** How often fair draws may raise an alarm: once in a hundred, shared evenly by the tests and the three kinds of findings. */
    static final double LEVEL = 0.01 / 4;

    /** Each candidate of a stratum was taken with the probability taken / candidates, exactly. */
    public record StratumProbability(String batch, String stratum, long candidates, long taken) {
        public double probability() {
            return (double) taken / candidates;
        }
    }

    /**
     * @param name what was counted
     * @param cells how many counts were compared
     * @param probability of a value this large or larger by chance
     */
    public record ChiSquareTest(String name, int cells, double statistic, double degrees, double probability) {}

    /**
     * @param kind {@code SUBJECT}, {@code PAIR} (two officers) or {@code REPEAT} (an officer and a subject)
     * @param who the key or keys
     * @param expected mean by chance
     * @param probability of so many by chance, times the number of those compared (Bonferroni), at most 1
     */
    public record Finding(String kind, String who, long times, double expected, double probability) {}

    /** Returns whether something is rarer than one in a hundred, all tests taken together. */
    public boolean alarm() {
        return !findings.isEmpty() || tests.stream().anyMatch(t -> t.probability * tests.size() < LEVEL);
    }
}
