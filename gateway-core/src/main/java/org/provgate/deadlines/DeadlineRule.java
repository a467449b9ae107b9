package org.provgate.deadlines;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.Obligation.Kind;

/**
 * What must have happened to a record, and by when.
 *
 * @param basis what it rests on: law, paper or requirement
 * @param kinds records it is for
 * @param area beginning of the 行政区划代码 it is for, such as 41 for Henan; null for all
 * @param workingDays counted after the start
 * @param notAfterTaskEnd whether it is due with the task's last day at the latest (R50)
 * @param off whether nothing is due by it; a more special rule of the same id can so end one for an area
 * @param from first start day it is for
 * @param to last one; null while no end is known
 */
public record DeadlineRule(
        String id,
        String basis,
        Duty duty,
        Set<Kind> kinds,
        @Nullable String area,
        Start start,
        int workingDays,
        boolean notAfterTaskEnd,
        boolean off,
        LocalDate from,
        @Nullable LocalDate to) {

    /** What must have happened. */
    public enum Duty {
        /** 录入: the platform has accepted it. */
        ENTERED,
        /** 公示: the platform shows it to the public. */
        PUBLISHED
    }

    /** Where the days are counted from. */
    public enum Start {
        /** 检查日期. */
        CHECK,
        /** 决定日期 of a penalty or licence. */
        DECISION,
        /** The task's last day. */
        TASK_END
    }

    public DeadlineRule {
        if (basis.isBlank()) throw new IllegalArgumentException("it has no basis");
        if (workingDays < 0) throw new IllegalArgumentException("its working days are negative");
        if (to != null && to.isBefore(from)) throw new IllegalArgumentException("it ends before it begins");
        kinds = Set.copyOf(kinds);
        if (kinds.isEmpty()) throw new IllegalArgumentException("it is for no kind of record");
        boolean inspection = start != Start.DECISION;
        if (kinds.stream().anyMatch(k -> inspection != (k == Kind.RESULT)))
            throw new IllegalArgumentException("a " + kinds + " has no " + start);
        if (duty == Duty.PUBLISHED && !kinds.equals(Set.of(Kind.RESULT)))
            throw new IllegalArgumentException("only of results is it known whether they are public");
        if (notAfterTaskEnd && start != Start.CHECK)
            throw new IllegalArgumentException("only what begins with a check can be bound to the task's end");
    }

    boolean isFor(Kind kind, String inArea, LocalDate day) {
        return kinds.contains(kind)
                && (area == null || inArea.startsWith(area))
                && !day.isBefore(from)
                && (to == null || !day.isAfter(to));
    }

    /** Greater for what is more special: an area's own rule goes before its province's, that before everybody's. */
    int special() {
        return area == null ? 0 : area.length();
    }

    /** Returns the day the days are counted from; null where the record has none. */
    @Nullable
    LocalDate startOf(Obligation obligation) {
        return start == Start.TASK_END ? obligation.taskEnds() : obligation.eventOn();
    }

    /** Returns the last day in time; null while it lies in a year whose working days are not known. */
    @Nullable
    LocalDate due(LocalDate start, @Nullable LocalDate taskEnds, WorkingCalendar calendar) {
        var due = calendar.afterIfKnown(start, workingDays);
        if (!notAfterTaskEnd || taskEnds == null) return due;
        // an unknown day lies after all known ones
        if (due == null) return taskEnds.isBefore(calendar.unknownAfter(start)) ? taskEnds : null;
        return taskEnds.isBefore(due) ? taskEnds : due;
    }
}
