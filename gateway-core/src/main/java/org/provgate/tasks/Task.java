package org.provgate.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands.
 *
 * @param id 18 digits: area 6, day 8, sequence 4
 * @param batch the draw it came from; null for a triggered one
 * @param ground why it is outside the draw; null for a drawn one
 * @param targets how many subjects it has
 * @param unstaffed how many of them lack an officer
 */
public record Task(
        String id,
        @Nullable String batch,
        @Nullable Ground ground,
        @Nullable String reference,
        String name,
        String province,
        String areaCode,
        LocalDate starts,
        LocalDate ends,
        State state,
        String createdBy,
        Instant createdAt,
        int targets,
        int unstaffed) {

    /** Whether it is still worked on. */
    public enum State {
        OPEN,
        CLOSED
    }

    /**
     * One subject of a task, with its form (一企一表).
     *
     * @param position from 1; of a drawn task, the order drawn
     * @param stratum null, as {@code ticket}, outside the draw
     */
    public record Target(
            String subject,
            int position,
            String formNo,
            @Nullable String stratum,
            @Nullable String ticket,
            boolean unstaffed,
            List<Seat> seats) {}

    /** @param seat from 1 @param officer null where nobody was able */
    public record Seat(
            String department, int seat, @Nullable String officer) {}

    /**
     * How often a subject was inspected (R14).
     *
     * @param drawn in draws of the calendar year; only these count for the yearly cap
     * @param triggered outside the draw in the same year
     * @param lastDrawnEnds last day of its latest drawn task, of any year; null if there was none
     */
    public record Burden(int drawn, int triggered, @Nullable LocalDate lastDrawnEnds) {}
}
