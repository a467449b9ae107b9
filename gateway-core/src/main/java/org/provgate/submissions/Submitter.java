package org.provgate.submissions;

import java.util.regex.Pattern;

/**
 * Who hands in.
 *
 * @param department whose records they are: 1 to 64 letters, digits, {@code . _ : -}
 * @param actor the person or system, 1 to 100 characters
 */
public record Submitter(String department, String actor) {

    private static final Pattern DEPARTMENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int MOST = 100;

    public Submitter {
        if (!DEPARTMENT.matcher(department).matches())
            throw new IllegalArgumentException("the department must be a code of 1 to 64 letters, digits, . _ : or -");
        if (actor.isBlank() || actor.length() > MOST || !Characters.plain(actor, false))
            throw new IllegalArgumentException("who acts must be named in 1 to " + MOST + " printable characters");
    }
}
