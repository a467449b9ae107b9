package org.provgate.platforms;

import java.util.List;

/** The operator's entries cannot be used; carries everything that is wrong with them, not only the first thing. */
public final class ConfigurationException extends RuntimeException {

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns a sentence for each problem, naming the full key and what to do; no secret value is in it. */
    public List<String> problems() {
        return problems;
    }
}
