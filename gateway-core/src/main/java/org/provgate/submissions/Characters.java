package org.provgate.submissions;

/** What characters a text may hold. */
final class Characters {

    private Characters() {}

    /** Returns whether every character can be stored and seen: no control but, if allowed, a line end; no half of a pair. */
    static boolean plain(String text, boolean lineEnds) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && !(lineEnds && c == '\n')) return false;
        }
        return paired(text);
    }

    /** Returns whether no half of a surrogate pair stands alone. */
    static boolean paired(String text) {
        for (int i = 0; i < text.length(); i++)
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1)))
                    return false;
                i++;
            }
        return true;
    }
}
