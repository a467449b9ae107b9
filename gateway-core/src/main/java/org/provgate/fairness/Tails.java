package org.provgate.fairness;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Probabilities of a count this large or larger. */
final class Tails {

    private Tails() {}

    static double chiSquare(double statistic, double degrees) {
        return degrees <= 0 ? 1 : ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
    }

    static double poisson(long times, double mean) {
        if (times <= 0) return 1;
        return mean <= 0
                ? 0
                : PoissonDistribution.of(mean).survivalProbability((int) Math.min(times - 1, Integer.MAX_VALUE));
    }

    /** The sum of independent events, each with its own probability. */
    static double trials(long times, List<Double> probabilities) {
        var mass = new double[probabilities.size() + 1];
        mass[0] = 1;
        for (int n = 0; n < probabilities.size(); n++) {
            double p = probabilities.get(n);
            for (int k = n + 1; k > 0; k--) mass[k] = mass[k] * (1 - p) + mass[k - 1] * p;
            mass[0] *= 1 - p;
        }
        double tail = 0;
        for (int k = (int) times; k < mass.length; k++) tail += mass[k];
        return tail;
    }
}
