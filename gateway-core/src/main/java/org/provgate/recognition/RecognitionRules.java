package org.provgate.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.ItemClass;
import org.provgate.rules.Refusal;

/** Which results may be relied on, and how long: the rules shipped and the bureau's own. Immutable. */
public final class RecognitionRules {

    private static final String FILE = "recognition-rules.json";

    private final List<RecognitionRule> rules;

    private RecognitionRules(List<RecognitionRule> rules) {
        this.rules = List.copyOf(rules);
        var seen = new HashSet<String>();
        for (var rule : rules)
            if (!seen.add(rule.id() + " from " + rule.from()))
                throw new IllegalArgumentException("rule " + rule.id() + " from " + rule.from() + " is there twice");
    }

    /** Returns the rules that come with the gateway. */
    public static RecognitionRules shipped() {
        try (var in = RecognitionRules.class.getResourceAsStream(FILE)) {
            return new RecognitionRules(RuleReader.read(FILE, Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** Returns these rules and those of a bureau's own file, which is of the same form; the more special one counts. */
    public RecognitionRules and(Path own) {
        try (var in = Files.newInputStream(own)) {
            var all = new ArrayList<>(rules);
            all.addAll(RuleReader.read(own.toString(), in));
            return new RecognitionRules(all);
        } catch (IOException e) {
            throw new UncheckedIOException("the recognition rules " + own + " cannot be read", e);
        }
    }

    /** Returns all, as the files have them. */
    public List<RecognitionRule> all() {
        return rules;
    }

    /**
     * Returns the rule for an item on the day it was checked; empty if none holds: then nobody may rely on it.
     *
     * @param itemClass null if the item is on no list
     * @throws Refusal if two rules are equally special
     */
    Optional<RecognitionRule> on(LocalDate checked, String item, @Nullable ItemClass itemClass) {
        RecognitionRule best = null;
        for (var rule : rules) {
            if (!rule.isFor(checked, item, itemClass)) continue;
            if (best != null && best.special() == rule.special())
                throw new Refusal(
                        "rules-ambiguous",
                        "recognition rules " + best.id() + " and " + rule.id() + " both hold for item " + item + " on "
                                + checked + "; end one of them");
            if (best == null || best.special() < rule.special()) best = rule;
        }
        return Optional.ofNullable(best);
    }

    /** Returns the longest time any rule gives, in months. */
    int longest() {
        return rules.stream().mapToInt(RecognitionRule::months).max().orElse(1);
    }
}
