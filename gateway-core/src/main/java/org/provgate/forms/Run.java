package org.provgate.forms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stretch of a text that the fonts can draw, or the stand-in of one character they cannot: an empty box and the code point, so
 * that nothing vanishes from a paper unseen.
 */
record Run(String text, boolean drawable) {

    private static final Map<Integer, Integer> TWINS =
            Map.of(0x3ADA, 0x66F6, 0x3B35, 0x80F6, 0x3B3A, 0x5E50, 0x3BA3, 0x69E9);

    static List<Run> of(String text) {
        var runs = new ArrayList<Run>();
        var drawn = new StringBuilder();
        text.codePoints().map(Run::twin).forEach(c -> {
            if (shapesItsNeighbour(c)) return;
            if (c == '\n' || c == '\t' || visible(c)) {
                drawn.appendCodePoint(c);
                return;
            }
            flush(drawn, runs);
            runs.add(new Run("□U+%04X".formatted(c), false));
        });
        flush(drawn, runs);
        return runs;
    }

    private static void flush(StringBuilder drawn, List<Run> runs) {
        if (drawn.isEmpty()) return;
        runs.add(new Run(drawn.toString(), true));
        drawn.setLength(0);
    }

    /**
     * Returns the ordinary character of the same shape. A font file would give both one shape, and readers of the PDF would copy
     * and search the wrong one of the two; so the fonts hold only the ordinary one (fonts/README.md).
     */
    static int twin(int codePoint) {
        return codePoint >= 0x2F00 && codePoint <= 0x2FD5
                ? Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC)
                        .codePointAt(0)
                : TWINS.getOrDefault(codePoint, codePoint);
    }

    /** Variation selectors ask for another shape of the character before them, which is there without them too. */
    private static boolean shapesItsNeighbour(int codePoint) {
        return codePoint >= 0xFE00 && codePoint <= 0xFE0F || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }

    /** Controls and marks of direction have no shape, and may turn what is printed around: they are shown as boxes too. */
    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> false;
            default -> Font.anyDraws(codePoint);
        };
    }
}
