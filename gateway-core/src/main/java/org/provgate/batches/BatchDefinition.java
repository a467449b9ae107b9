package org.provgate.batches;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.ItemClass;

/**
 * A batch as somebody opens it.
 *
 * @param id of the batch, and of its draw
 * @param template rule whose rates it follows; null for none
 * @param plan round of the annual plan it belongs to; null for none
 * @param filter what subjects must be (定向); {@link Filter#NONE} is 不定向
 * @param rates decimal strings by stratum: {@code A} to {@code D}, {@code NOGRADE}, {@code LISTED}; or {@code ALL} alone. Empty
 *     takes the template's
 * @param minimum least counts by stratum
 * @param slack targets an officer may get above an even share
 * @param contributors at least two, or one public event, so that nobody alone can steer the seed; in order of
 *     their names
 * @param replaces aborted batch it replaces; null for none
 * @param replaceReason why; null if it replaces none
 */
public record BatchDefinition(
        String id,
        String province,
        String areaCode,
        String name,
        String leadDepartment,
        ItemClass itemClass,
        @Nullable String template,
        @Nullable Plan plan,
        Filter filter,
        Map<String, String> rates,
        Map<String, Integer> minimum,
        int slack,
        LocalDate windowStart,
        LocalDate windowEnd,
        List<Department> departments,
        List<Contributor> contributors,
        @Nullable String replaces,
        @Nullable String replaceReason) {

    static final String ALL = "ALL";
    static final String NOGRADE = "NOGRADE";
    static final String LISTED = "LISTED";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern AREA = Pattern.compile("[0-9]{6}");
    private static final Pattern PROVINCE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern CONTRIBUTOR = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern RATE = Pattern.compile("(0|1)(\\.[0-9]{1,18})?");
    private static final Pattern STRATUM = Pattern.compile("[ABCD]|" + NOGRADE + "|" + LISTED + "|" + ALL);

    /** @param version of the plan @param round its number */
    public record Plan(String id, int version, int round) {}

    /** @param items codes of the inspected items @param specialty what the first of the team must master; null for anything */
    public record Department(
            String id, int teamSize, @Nullable String specialty, List<String> items) {
        public Department {
            check(ID, "department id", id);
            items = items == null ? List.of() : List.copyOf(items);
            if (items.isEmpty()) throw new IllegalArgumentException("department " + id + " inspects no item");
        }
    }

    /** @param event what a public contributor waits for @param eventAt when it happens; both null for one who commits */
    public record Contributor(
            String name, @Nullable String event, @Nullable Instant eventAt) {
        public Contributor {
            check(CONTRIBUTOR, "contributor", name);
            if ((event == null) != (eventAt == null))
                throw new IllegalArgumentException("contributor " + name + " needs event and eventAt, or neither");
        }
    }

    public BatchDefinition {
        check(ID, "id", id);
        check(PROVINCE, "province", province);
        check(AREA, "areaCode", areaCode);
        check(ID, "leadDepartment", leadDepartment);
        if (name == null || name.isBlank()) throw new IllegalArgumentException("name is missing");
        Objects.requireNonNull(itemClass, "itemClass is missing: KEY or GENERAL");
        Objects.requireNonNull(windowStart, "windowStart is missing");
        Objects.requireNonNull(windowEnd, "windowEnd is missing");
        if (windowEnd.isBefore(windowStart)) throw new IllegalArgumentException("the window ends before it starts");
        filter = filter == null ? Filter.NONE : filter;
        rates = rates == null ? Map.of() : Map.copyOf(rates);
        minimum = minimum == null ? Map.of() : Map.copyOf(minimum);
        departments = departments == null ? List.of() : List.copyOf(departments);
        contributors = contributors == null
                ? List.of()
                : contributors.stream()
                        .sorted(Comparator.comparing(Contributor::name))
                        .toList();
        checkStrata(rates, minimum, template);
        if (slack < 0) throw new IllegalArgumentException("slack is below 0");
        if (departments.isEmpty()) throw new IllegalArgumentException("departments is empty");
        distinct("department", departments.stream().map(Department::id).toList());
        distinct("contributor", contributors.stream().map(Contributor::name).toList());
        if (contributors.size() < 2 && contributors.stream().allMatch(c -> c.event() == null))
            throw new IllegalArgumentException("whoever contributes alone can steer the seed: name two contributors, or"
                    + " a public event after the freeze");
        if ((replaces == null) != (replaceReason == null) || replaceReason != null && replaceReason.isBlank())
            throw new IllegalArgumentException("replaces and replaceReason go together");
    }

    /** Returns the same with these rates. */
    BatchDefinition withRates(Map<String, String> other) {
        return new BatchDefinition(
                id,
                province,
                areaCode,
                name,
                leadDepartment,
                itemClass,
                template,
                plan,
                filter,
                other,
                minimum,
                slack,
                windowStart,
                windowEnd,
                departments,
                contributors,
                replaces,
                replaceReason);
    }

    private static void checkStrata(
            Map<String, String> rates, Map<String, Integer> minimum, @Nullable String template) {
        if (rates.isEmpty() && template == null)
            throw new IllegalArgumentException("rates is empty and no template is named");
        rates.forEach((stratum, rate) -> {
            check(STRATUM, "stratum", stratum);
            if (!RATE.matcher(rate).matches() || new BigDecimal(rate).compareTo(BigDecimal.ONE) > 0)
                throw new IllegalArgumentException(
                        "rate of " + stratum + " is “" + rate + "”, not a decimal from 0 to 1 such as 0.05");
        });
        if (rates.containsKey(ALL) && rates.size() > 1)
            throw new IllegalArgumentException("stratum ALL stands alone; strata by risk grade are A, B, C, D");
        minimum.forEach((stratum, count) -> {
            check(STRATUM, "stratum", stratum);
            if (count < 0) throw new IllegalArgumentException("minimum of " + stratum + " is below 0");
        });
    }

    private static void distinct(String what, List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names)
            if (!seen.add(name)) throw new IllegalArgumentException(what + " " + name + " is there twice");
    }

    private static void check(Pattern pattern, String what, @Nullable String text) {
        if (text == null || !pattern.matcher(text).matches())
            throw new IllegalArgumentException(what + " is “" + text + "”, not of the form " + pattern);
    }
}
