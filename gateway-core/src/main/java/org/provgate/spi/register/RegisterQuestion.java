package org.provgate.spi.register;

import org.jspecify.annotations.Nullable;

/**
 * One question to a register feed.
 *
 * @param stream which part
 * @param since the checkpoint of the last sealed run, verbatim; null asks for everything
 * @param position where to read, in the adapter's own words; empty for the first question of a stream. At most 2,000 characters
 */
public record RegisterQuestion(
        RegisterStream stream, @Nullable String since, String position) {

    /** Returns the question that opens a stream. */
    public static RegisterQuestion first(RegisterStream stream, @Nullable String since) {
        return new RegisterQuestion(stream, since, "");
    }

    /** Returns the question for another place of the same pull. */
    public RegisterQuestion at(String position) {
        return new RegisterQuestion(stream, since, position);
    }

    /** Returns whether everything is asked for, not only what changed. */
    public boolean full() {
        return since == null;
    }
}
