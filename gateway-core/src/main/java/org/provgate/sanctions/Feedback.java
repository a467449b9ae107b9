package org.provgate.sanctions;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an executor did about a measure (惩戒反馈).
 *
 * @param id 反馈编号, ours
 * @param measure as {@link Measure#id}
 * @param date when it was done
 */
public record Feedback(
        String id,
        String measure,
        String department,
        String action,
        LocalDate date,
        @Nullable String remark,
        String writtenBy,
        Instant writtenAt) {

    /** A measure that an executor left without an answer. @param since when it was told */
    public record Unanswered(
            String measure, String department, Field field, String zh, String subject, String name, Instant since) {}
}
