package org.provgate.platforms;

/**
 * An adapter that cannot be used; the others can.
 *
 * @param origin {@code built in (<jar>)} or {@code plugins/<name>}
 * @param problem what is wrong and what to mend, as a sentence for the operator
 */
public record BrokenAdapter(String origin, String problem) {}
