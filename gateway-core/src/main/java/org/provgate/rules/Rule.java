package org.provgate.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One rule while it holds.
 *
 * @param province entry it is for; null for all
 * @param area 行政区划代码 it is for, or the beginning of one; null for all
 * @param itemClass null for both
 * @param basis what it rests on: law, paper or requirement
 * @param from first day
 * @param to last day; null while no end is known
 * @param values figures by name; of a {@link Kind#TEMPLATE}, rates by stratum
 * @param months in which a template's inspections take place; null for any
 */
public record Rule(
        String id,
        Kind kind,
        String name,
        @Nullable String province,
        @Nullable String area,
        @Nullable ItemClass itemClass,
        String basis,
        LocalDate from,
        @Nullable LocalDate to,
        SortedMap<String, String> values,
        @Nullable Months months) {

    /** What a rule is about. */
    public enum Kind {
        /** {@code least}: share of the whole frame that is drawn (R10). */
        FLOOR,
        /** {@code most}: the same (R11). */
        CAP,
        /** {@code least}: officers of a team (R26). */
        TEAM,
        /** {@code most}: draws of a subject in a calendar year (R14). */
        YEARLY_CAP,
        /** {@code days}: between a subject's last drawn inspection and the next (R14). */
        COOL_DOWN,
        /** {@code state}: 登记状态 that can be drawn (R17). */
        DRAWABLE,
        /** Every stratum of the frame has a rate (R12). */
        RATES,
        /** Two departments at least, and strata by risk grade (R34); only where a bureau has it. */
        JOINT_AND_GRADED,
        /** Least rate of each stratum; only for batches that name it. */
        TEMPLATE
    }

    /** @param first 1 to 12 @param last not before first */
    public record Months(int first, int last) {
        public Months {
            if (first < 1 || last < first || last > 12)
                throw new IllegalArgumentException(first + " to " + last + " are no months");
        }

        boolean hold(LocalDate start, LocalDate end) {
            return start.getYear() == end.getYear() && start.getMonthValue() >= first && end.getMonthValue() <= last;
        }
    }

    public Rule {
        if (basis.isBlank()) throw new IllegalArgumentException("rule " + id + " has no basis");
        if (to != null && to.isBefore(from))
            throw new IllegalArgumentException("rule " + id + " ends before it begins");
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    boolean isFor(LocalDate day, String inProvince, String inArea, ItemClass of) {
        return !day.isBefore(from)
                && (to == null || !day.isAfter(to))
                && (province == null || province.equals(inProvince))
                && (area == null || inArea.startsWith(area))
                && (itemClass == null || itemClass == of);
    }

    /** Greater for what is more special: a bureau's own rule goes before its province's, that before everybody's. */
    int special() {
        return (area == null ? 0 : 10 * area.length()) + (province == null ? 0 : 1);
    }

    BigDecimal decimal(String value) {
        return new BigDecimal(text(value));
    }

    int integer(String value) {
        return Integer.parseInt(text(value));
    }

    String text(String value) {
        var text = values.get(value);
        if (text == null) throw new IllegalArgumentException("rule " + id + " has no value " + value);
        return text;
    }

    /** Returns the rule as a batch records it. */
    public Map<String, Object> record() {
        var record = new TreeMap<String, Object>();
        record.put("id", id);
        record.put("basis", basis);
        record.put("from", from.toString());
        if (to != null) record.put("to", to.toString());
        record.put("values", values);
        return record;
    }
}
