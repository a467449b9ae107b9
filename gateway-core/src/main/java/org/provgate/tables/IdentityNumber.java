package org.provgate.tables;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Resident identity-card numbers (GB 11643: area, date of birth, sequence, check character), which no register here may hold.
 *
 * <p>The check character is not computed: a number with a slip of the pen is personal data all the same.
 */
public final class IdentityNumber {

    private static final String GAP = "[\\s\\u00b7-]?";
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])[1-9](?:GAP[0-9]){5}"
            .concat("GAP(?:1GAP[89]|2GAP0)(?:GAP[0-9]){2}") // year
            .concat("GAP(?:0GAP[1-9]|1GAP[0-2])") // month
            .concat("GAP(?:0GAP[1-9]|[12]GAP[0-9]|3GAP[01])") // day
            .concat("(?:GAP[0-9]){3}GAP[0-9Xx](?![0-9A-Za-z])")
            .replace("GAP", GAP));

    private IdentityNumber() {}

    /** Returns whether {@code text} has one in it, also in full-width digits or with blanks and hyphens between them. */
    public static boolean in(String text) {
        return text.length() >= 18
                && NUMBER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .find();
    }

    /** Returns {@code text}, or stars if there is such a number in it. */
    static String masked(String text) {
        return in(text) ? "******" : text;
    }
}
