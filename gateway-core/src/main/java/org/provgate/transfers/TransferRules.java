package org.provgate.transfers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.WorkingCalendar;
import org.provgate.spi.supervision.CaseTransfer.Kind;

/** When what must be handed over or answered, and who takes what: those rules shipped and the bureau's own. Immutable. */
public final class TransferRules {

    /** What must be done. */
    public enum Duty {
        /** 移送: a suspected crime is handed over; counted from the day it was marked. */
        TRANSFER,
        /** 答复: the receiver takes the case or gives it back; counted from the day it was sent. */
        ANSWER,
        /** 反馈: what became of it; counted from the day it was taken. */
        OUTCOME
    }

    /**
     * One rule; of several that fit, the one with the longest area counts, then the one that began last.
     *
     * @param basis what it rests on
     * @param area beginning of the 行政区划代码 it is for; null for all
     * @param from first start day it is for @param to last one; null while no end is known
     */
    public record Rule(
            String id,
            String basis,
            Duty duty,
            Set<Kind> kinds,
            @Nullable String area,
            int workingDays,
            LocalDate from,
            @Nullable LocalDate to) {

        public Rule {
            if (basis.isBlank()) throw new IllegalArgumentException("rule " + id + " has no basis");
            if (workingDays < 0) throw new IllegalArgumentException("rule " + id + " has negative working days");
            kinds = Set.copyOf(kinds);
        }

        private boolean fits(Duty asked, Kind kind, String areaCode, LocalDate day) {
            return duty == asked
                    && kinds.contains(kind)
                    && (area == null || areaCode.startsWith(area))
                    && !day.isBefore(from)
                    && (to == null || !day.isAfter(to));
        }

        private int special() {
            return area == null ? 0 : area.length();
        }
    }

    /** A last day. @param start day it is counted from @param on null while its year's working days are not known */
    public record Due(
            String rule, LocalDate start, @Nullable LocalDate on) {}

    /** @param receivers departments that take a kind; of a kind that is not named, all do */
    private record RuleFile(
            @Nullable List<Rule> rules, @Nullable Map<Kind, List<String>> receivers) {}

    private final List<Rule> rules;
    private final Map<Kind, List<String>> receivers;
    private final WorkingCalendar calendar;

    private TransferRules(List<Rule> rules, Map<Kind, List<String>> receivers, WorkingCalendar calendar) {
        this.rules = List.copyOf(rules);
        this.receivers = Map.copyOf(receivers);
        this.calendar = calendar;
        var ids = new HashSet<String>();
        for (var rule : rules)
            if (!ids.add(rule.id()))
                throw new IllegalArgumentException("transfer rule " + rule.id() + " is there twice");
    }

    /** Returns the rules that come with the gateway. */
    public static TransferRules shipped(WorkingCalendar calendar) {
        try (var in = TransferRules.class.getResourceAsStream("transfer-rules.json")) {
            var file = DataFile.read("transfer-rules.json", Objects.requireNonNull(in), RuleFile.class);
            return new TransferRules(
                    Objects.requireNonNull(file.rules), Objects.requireNonNull(file.receivers), calendar);
        } catch (IOException e) {
            throw new UncheckedIOException("transfer-rules.json", e);
        }
    }

    /** Returns these and those of a bureau's own file of the same form; a rule of an id that is there replaces it. */
    public TransferRules and(Path own) {
        try (InputStream in = Files.newInputStream(own)) {
            var file = DataFile.read(own.toString(), in, RuleFile.class);
            var given = file.rules == null ? List.<Rule>of() : file.rules;
            var ids = given.stream().map(Rule::id).toList();
            var all = new ArrayList<>(given);
            rules.stream().filter(r -> !ids.contains(r.id())).forEach(all::add);
            return new TransferRules(all, file.receivers == null ? receivers : file.receivers, calendar);
        } catch (IOException e) {
            throw new UncheckedIOException("the transfer rules " + own + " cannot be read", e);
        }
    }

    public List<Rule> all() {
        return rules;
    }

    /** Returns the last day of a duty; empty where no rule asks for it. @param areaCode six digits */
    public Optional<Due> due(Duty duty, Kind kind, String areaCode, LocalDate start) {
        return rules.stream()
                .filter(r -> r.fits(duty, kind, areaCode, start))
                .max(Comparator.comparingInt(Rule::special).thenComparing(Rule::from))
                .map(r -> due(r, start));
    }

    /** Returns the last day by a rule that was applied; empty if it is gone, or the day is still not known. */
    Optional<LocalDate> again(String rule, LocalDate start) {
        return rules.stream().filter(r -> r.id().equals(rule)).findFirst().map(r -> due(r, start)
                .on());
    }

    /** Returns the departments that take a kind; empty for all. */
    List<String> receivers(Kind kind) {
        return receivers.getOrDefault(kind, List.of());
    }

    private Due due(Rule rule, LocalDate start) {
        return new Due(rule.id(), start, calendar.afterIfKnown(start, rule.workingDays()));
    }
}
