package org.provgate.deadlines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.DeadlineRule.Duty;
import org.provgate.deadlines.DeadlineRule.Start;
import org.provgate.deadlines.Obligation.Kind;

/** A file of rules: members {@code rules} and {@code dates}. */
record RuleFile(List<DeadlineRule> rules, List<FixedDate> dates) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> RULE = Set.of(
            "id", "basis", "duty", "kinds", "area", "start", "workingDays", "notAfterTaskEnd", "off", "from", "to");
    private static final Set<String> DATE = Set.of("id", "name", "basis", "area", "day", "rolls");

    static RuleFile read(String name, InputStream in) throws IOException {
        var file = tree(name, in);
        known(name, file, Set.of("rules", "dates"));
        return new RuleFile(
                list(name, file.path("rules"), RULE, RuleFile::rule),
                list(name, file.path("dates"), DATE, RuleFile::date));
    }

    private static JsonNode tree(String name, InputStream in) throws IOException {
        try {
            return JSON.readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        }
    }

    private static <T> List<T> list(String name, JsonNode nodes, Set<String> members, Function<JsonNode, T> read) {
        var list = new ArrayList<T>();
        for (var node : nodes) {
            var where = name + ", rule " + node.path("id").asText("?");
            known(where, node, members);
            try {
                list.add(read.apply(node));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
            }
        }
        return list;
    }

    private static DeadlineRule rule(JsonNode node) {
        var kinds = EnumSet.noneOf(Kind.class);
        node.required("kinds").forEach(k -> kinds.add(Kind.valueOf(k.asText())));
        var to = text(node, "to");
        return new DeadlineRule(
                node.required("id").asText(),
                node.required("basis").asText(),
                Duty.valueOf(node.required("duty").asText()),
                kinds,
                text(node, "area"),
                Start.valueOf(node.required("start").asText()),
                node.required("workingDays").asInt(-1),
                node.path("notAfterTaskEnd").asBoolean(),
                node.path("off").asBoolean(),
                LocalDate.parse(node.required("from").asText()),
                to == null ? null : LocalDate.parse(to));
    }

    private static FixedDate date(JsonNode node) {
        return new FixedDate(
                node.required("id").asText(),
                node.required("name").asText(),
                node.required("basis").asText(),
                text(node, "area"),
                MonthDay.parse("--" + node.required("day").asText()),
                node.path("rolls").asBoolean());
    }

    private static void known(String where, JsonNode node, Set<String> members) {
        node.fieldNames().forEachRemaining(member -> {
            if (!members.contains(member)) throw new IllegalArgumentException(where + ": unknown member " + member);
        });
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.hasNonNull(member) ? node.get(member).asText() : null;
    }
}
