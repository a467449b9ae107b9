package org.provgate.web;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.rules.Refusal;

/** What is a caller's business where the database does not say it. Another's is answered as what is not there. */
final class Own {

    private Own() {}

    /** @param code the department something is to be written for */
    static void department(Caller caller, @Nullable String code) {
        if (code == null || !caller.concerns(code))
            throw new Refusal(
                    "department-unknown", "you write for no department " + code + ", but for " + caller.department());
    }

    /** @param codes the departments something touches: others' are for the office to send */
    static void all(Caller caller, Collection<String> codes) {
        if (!codes.stream().allMatch(caller::concerns))
            throw new Refusal(
                    "department-unknown",
                    "an officer is of another department: name your own, or ask the office for a joint task");
    }

    /** @param unknown what is said of one that is not there */
    static void known(Caller caller, String department, RuntimeException unknown) {
        if (!caller.concerns(department)) throw unknown;
    }

    /** Returns the only department a caller may write for; null for the office. */
    static @Nullable String only(Caller caller) {
        return caller.office() ? null : caller.department();
    }
}
