package org.provgate.deadlines;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.DeadlineRule.Duty;

/**
 * One duty and how it stands: of a record, or of a target whose result is not there yet. A record and those that correct it are
 * one: what counts is the newest date, and whether any of them fulfilled the duty.
 *
 * @param record whose date it is; null while there is no result
 * @param newest the correction that is on its way instead of it; null if there is none
 * @param task null for penalties and licences
 * @param subject key in the register; null where it is not known
 * @param due last day in time; null while its year's working days are not known
 * @param waivedUntil last day of an approved 延期 (R51); null if there is none
 * @param daysLeft working days after today up to the last day; negative when it is over; null if not known
 * @param liability late, and no approved waiver covers it (R51)
 * @param metOn when the duty was fulfilled; null while it is not
 * @param delivery state of the newest delivery, null if there is none
 * @param reason what happened to it last; null if nothing
 */
public record Due(
        @Nullable String record,
        @Nullable String newest,
        @Nullable String task,
        @Nullable String subject,
        String department,
        String province,
        String rule,
        Duty duty,
        @Nullable LocalDate due,
        @Nullable LocalDate waivedUntil,
        State state,
        @Nullable Integer daysLeft,
        boolean liability,
        @Nullable LocalDate metOn,
        @Nullable String delivery,
        @Nullable String reason,
        NextStep next) {

    /** How a duty stands. */
    public enum State {
        /** Its last day, with a waiver the waived one, is over. */
        OVERDUE,
        /** Within three working days. */
        DUE,
        LATER,
        /** Its date is not known: the working days of its year are missing. */
        UNKNOWN,
        /** Fulfilled after it was due, be it within a waiver. */
        MET_LATE,
        MET;

        /** Returns whether something is still to be done. */
        public boolean open() {
            return this != MET && this != MET_LATE;
        }
    }

    /** Returns the last day in time, with its waiver; null if it is not known. */
    public @Nullable LocalDate last() {
        return due != null && waivedUntil != null && waivedUntil.isAfter(due) ? waivedUntil : due;
    }
}
