package org.provgate.transfers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;
import org.provgate.tables.IdentityNumber;

/** Collects everything wrong with the texts somebody wrote. For one thread. */
public final class Written {

    private final String basis;
    private final List<Violation> violations = new ArrayList<>();

    /** @param basis the requirement what is written must meet, such as {@code R59} */
    public Written(String basis) {
        this.basis = basis;
    }

    /** Returns a text without blanks around it, or the empty one where it is missing, which is wrong. @param most characters */
    public String required(String field, @Nullable String text, int most) {
        var checked = optional(field, text, most);
        if (checked == null) wrong(field, field + " is missing: fill it in (必填)");
        return checked == null ? "" : checked;
    }

    /** Returns a text without blanks around it; null where it is missing. */
    public @Nullable String optional(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) return null;
        var stripped = text.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > most)
            wrong(field, field + " has " + length + " characters, at most " + most + " are taken: shorten it (内容过长)");
        if (stripped.codePoints().anyMatch(Written::unprintable))
            wrong(field, field + " holds control characters: remove them (含不可见字符)");
        if (IdentityNumber.in(stripped))
            wrong(field, field + " holds an identity-card number: leave it out (不得填写身份证号)");
        return stripped;
    }

    public void wrong(String field, String sentence) {
        violations.add(new Violation(field, basis, sentence));
    }

    /** @throws Refusal with all that is wrong, if anything is. @param what was written, such as “the transfer” */
    public void end(String what) {
        if (!violations.isEmpty()) throw new Refusal(what, violations);
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) && c != '\n' || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
