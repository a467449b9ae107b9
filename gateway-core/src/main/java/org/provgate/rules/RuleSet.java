package org.provgate.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Rule.Kind;

/** The rules that hold for one batch on one day. */
public final class RuleSet {

    private final Map<Kind, Rule> rules;

    RuleSet(Map<Kind, Rule> rules) {
        this.rules = rules;
    }

    /** Returns the rules, as a batch records what was applied. */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** Returns the code of the state that can be drawn. */
    public String drawableState() {
        return rules.get(Kind.DRAWABLE).text("state");
    }

    /** Returns how often a subject may be drawn in a calendar year; empty for no limit. */
    public OptionalInt yearlyCap() {
        return integer(Kind.YEARLY_CAP, "most");
    }

    /** Returns the days a subject is left alone after a drawn inspection; empty for none. */
    public OptionalInt coolDownDays() {
        return integer(Kind.COOL_DOWN, "days");
    }

    /** Returns the least rates of the template; empty if there is none. */
    public Map<String, String> templateRates() {
        var template = rules.get(Kind.TEMPLATE);
        return template == null ? Map.of() : template.values();
    }

    /** Returns everything that is wrong, at once. Without counted candidates, only what can be said without them. */
    public List<Violation> violations(Proposal p) {
        var found = new ArrayList<Violation>();
        p.teams().forEach((department, size) -> team(department, size).ifPresent(found::add));
        template(p, found);
        jointAndGraded(p, found);
        var candidates = p.candidates();
        if (candidates == null) return found;
        rates(p, candidates, found);
        share(p, candidates, found);
        return found;
    }

    /** Returns what is wrong with a team of this size. @param whose department or task */
    public Optional<Violation> team(String whose, int size) {
        var rule = rules.get(Kind.TEAM);
        int least = rule.integer("least");
        return size >= least
                ? Optional.empty()
                : Optional.of(new Violation(
                        rule.id(),
                        rule.basis(),
                        "the team of " + whose + " has " + size + ", at least " + least + " inspect"));
    }

    private void template(Proposal p, List<Violation> found) {
        var rule = rules.get(Kind.TEMPLATE);
        if (rule == null) return;
        rule.values().forEach((stratum, least) -> {
            var rate = p.rates().get(stratum);
            if (rate == null || new BigDecimal(rate).compareTo(new BigDecimal(least)) < 0)
                add(found, rule, "stratum " + stratum + " has rate " + rate + ", at least " + least + " is due");
        });
        var months = rule.months();
        if (months != null && !months.hold(p.windowStart(), p.windowEnd()))
            add(
                    found,
                    rule,
                    "inspections from " + p.windowStart() + " to " + p.windowEnd() + " are not within months "
                            + months.first() + " to " + months.last());
    }

    private void jointAndGraded(Proposal p, List<Violation> found) {
        var rule = rules.get(Kind.JOINT_AND_GRADED);
        if (rule == null) return;
        if (p.teams().size() < 2) add(found, rule, "only one department takes part; a draw here is a joint one");
        if (p.rates().containsKey(Proposal.ALL)) add(found, rule, "its strata are not the risk grades");
    }

    private void rates(Proposal p, Map<String, Long> candidates, List<Violation> found) {
        candidates.forEach((stratum, count) -> {
            if (!p.rates().containsKey(stratum))
                add(
                        found,
                        rules.get(Kind.RATES),
                        "stratum " + stratum + " has " + count
                                + " candidates and no rate; give one (0 takes none), or leave it out by the filter");
        });
    }

    private void share(Proposal p, Map<String, Long> candidates, List<Violation> found) {
        long all = candidates.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) return;
        long taken = p.taken(candidates);
        var floor = rules.get(Kind.FLOOR);
        if (floor != null && compare(taken, all, floor.decimal("least")) < 0)
            add(found, floor, drawn(taken, all) + ", at least " + percent(floor.decimal("least")) + " is due");
        var cap = rules.get(Kind.CAP);
        if (cap == null || taken <= roundedUp(all, cap.decimal("most"))) return;
        add(found, cap, drawn(taken, all) + ", at most " + percent(cap.decimal("most")) + " is allowed");
    }

    /** Whole subjects are drawn: a share is kept if one subject less would miss it. */
    private static long roundedUp(long all, BigDecimal share) {
        return share.multiply(BigDecimal.valueOf(all))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static int compare(long taken, long all, BigDecimal share) {
        return BigDecimal.valueOf(taken).compareTo(share.multiply(BigDecimal.valueOf(all)));
    }

    private static String drawn(long taken, long all) {
        var share = BigDecimal.valueOf(taken).divide(BigDecimal.valueOf(all), 6, RoundingMode.HALF_UP);
        return "%,d of %,d would be drawn, %s".formatted(taken, all, percent(share));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private OptionalInt integer(Kind kind, String value) {
        @Nullable Rule rule = rules.get(kind);
        return rule == null ? OptionalInt.empty() : OptionalInt.of(rule.integer(value));
    }

    private static void add(List<Violation> found, Rule rule, String message) {
        found.add(new Violation(rule.id(), rule.basis(), message));
    }
}
