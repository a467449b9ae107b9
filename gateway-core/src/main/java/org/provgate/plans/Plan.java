package org.provgate.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of an annual plan (R30 to R33).
 *
 * @param id 抽查计划编号, 14 digits: area 6, year 4, number 4
 * @param version from 1
 * @param joint 跨部门
 * @param starts the first day of the first round
 * @param ends the last day of the last
 * @param scope 抽查范围, in words
 * @param adjustReason why this version was made; null of the first
 * @param publishedWhere where it can be read
 * @param rounds by number
 */
public record Plan(
        String id,
        int version,
        int year,
        String name,
        boolean joint,
        LocalDate starts,
        LocalDate ends,
        String leadDepartment,
        @Nullable String scope,
        @Nullable String adjustReason,
        State state,
        String writtenBy,
        Instant writtenAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable LocalDate publishedAt,
        @Nullable String publishedWhere,
        List<Round> rounds) {

    /** Where a version stands. */
    public enum State {
        /** Written, not in force. */
        DRAFT,
        /** In force. */
        APPROVED,
        /** In force, and made public. */
        PUBLISHED,
        /** A later version took its place. */
        REPLACED
    }

    public Plan {
        rounds = List.copyOf(rounds);
    }

    /** Returns the day by which it is to be handed in: 31 December before the year (R30), of a joint plan 31 March of it (R31). */
    public LocalDate due() {
        return joint ? LocalDate.of(year, 3, 31) : LocalDate.of(year - 1, 12, 31);
    }
}
