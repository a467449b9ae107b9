package org.provgate.sanctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of measures: members {@code measures}, {@code repaired}, {@code mistaken}. */
record CatalogueFile(List<SanctionRule> rules, List<String> repaired, List<String> mistaken) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> FILE = Set.of("measures", "repaired", "mistaken");
    private static final Set<String> MEASURE = Set.of(
            "code",
            "ground",
            "reasons",
            "kinds",
            "field",
            "zh",
            "en",
            "basis",
            "months",
            "requester",
            "executors",
            "needsFeedback",
            "from",
            "to");

    /** @throws IllegalArgumentException with a line for everything that is wrong */
    static CatalogueFile read(String name, InputStream in) throws IOException {
        JsonNode file;
        try {
            file = JSON.readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        }
        var faults = new ArrayList<String>();
        unknown(name, file, FILE, faults);
        var rules = new ArrayList<SanctionRule>();
        for (var node : file.path("measures")) {
            var where = name + ", measure " + node.path("code").asText("?");
            int before = faults.size();
            unknown(where, node, MEASURE, faults);
            try {
                var rule = rule(node);
                rule.faults().forEach(f -> faults.add(where + ": " + f));
                for (var other : rules)
                    if (rule.overlaps(other))
                        faults.add(where + ": its versions from " + other.from() + " and " + rule.from()
                                + " overlap; end the older one");
                rules.add(rule);
            } catch (RuntimeException e) {
                if (faults.size() == before) faults.add(where + ": " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) throw new IllegalArgumentException(String.join("\n", faults));
        return new CatalogueFile(rules, texts(file, "repaired"), texts(file, "mistaken"));
    }

    /** Returns rules as rows for the database. */
    static String json(List<SanctionRule> rules) {
        var rows = JSON.createArrayNode();
        for (var rule : rules) {
            var row = rows.addObject()
                    .put("code", rule.code())
                    .put("ground", rule.ground().name())
                    .put("field", rule.field().name())
                    .put("zh", rule.zh())
                    .put("en", rule.en())
                    .put("basis", rule.basis())
                    .put("months", rule.months())
                    .put("requester", rule.requester())
                    .put("needs_feedback", rule.needsFeedback())
                    .put("valid_from", rule.from().toString())
                    .put("valid_to", rule.to() == null ? null : rule.to().toString());
            rule.reasons().forEach(row.putArray("reasons")::add);
            rule.kinds().forEach(row.putArray("kinds")::add);
            rule.executors().forEach(row.putArray("executors")::add);
        }
        return rows.toString();
    }

    private static SanctionRule rule(JsonNode node) {
        return new SanctionRule(
                node.required("code").asText(),
                Ground.valueOf(node.required("ground").asText()),
                texts(node, "reasons"),
                texts(node, "kinds"),
                Field.named(node.required("field").asText()),
                node.required("zh").asText(),
                node.required("en").asText(),
                node.path("basis").asText(),
                node.hasNonNull("months") ? Integer.valueOf(node.get("months").asInt()) : null,
                node.hasNonNull("requester") ? node.get("requester").asText() : null,
                texts(node, "executors"),
                node.path("needsFeedback").asBoolean(),
                LocalDate.parse(node.required("from").asText()),
                date(node, "to"));
    }

    private static List<String> texts(JsonNode node, String member) {
        var texts = new ArrayList<String>();
        node.path(member).forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static @Nullable LocalDate date(JsonNode node, String member) {
        return node.hasNonNull(member) ? LocalDate.parse(node.get(member).asText()) : null;
    }

    private static void unknown(String where, JsonNode node, Set<String> members, List<String> faults) {
        node.fieldNames().forEachRemaining(member -> {
            if (!members.contains(member))
                faults.add(where + ": unknown member " + member + "; there are "
                        + members.stream().sorted().toList());
        });
    }
}
