package org.provgate.submissions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Outgoing;

/**
 * A record about to be stored.
 *
 * @param province the entry of the settings
 * @param areaCode six digits
 * @param subjectKey identity in the register; null for a natural person
 * @param taskId null but for results
 * @param taskEnds its last day; null where there is no task
 * @param businessKey see {@link Judge.Bench#businessKey}
 * @param about how it is named to whoever handed it in
 * @param form the submission with its id
 * @param eventOn 检查日期 or 决定日期
 * @param outgoing its deliveries
 */
public record NewRecord(
        String id,
        String province,
        String areaCode,
        @Nullable String subjectKey,
        @Nullable String taskId,
        @Nullable LocalDate taskEnds,
        String businessKey,
        String about,
        HandedIn form,
        LocalDate eventOn,
        List<Outgoing> outgoing) {

    /** Shows no content: it may name a person. */
    @Override
    public String toString() {
        return "record " + id;
    }
}
