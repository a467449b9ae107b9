package org.provgate.recognition;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.ItemClass;
import org.provgate.spi.inspection.InspectionResult.Finding;

/**
 * How long a result may be relied on, and which.
 *
 * @param items what 抽查事项编码 begin with; null for all
 * @param itemClass only of items of this class; null for all, those on no list too
 * @param findings a result may be relied on if each of its findings is one of these; empty: none may
 * @param months the last day is so many months after the check; 1 to 60
 * @param basis what it rests on
 * @param from first check date it holds for
 * @param to last one; null while it holds
 */
public record RecognitionRule(
        String id,
        @Nullable String items,
        @Nullable ItemClass itemClass,
        Set<Finding> findings,
        int months,
        String basis,
        LocalDate from,
        @Nullable LocalDate to) {

    private static final int MOST_MONTHS = 60;

    public RecognitionRule {
        findings = Set.copyOf(findings);
        if (id.isBlank()) throw new IllegalArgumentException("id is empty");
        if (basis.isBlank()) throw new IllegalArgumentException("basis is empty; name what the rule rests on");
        if (items != null && !items.matches("[0-9]{1,14}"))
            throw new IllegalArgumentException("items must be the first 1 to 14 digits of item codes, it is " + items);
        if (months < 1 || months > MOST_MONTHS)
            throw new IllegalArgumentException("months must be 1 to " + MOST_MONTHS + ", it is " + months);
        if (to != null && to.isBefore(from)) throw new IllegalArgumentException("to " + to + " is before from " + from);
    }

    boolean isFor(LocalDate checked, String item, @Nullable ItemClass ofItem) {
        return !checked.isBefore(from)
                && (to == null || !checked.isAfter(to))
                && (items == null || item.startsWith(items))
                && (itemClass == null || itemClass == ofItem);
    }

    /** The longer the beginning of the code, the more special; then a class. */
    int special() {
        return 2 * (items == null ? 0 : items.length()) + (itemClass == null ? 0 : 1);
    }

    LocalDate until(LocalDate checked) {
        return checked.plusMonths(months);
    }
}
