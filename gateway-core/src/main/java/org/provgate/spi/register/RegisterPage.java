package org.provgate.spi.register;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one page of a register feed says.
 *
 * @param rows in any order; may be empty without being the last
 * @param followUps the questions that follow from this answer; empty ends the branch
 * @param checkpoint on the page that fixes it (one a pull): what the next pull's {@link RegisterQuestion#since} is; else null
 * @param announced how many distinct rows, withdrawn ones included, the whole pull will bring, where the answer says so
 * @param held how many distinct entries the platform holds and has not withdrawn, faulty ones included, where the answer says so
 */
public record RegisterPage(
        List<RegisterRow> rows,
        List<RegisterQuestion> followUps,
        @Nullable String checkpoint,
        OptionalLong announced,
        OptionalLong held) {

    public RegisterPage {
        rows = List.copyOf(rows);
        followUps = List.copyOf(followUps);
    }
}
