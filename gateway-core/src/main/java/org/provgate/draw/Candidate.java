package org.provgate.draw;

/** Somebody with a ticket. Natural order is that of the tickets; equal leading digits ask for the whole number. */
record Candidate(long leading, String id, String stratum, Ticket tickets) implements Comparable<Candidate> {

    @Override
    public int compareTo(Candidate other) {
        int order = Long.compare(leading, other.leading);
        return order != 0 ? order : exact().compareTo(other.exact());
    }

    String exact() {
        return tickets.exact(id);
    }
}
