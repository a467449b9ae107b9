package org.provgate.fairness;

import java.util.List;
import java.util.Set;

/**
 * Who would sit where if each team were drawn evenly from those able: what is counted is compared with this. The cap of the draw
 * spreads load more evenly still, so that an alarm is rather too late than too early.
 *
 * @param able officers able for one target
 * @param skilled those of them who may take the first seat
 * @param size seats of the team
 */
record SeatModel(List<String> able, Set<String> skilled, int size) {

    /** Returns the probability that an officer is on the team. */
    double seat(String officer) {
        if (!able.contains(officer)) return 0;
        int m = able.size();
        int first = skilled.size();
        if (m <= size) return 1;
        if (first == 0) return (double) (size - 1) / m;
        double own = skilled.contains(officer) ? 1.0 / first : 0;
        return own + (1 - own) * (size - 1) / (m - 1);
    }

    /** Returns the probability that two officers are on the team together. */
    double pair(String a, String b) {
        int m = able.size();
        if (!able.contains(a) || !able.contains(b) || size < 2) return 0;
        if (m <= size) return 1;
        int first = skilled.size();
        if (first == 0) return (double) (size - 1) * (size - 2) / ((double) m * (m - 1));
        double firstA = skilled.contains(a) ? 1.0 / first : 0;
        double firstB = skilled.contains(b) ? 1.0 / first : 0;
        double other = 1 - firstA - firstB;
        double beside = (double) (size - 1) / (m - 1);
        double both = m < 3 ? 0 : (double) (size - 1) * (size - 2) / ((double) (m - 1) * (m - 2));
        return (firstA + firstB) * beside + other * both;
    }
}
