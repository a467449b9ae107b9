package org.provgate.mock.hebei;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the inspection side asks the register. */
@FunctionalInterface
interface SubjectDirectory {
    /** The registered name of the subject with this code or, without a code, this PRIPID; empty if there is none. */
    Optional<String> nameOf(@Nullable String uniscid, @Nullable String pripid);
}
