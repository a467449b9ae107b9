package org.provgate.web;

import java.util.List;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;

/** What a refusal says to who filled in a form. */
final class Sentences {

    private Sentences() {}

    static List<String> of(Refusal refusal) {
        return refusal.violations().isEmpty()
                ? List.of(String.valueOf(refusal.getMessage()))
                : refusal.violations().stream().map(Violation::message).toList();
    }
}
