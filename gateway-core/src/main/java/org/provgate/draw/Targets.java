package org.provgate.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Takes the lowest tickets of each stratum (spec 3), keeping no more candidates than it takes. */
final class Targets {

    private Targets() {}

    /** Returns how many each stratum gives. @throws RefusedException if a stratum has no rate */
    static TreeMap<String, Integer> counts(Parameters parameters, Map<String, Long> strata) {
        var counts = new TreeMap<String, Integer>();
        strata.forEach((stratum, candidates) -> {
            counts.put(stratum, parameters.taken(stratum, candidates));
        });
        return counts;
    }

    /** Returns the taken in batch order. */
    static List<Candidate> take(Frame frame, Map<String, Integer> counts, String seed) {
        var tickets = new Ticket(seed);
        var taken = new HashMap<Integer, Taken>();
        frame.read(
                (bytes, from, to, stratum) -> taken.computeIfAbsent(stratum, s -> new Taken(frame.stratum(s), counts))
                        .offer(bytes, from, to, tickets));
        var all = new ArrayList<Candidate>();
        taken.values().forEach(stratum -> all.addAll(stratum.lowest));
        Collections.sort(all);
        return all;
    }

    /** The lowest tickets met so far in one stratum, the highest of them on top. */
    private static final class Taken {
        final PriorityQueue<Candidate> lowest = new PriorityQueue<>(Comparator.reverseOrder());
        final String stratum;
        final int count;

        Taken(String stratum, Map<String, Integer> counts) {
            this.stratum = stratum;
            this.count = counts.get(stratum);
        }

        void offer(byte[] bytes, int from, int to, Ticket tickets) {
            if (count == 0) return;
            long leading = tickets.leading(bytes, from, to);
            if (lowest.size() == count && leading > lowest.element().leading()) return;
            var id = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
            lowest.add(new Candidate(leading, id, stratum, tickets));
            if (lowest.size() > count) lowest.remove();
        }
    }
}
