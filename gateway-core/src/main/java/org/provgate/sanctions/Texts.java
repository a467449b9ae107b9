package org.provgate.sanctions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.tables.IdentityNumber;

/** What people write: one line, and no identity-card number. */
final class Texts {

    private Texts() {}

    /** Adds what is wrong with a text to {@code faults}. @return it without blanks around; empty if it is missing */
    static String line(String field, @Nullable String text, int most, boolean required, List<String> faults) {
        var line = text == null ? "" : text.strip();
        if (line.isEmpty() && required) faults.add(field + " is missing");
        if (line.codePointCount(0, line.length()) > most || line.chars().anyMatch(Character::isISOControl))
            faults.add(field + " must be one line of at most " + most + " characters");
        if (IdentityNumber.in(line)) faults.add(field + " must not hold an identity-card number");
        return line;
    }
}
