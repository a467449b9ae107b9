package org.provgate.sanctions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.inspection.InspectionResult.Finding;

/**
 * One measure of the catalogue (惩戒措施): on which ground, in which field, by which law. What a file has wrong is told by
 * {@link #faults}.
 *
 * @param code by which the measure is known; its versions differ in {@code from}
 * @param reasons 列入原因 codes of a list it is for; empty for all. Only of lists
 * @param kinds 处罚类别 of penalties, or findings of results it is for; only of own findings
 * @param zh the measure in Chinese
 * @param basis 法律依据: no basis, no measure
 * @param months how long it lasts from the day of its ground; null while the entry stands
 * @param requester 提请部门; null of own findings, where it is the department that found
 * @param executors 执行部门, codes
 * @param needsFeedback whether executors say what they did
 * @param from first day of a ground it is for
 * @param to last one; null while no end is known
 */
public record SanctionRule(
        String code,
        Ground ground,
        List<String> reasons,
        List<String> kinds,
        Field field,
        String zh,
        String en,
        String basis,
        @Nullable Integer months,
        @Nullable String requester,
        List<String> executors,
        boolean needsFeedback,
        LocalDate from,
        @Nullable LocalDate to) {

    private static final String CODE = "[A-Za-z0-9._-]{1,40}";

    public SanctionRule {
        reasons = List.copyOf(reasons);
        kinds = List.copyOf(kinds);
        executors = List.copyOf(executors);
    }

    /** Returns all that is wrong with it, a sentence each. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        if (!code.matches(CODE)) faults.add("its code must be 1 to 40 letters, digits, dots, hyphens");
        if (basis.isBlank()) faults.add("it has no basis; no basis, no measure");
        if (zh.isBlank() || en.isBlank()) faults.add("it lacks its text; zh and en must both be there");
        if (executors.isEmpty()) faults.add("nobody executes it; name at least one department in executors");
        if (months != null && months < 1)
            faults.add("months must be at least 1; leave it out if it lasts while the entry does");
        if (to != null && to.isBefore(from)) faults.add("it ends on " + to + ", before it begins on " + from);
        if (ground.isList()) {
            if (!kinds.isEmpty()) faults.add("kinds are for OWN_PENALTY and OWN_RESULT; of a list give reasons");
            if (requester == null) faults.add("it lacks the requester; name the department that answers for the list");
        } else {
            if (!reasons.isEmpty()) faults.add("reasons are for lists; of " + ground + " give kinds");
            if (kinds.isEmpty()) faults.add("it names no kinds; say which penalties or findings are serious");
            if (ground == Ground.OWN_RESULT)
                for (var kind : kinds)
                    if (Arrays.stream(Finding.values()).noneMatch(f -> f.name().equals(kind)))
                        faults.add("there is no finding " + kind + "; there are " + List.of(Finding.values()));
            if (months == null) faults.add("it lacks months; a finding does not say by itself when it ends");
            if (requester != null) faults.add("it names a requester; of " + ground + " that is who found");
        }
        return faults;
    }

    /** Returns every department it names. */
    Stream<String> departments() {
        return Stream.concat(executors.stream(), Stream.ofNullable(requester));
    }

    boolean overlaps(SanctionRule other) {
        return code.equals(other.code)
                && (to == null || !to.isBefore(other.from))
                && (other.to == null || !other.to.isBefore(from));
    }
}
