package org.provgate.plans;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.tables.IdentityNumber;

/**
 * What a plan is, apart from its rounds.
 *
 * @param areaCode the bureau's area, six digits, with which the plan's number begins
 * @param joint 跨部门
 * @param scope 抽查范围, in words
 */
public record PlanHead(
        String areaCode,
        int year,
        String name,
        boolean joint,
        String leadDepartment,
        @Nullable String scope) {

    private static final Pattern AREA = Pattern.compile("[0-9]{6}");
    private static final Pattern DEPARTMENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int NAME = 1_000;

    public PlanHead {
        if (!AREA.matcher(areaCode).matches())
            throw new IllegalArgumentException("the area code has six digits; see: config check");
        if (year < 2000 || year > 2100)
            throw new IllegalArgumentException("year must be between 2000 and 2100, it was " + year);
        name = line("name", name);
        if (!DEPARTMENT.matcher(leadDepartment).matches())
            throw new IllegalArgumentException(
                    "the lead department must be a code of 1 to 64 letters, digits, . _ : or -");
        if (scope != null) scope = line("scope", scope);
    }

    /** Returns the text without blanks around it, if it is one line of a plan. */
    static String line(String what, String text) {
        var line = text.strip();
        if (line.isEmpty() || line.length() > NAME || line.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException(what + " must have 1 to " + NAME + " characters on one line");
        if (IdentityNumber.in(line))
            throw new IllegalArgumentException(what + " holds an identity-card number, which must not be kept");
        return line;
    }
}
