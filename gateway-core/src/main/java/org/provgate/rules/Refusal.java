package org.provgate.rules;

import java.util.List;
import java.util.stream.Collectors;

/** What was asked for is against a rule, or not its turn. The sentence says what, why, and what to do next. */
public final class Refusal extends RuntimeException {

    private final String code;
    private final List<Violation> violations;

    /** @param code stable, for programs: lower-case words joined by hyphens */
    public Refusal(String code, String sentence) {
        super(sentence);
        this.code = code;
        this.violations = List.of();
    }

    /** @param what was asked for, such as “batch 410402-2026-03” */
    public Refusal(String what, List<Violation> violations) {
        super(what + " breaks " + violations.size() + (violations.size() == 1 ? " rule:" : " rules:")
                + violations.stream().map(v -> "\n  " + v).collect(Collectors.joining()));
        this.code = "rules-broken";
        this.violations = List.copyOf(violations);
    }

    public String code() {
        return code;
    }

    /** Returns every rule broken; empty where it is not about rules. */
    public List<Violation> violations() {
        return violations;
    }
}
