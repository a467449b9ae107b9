package org.provgate.deadlines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.provgate.deadlines.FixedDate.Occurrence;
import org.provgate.deadlines.Obligation.Kind;
import org.provgate.rules.Refusal;

/** All rules of what is due when: those shipped and the bureau's own. Immutable. */
public final class DeadlineRules {

    private final List<DeadlineRule> rules;
    private final List<FixedDate> dates;

    private DeadlineRules(List<DeadlineRule> rules, List<FixedDate> dates) {
        this.rules = List.copyOf(rules);
        this.dates = List.copyOf(dates);
        var seen = new HashSet<String>();
        rules.forEach(r -> once(seen, r.id() + " of area " + r.area() + " from " + r.from()));
        dates.forEach(d -> once(seen, d.id() + " of area " + d.area()));
    }

    /** Returns the rules that come with the gateway. */
    public static DeadlineRules shipped() {
        try (var in = DeadlineRules.class.getResourceAsStream("deadline-rules.json")) {
            var file = RuleFile.read("deadline-rules.json", Objects.requireNonNull(in));
            return new DeadlineRules(file.rules(), file.dates());
        } catch (IOException e) {
            throw new UncheckedIOException("deadline-rules.json", e);
        }
    }

    /** Returns these rules and those of a bureau's own file, which is of the same form; of one id the more special counts. */
    public DeadlineRules and(Path own) {
        try (var in = Files.newInputStream(own)) {
            var file = RuleFile.read(own.toString(), in);
            var all = new ArrayList<>(rules);
            all.addAll(file.rules());
            var allDates = new ArrayList<>(dates);
            allDates.addAll(file.dates());
            return new DeadlineRules(all, allDates);
        } catch (IOException e) {
            throw new UncheckedIOException("the deadline rules " + own + " cannot be read", e);
        }
    }

    /** Returns every rule, also those that are off, as the files have them. */
    public List<DeadlineRule> all() {
        return rules;
    }

    /**
     * Returns what holds for a record, by id.
     *
     * @throws Refusal if two rules of an id are equally special
     */
    List<DeadlineRule> of(Obligation obligation) {
        var best = new TreeMap<String, DeadlineRule>();
        for (var rule : rules) {
            var start = rule.startOf(obligation);
            if (start == null || !rule.isFor(obligation.kind(), obligation.areaCode(), start)) continue;
            var other = best.get(rule.id());
            if (other != null && other.special() == rule.special())
                throw new Refusal(
                        "rules-ambiguous",
                        "rule " + rule.id() + " has two versions for " + obligation.areaCode() + " on " + start
                                + ", from " + other.from() + " and from " + rule.from() + "; end one of them");
            if (other == null || other.special() < rule.special()) best.put(rule.id(), rule);
        }
        return best.values().stream().filter(r -> !r.off()).toList();
    }

    /** Returns the version of a rule that was applied. */
    Optional<DeadlineRule> version(String id, LocalDate from, String areaCode) {
        return rules.stream()
                .filter(r -> r.id().equals(id) && r.from().equals(from))
                .filter(r -> r.area() == null || areaCode.startsWith(r.area()))
                .max(Comparator.comparingInt(DeadlineRule::special));
    }

    /** Returns what will be due of results that a task still lacks: what its end alone decides. */
    List<DeadlineRule> ofTask(String areaCode, String province, LocalDate ends) {
        return of(new Obligation("", Kind.RESULT, province, areaCode, ends, ends)).stream()
                .filter(r -> r.start() == DeadlineRule.Start.TASK_END || r.notAfterTaskEnd())
                .toList();
    }

    /** Returns the fixed dates of a year, the earliest first. @param areaCode six digits */
    public List<Occurrence> dates(int year, String areaCode, WorkingCalendar calendar) {
        var best = new TreeMap<String, FixedDate>();
        for (var date : dates)
            if (date.area() == null || areaCode.startsWith(date.area()))
                best.merge(date.id(), date, (a, b) -> a.special() > b.special() ? a : b);
        return best.values().stream()
                .map(d -> d.in(year, calendar))
                .sorted(Comparator.comparing(Occurrence::due))
                .toList();
    }

    private static void once(HashSet<String> seen, String what) {
        if (!seen.add(what)) throw new IllegalArgumentException("rule " + what + " is there twice");
    }
}
