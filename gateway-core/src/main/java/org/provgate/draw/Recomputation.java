package org.provgate.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.draw.Verification.Difference;

/** Holds {@code draw.json} against what the files make of it. */
final class Recomputation {

    private static final String NOTHING = "nothing";
    private final byte[] bytes;
    private final Function<ObjectNode, Drawing> redrawn;

    /** @param redrawn draws again from what the document says it rests on */
    Recomputation(byte[] bytes, Function<ObjectNode, Drawing> redrawn) {
        this.bytes = bytes;
        this.redrawn = redrawn;
    }

    Verification verification() {
        var found = Json.parse(Document.FILE, bytes);
        var drawing = redrawn.apply(found);
        var text = (Json.canonical(Document.write(Document.given(found), drawing)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(text, bytes)) return verified(found, drawing);
        var expected = Json.parse(Document.FILE, text);
        var difference = difference("", expected, found);
        if (difference != null) return difference;
        return new Difference(
                Document.FILE,
                "byte " + (Arrays.mismatch(text, bytes) + 1),
                "the canonical form (RFC 8785) and one LF",
                "another way of writing the same");
    }

    private static Verification verified(ObjectNode document, Drawing drawing) {
        return new Verification.Verified(
                document.get("parameters").get("batchId").asText(),
                drawing.seed,
                drawing.census.lines(),
                drawing.targets.size(),
                drawing.amendments.size(),
                document.get("digest").asText());
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
