package org.provgate.rules;

/**
 * A rule a batch would break.
 *
 * @param rule its id
 * @param basis what the rule rests on
 * @param message what is wrong, with the figures, and what to do
 */
public record Violation(String rule, String basis, String message) {

    @Override
    public String toString() {
        return rule + ": " + message + " (" + basis + ")";
    }
}
