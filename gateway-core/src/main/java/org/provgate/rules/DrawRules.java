package org.provgate.rules;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Rule.Kind;

/** All rules of draws: those shipped and the bureau's own. Found by day; a day without a rule is an error, never a guess. */
public final class DrawRules {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> MEMBERS =
            Set.of("id", "kind", "name", "province", "area", "itemClass", "basis", "from", "to", "values", "months");

    private final List<Rule> rules;

    private DrawRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        var seen = new HashSet<String>();
        for (var rule : rules)
            if (!seen.add(rule.id() + " from " + rule.from()))
                throw new IllegalArgumentException("rule " + rule.id() + " from " + rule.from() + " is there twice");
    }

    /** Returns the rules that come with the gateway. */
    public static DrawRules shipped() {
        try (var in = DrawRules.class.getResourceAsStream("draw-rules.json")) {
            return new DrawRules(read("draw-rules.json", in));
        } catch (IOException e) {
            throw new UncheckedIOException("draw-rules.json", e);
        }
    }

    /** Returns these rules and those of a bureau's own file, which is of the same form; the more special one counts. */
    public DrawRules and(Path own) {
        try (var in = Files.newInputStream(own)) {
            var all = new ArrayList<>(rules);
            all.addAll(read(own.toString(), in));
            return new DrawRules(all);
        } catch (IOException e) {
            throw new UncheckedIOException("the draw rules " + own + " cannot be read", e);
        }
    }

    /** Returns the templates that hold on a day, in the order of the files. */
    public List<Rule> templates(LocalDate day) {
        return rules.stream()
                .filter(r -> r.kind() == Kind.TEMPLATE)
                .filter(r -> !day.isBefore(r.from()) && (r.to() == null || !day.isAfter(r.to())))
                .toList();
    }

    /**
     * Returns what holds for a batch.
     *
     * @param template id of the template it follows; null for none
     * @throws Refusal if a rule is missing, or two are equally special
     */
    public RuleSet on(LocalDate day, String province, String area, ItemClass itemClass, @Nullable String template) {
        var found = new EnumMap<Kind, Rule>(Kind.class);
        for (var kind : Kind.values()) {
            var best = new ArrayList<Rule>();
            for (var rule : rules) {
                if (rule.kind() != kind || !rule.isFor(day, province, area, itemClass)) continue;
                if (kind == Kind.TEMPLATE && !rule.id().equals(template)) continue;
                if (!best.isEmpty() && best.get(0).special() < rule.special()) best.clear();
                if (best.isEmpty() || best.get(0).special() == rule.special()) best.add(rule);
            }
            if (best.size() > 1)
                throw new Refusal(
                        "rules-ambiguous",
                        "rules " + best.get(0).id() + " and " + best.get(1).id() + " both hold on " + day + " for "
                                + province + " " + area + "; end one of them");
            if (!best.isEmpty()) found.put(kind, best.get(0));
            else if (needed(kind, itemClass, template))
                throw new Refusal(
                        "rule-missing",
                        "there is no rule " + (kind == Kind.TEMPLATE ? template : kind) + " for " + itemClass
                                + " items in " + province + " " + area + " on " + day
                                + "; add one with its basis to the bureau's own rules (provgate.draw-rules)");
        }
        return new RuleSet(found);
    }

    private static boolean needed(Kind kind, ItemClass itemClass, @Nullable String template) {
        return switch (kind) {
            case JOINT_AND_GRADED -> false;
            case TEMPLATE -> template != null;
            case FLOOR, CAP, YEARLY_CAP, COOL_DOWN -> itemClass == ItemClass.GENERAL;
            case TEAM, DRAWABLE, RATES -> true;
        };
    }

    private static List<Rule> read(String file, @Nullable InputStream in) throws IOException {
        if (in == null) throw new IOException(file + " is not there");
        var rules = new ArrayList<Rule>();
        for (var node : JSON.readTree(in)) {
            try {
                rules.add(rule(node));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        file + ", rule " + node.path("id").asText("?") + ": " + e.getMessage(), e);
            }
        }
        return rules;
    }

    private static Rule rule(JsonNode node) {
        node.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) throw new IllegalArgumentException("unknown member " + member);
        });
        var values = new TreeMap<String, String>();
        node.path("values")
                .properties()
                .forEach(v -> values.put(v.getKey(), v.getValue().asText()));
        var months = node.path("months");
        var to = text(node, "to");
        var itemClass = text(node, "itemClass");
        return new Rule(
                node.required("id").asText(),
                Kind.valueOf(node.required("kind").asText()),
                node.required("name").asText(),
                text(node, "province"),
                text(node, "area"),
                itemClass == null ? null : ItemClass.valueOf(itemClass),
                node.required("basis").asText(),
                LocalDate.parse(node.required("from").asText()),
                to == null ? null : LocalDate.parse(to),
                values,
                months.isMissingNode()
                        ? null
                        : new Rule.Months(months.path(0).asInt(), months.path(1).asInt()));
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.hasNonNull(member) ? node.get(member).asText() : null;
    }
}
