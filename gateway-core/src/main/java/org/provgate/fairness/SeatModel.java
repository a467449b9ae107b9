package org.provgate.fairness;

import java.util.List;
import java.util.Set;

/**
 * How often who sits where, on average over a fair draw. Until the skilled reach the cap of the draw, teams form evenly from those
 * able; from then on the skilled only take the first seats, which nobody else may take. What is counted is compared with this; the
 * cap makes counts vary less than chance would, so that an alarm is rather too late than too early.
 *
 * @param able officers able for one target
 * @param skilled those of them who may take the first seat
 * @param size seats of the team
 * @param cap most targets of one officer, as a share of all targets
 */
record SeatModel(List<String> able, Set<String> skilled, int size, double cap) {

    /** Returns the mean seats of an officer on such a team. */
    double seat(String officer) {
        if (!able.contains(officer)) return 0;
        if (able.size() <= size) return 1;
        double early = early();
        return early * seatEarly(officer) + (1 - early) * seatLate(officer);
    }

    /** Returns the mean number of teams with both officers. */
    double pair(String a, String b) {
        if (!able.contains(a) || !able.contains(b) || size < 2) return 0;
        if (able.size() <= size) return 1;
        double early = early();
        return early * pairEarly(a, b) + (1 - early) * pairLate(a, b);
    }

    /** Returns the share of the targets until the skilled reach the cap. */
    private double early() {
        int others = able.size() - skilled.size();
        if (skilled.isEmpty() || others < size - 1 || others == 0) return 1;
        return Math.min(1, cap / seatEarly(skilled.iterator().next()));
    }

    /** The lowest tickets of all sit, unless no skilled officer is among them: then the last of them leaves a seat to one. */
    private double seatEarly(String officer) {
        double even = (double) size / able.size();
        if (skilled.isEmpty()) return even - 1.0 / able.size();
        return skilled.contains(officer)
                ? even + nobodySkilled() / skilled.size()
                : even - nobodySkilled() / (able.size() - skilled.size());
    }

    private double seatLate(String officer) {
        return skilled.contains(officer) ? 1.0 / skilled.size() : (double) (size - 1) / (able.size() - skilled.size());
    }

    private double pairEarly(String a, String b) {
        double m = able.size();
        if (skilled.isEmpty()) return (size - 1) * (size - 2) / (m * (m - 1));
        double even = size * (size - 1) / (m * (m - 1));
        double others = m - skilled.size();
        if (skilled.contains(a) && skilled.contains(b)) return even;
        return skilled.contains(a) || skilled.contains(b)
                ? even + nobodySkilled() * (size - 1) / (skilled.size() * others)
                : even - nobodySkilled() * 2 * (size - 1) / (others * (others - 1));
    }

    /** Returns the probability that the lowest tickets, as many as seats, are all of officers without the specialty. */
    private double nobodySkilled() {
        double none = 1;
        for (int seat = 0; seat < size; seat++)
            none *= Math.max(0, (double) (able.size() - skilled.size() - seat) / (able.size() - seat));
        return none;
    }

    private double pairLate(String a, String b) {
        int others = able.size() - skilled.size();
        if (skilled.contains(a) && skilled.contains(b)) return 0;
        if (skilled.contains(a) || skilled.contains(b)) return seatLate(a) * seatLate(b);
        return others < 2 ? 0 : (double) (size - 1) * (size - 2) / ((double) others * (others - 1));
    }
}
