package org.provgate.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.reports.PublicFinding;
import org.provgate.rules.ItemClass;
import org.provgate.spi.inspection.InspectionResult.Finding;

/**
 * Whether a result may be relied on for an item.
 *
 * @param rule null if none holds
 * @param until last day, in Asia/Shanghai; null without a rule
 * @param obstacle why it may not; null if it may
 */
record Reliance(
        @Nullable RecognitionRule rule,
        @Nullable LocalDate until,
        @Nullable String obstacle) {

    /** The province gave these back: their department has to correct them first. */
    private static final Set<String> GIVEN_BACK = Set.of("REJECTED", "RETURNED");

    static Reliance of(RecognitionRules rules, Result result, String item, LocalDate today) {
        var ground = ground(rules, result.checked(), item, result.itemClass(item), result.findings());
        if (ground.obstacle != null || ground.until == null) return ground;
        if (today.isAfter(ground.until)) return ground.but("it could be relied on until " + ground.until);
        if (result.state() != null && GIVEN_BACK.contains(result.state()))
            return ground.but(
                    "the province has given it back (" + result.state() + "); its department corrects it first");
        return ground;
    }

    /** Returns whether a result is a ground at all, however long ago. */
    static Reliance ground(
            RecognitionRules rules,
            LocalDate checked,
            String item,
            @Nullable ItemClass itemClass,
            List<Finding> findings) {
        var rule = rules.on(checked, item, itemClass).orElse(null);
        if (rule == null)
            return new Reliance(null, null, "no recognition rule holds for item " + item + " on " + checked);
        var until = rule.until(checked);
        var against = findings.stream()
                .filter(f -> !rule.findings().contains(f))
                .map(Enum::name)
                .toList();
        if (!against.isEmpty() || findings.isEmpty())
            return new Reliance(
                    rule,
                    until,
                    "by rule " + rule.id() + " nobody relies on the finding " + PublicFinding.texts(against) + " "
                            + against);
        return new Reliance(rule, until, null);
    }

    private Reliance but(String obstacle) {
        return new Reliance(rule, until, obstacle);
    }
}
