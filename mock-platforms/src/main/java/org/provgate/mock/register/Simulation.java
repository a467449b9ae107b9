package org.provgate.mock.register;

/**
 * The settings of a simulated register.
 *
 * <p>The daily numbers are exact in the first round over all subjects; later the withdrawn return instead, and on the day a round
 * begins withdrawals and relocations may double.
 *
 * @param areaCode 行政区划, 6 digits
 * @param size subjects on day 0, at least 1
 * @param changedPerDay subjects that change each day; a tenth of them changed the day before too
 * @param newPerDay subjects that appear each day
 * @param closedPerDay subjects withdrawn each day (left the area); when touched again later they return
 * @param relocatedPerDay subjects with a new source key each day
 * @param dirtyPerMille versions out of 1,000 that carry one of {@link Dirt}
 * @param states the national state codes (CA19) that occur, one digit each; 1 is by far the most frequent
 * @param seed another seed is another register
 */
public record Simulation(
        String areaCode,
        long size,
        int changedPerDay,
        int newPerDay,
        int closedPerDay,
        int relocatedPerDay,
        int dirtyPerMille,
        String states,
        long seed) {

    /** The days a simulation may last. */
    public static final int LAST_DAY = 400;

    public Simulation {
        if (!areaCode.matches("[0-9]{6}")) throw new IllegalArgumentException("areaCode: 6 digits");
        if (size < 1 || size > 90_000_000) throw new IllegalArgumentException("size: 1 to 90,000,000");
        if (Math.min(Math.min(changedPerDay, newPerDay), Math.min(closedPerDay, relocatedPerDay)) < 0)
            throw new IllegalArgumentException("numbers per day: not negative");
        if (2L * (changedPerDay + closedPerDay + relocatedPerDay) > size)
            throw new IllegalArgumentException("at most half of the subjects can change in a day");
        if (dirtyPerMille < 0 || dirtyPerMille > 1000) throw new IllegalArgumentException("dirtyPerMille: 0 to 1000");
        if (!states.matches("1[234569]*")) throw new IllegalArgumentException("states: codes of CA19, 1 first");
    }

    /** Returns a clean register in which nothing happens; the with-methods add life. */
    public static Simulation of(String areaCode, long size) {
        return new Simulation(areaCode, size, 0, 0, 0, 0, 0, "1234569", 20260101);
    }

    /** Returns the same with these movements a day. */
    public Simulation withDaily(int changed, int born, int closed, int relocated) {
        return new Simulation(areaCode, size, changed, born, closed, relocated, dirtyPerMille, states, seed);
    }

    /** Returns the same with this much dirt. */
    public Simulation withDirt(int perMille) {
        return new Simulation(
                areaCode, size, changedPerDay, newPerDay, closedPerDay, relocatedPerDay, perMille, states, seed);
    }

    /** Returns the same with only these states. */
    public Simulation withStates(String states) {
        return new Simulation(
                areaCode, size, changedPerDay, newPerDay, closedPerDay, relocatedPerDay, dirtyPerMille, states, seed);
    }

    /** Returns the same with another seed. */
    public Simulation withSeed(long seed) {
        return new Simulation(
                areaCode, size, changedPerDay, newPerDay, closedPerDay, relocatedPerDay, dirtyPerMille, states, seed);
    }
}
