package org.provgate.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a delivery.
 *
 * @param eventOn 检查日期 or 决定日期 of the record
 * @param digest SHA-256 of what was handed in
 * @param correctionOf the record this one puts right; null for none
 * @param due what must have happened by when
 * @param timeline what happened, the oldest first
 */
public record DeliveryStory(
        Delivery delivery,
        LocalDate eventOn,
        String digest,
        @Nullable String correctionOf,
        List<Due> due,
        List<Moment> timeline) {

    public DeliveryStory {
        due = List.copyOf(due);
        timeline = List.copyOf(timeline);
    }

    /**
     * A duty with its day.
     *
     * @param duty {@code ENTERED} or {@code PUBLISHED}
     * @param dueOn null while the working days of its year are not published
     * @param waivedUntil day of an approved waiver (R51); null for none
     */
    public record Due(
            String rule,
            String duty,
            LocalDate dueOn,
            @Nullable LocalDate waivedUntil) {}

    /**
     * Something that happened.
     *
     * @param what {@code SUBMITTED}, {@code QUEUED}, {@code CALL}, {@code CORRECTED}, {@code RETRIED}, or the state it came into
     * @param actor a person, or {@code gateway}
     */
    public record Moment(
            Instant at,
            String what,
            @Nullable String batch,
            String actor,
            @Nullable String note) {}
}
