package org.provgate.recognition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.ItemClass;
import org.provgate.spi.inspection.InspectionResult.Finding;

/** Reads a file of rules. */
final class RuleReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> MEMBERS =
            Set.of("id", "items", "itemClass", "findings", "months", "basis", "from", "to");

    private RuleReader() {}

    /** @throws IllegalArgumentException with everything that is wrong, a line each */
    static List<RecognitionRule> read(String name, InputStream in) throws IOException {
        var rules = new ArrayList<RecognitionRule>();
        var wrong = new ArrayList<String>();
        for (var node : tree(name, in)) {
            try {
                rules.add(rule(node));
            } catch (RuntimeException e) {
                wrong.add(name + ", rule " + node.path("id").asText("?") + ": " + e.getMessage());
            }
        }
        if (!wrong.isEmpty()) throw new IllegalArgumentException(String.join("\n", wrong));
        return rules;
    }

    private static JsonNode tree(String name, InputStream in) throws IOException {
        try {
            var tree = JSON.readTree(in);
            if (!tree.isArray()) throw new IllegalArgumentException(name + ": must be a list of rules, [ … ]");
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        }
    }

    private static RecognitionRule rule(JsonNode node) {
        node.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) throw new IllegalArgumentException("unknown member " + member);
        });
        var findings = EnumSet.noneOf(Finding.class);
        node.required("findings").forEach(f -> findings.add(Finding.valueOf(f.asText())));
        var itemClass = text(node, "itemClass");
        var to = text(node, "to");
        return new RecognitionRule(
                node.required("id").asText(),
                text(node, "items"),
                itemClass == null ? null : ItemClass.valueOf(itemClass),
                findings,
                node.required("months").asInt(),
                node.required("basis").asText(),
                LocalDate.parse(node.required("from").asText()),
                to == null ? null : LocalDate.parse(to));
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.hasNonNull(member) ? node.get(member).asText() : null;
    }
}
