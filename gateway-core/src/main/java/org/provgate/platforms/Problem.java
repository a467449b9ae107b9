package org.provgate.platforms;

/** What a person has to mend, as a sentence; caught where problems are collected and never seen outside. */
final class Problem extends Exception {
    Problem(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
