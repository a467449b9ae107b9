package org.provgate.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.draw.Verification.Difference;

/** Holds {@code draw.json} against what the files make of it. */
final class Recomputation {

    private static final String NOTHING = "nothing";
    private final byte[] bytes;
    private final Function<Document.Given, Drawing> drawn;

    /** @param drawn draws again */
    Recomputation(byte[] bytes, Function<Document.Given, Drawing> drawn) {
        this.bytes = bytes;
        this.drawn = drawn;
    }

    Verification verification() {
        var found = Document.beforeTargets(bytes);
        var given = Document.given(found);
        var drawing = drawn.apply(given);
        var recusals = Document.recusals(found);
        if (!recusals.isEmpty()) {
            // where the draw differs already, no amendment to it says anything
            var difference = difference(Document.write(given, drawing).bytes(), drawing, "amendments", "digest");
            if (difference != null) return difference;
            recusals.forEach(r -> drawing.recuse(r.subject(), r.officer(), r.reason()));
        }
        var written = Document.write(given, drawing);
        if (Arrays.equals(written.bytes(), bytes)) return verified(given, drawing, written.digest());
        var difference = difference(written.bytes(), drawing);
        if (difference != null) return difference;
        return new Difference(
                Document.FILE,
                "byte " + (Arrays.mismatch(written.bytes(), bytes) + 1),
                "the canonical form (RFC 8785) and one LF",
                "another way of writing the same");
    }

    private @Nullable Difference difference(byte[] expected, Drawing drawing, String... unasked) {
        var targets = new Pairs(drawing.targets);
        var found = Document.read(bytes, targets::next);
        var rest = difference(
                "", Document.beforeTargets(expected).without(List.of(unasked)), found.without(List.of(unasked)));
        // the digest only repeats that something differs
        return targets.end() != null && (rest == null || rest.place().equals("digest")) ? targets.end() : rest;
    }

    /** Holds the targets of the file, which come one by one, against those that were drawn. */
    private static final class Pairs {
        private final Iterator<Outcome.Target> expected;
        private @Nullable Difference first;
        private int index;

        Pairs(List<Outcome.Target> expected) {
            this.expected = expected.iterator();
        }

        void next(JsonNode found) {
            JsonNode target = expected.hasNext() ? Document.target(expected.next()) : MissingNode.getInstance();
            if (first == null) first = difference(Document.TARGETS + "[" + index++ + "]", target, found);
        }

        @Nullable
        Difference end() {
            if (expected.hasNext()) next(MissingNode.getInstance());
            return first;
        }
    }

    private static Verification verified(Document.Given given, Drawing drawing, String digest) {
        return new Verification.Verified(
                given.parameters().batchId(),
                drawing.seed,
                drawing.census.lines(),
                drawing.targets.size(),
                drawing.amendments.size(),
                digest);
    }

    /** What is recomputed comes before {@code digest}, which only repeats that something differs. */
    private static @Nullable Difference difference(String path, JsonNode expected, JsonNode found) {
        if (expected.equals(found)) return null;
        if (expected.isObject() && found.isObject()) {
            var names = new TreeSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            if (names.remove("digest")) {
                var before = members(path, expected, found, names);
                return before != null
                        ? before
                        : difference(path + "digest", expected.path("digest"), found.path("digest"));
            }
            return members(path, expected, found, names);
        }
        if (expected.isArray() && found.isArray())
            for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
                var deeper = difference(path + "[" + i + "]", expected.path(i), found.path(i));
                if (deeper != null) return deeper;
            }
        return new Difference(Document.FILE, path, brief(expected), brief(found));
    }

    private static @Nullable Difference members(String path, JsonNode expected, JsonNode found, TreeSet<String> names) {
        for (var name : names) {
            var deeper = difference(path.isEmpty() ? name : path + "." + name, expected.path(name), found.path(name));
            if (deeper != null) return deeper;
        }
        return null;
    }

    private static String brief(JsonNode node) {
        if (node.isMissingNode()) return NOTHING;
        var text = node.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
