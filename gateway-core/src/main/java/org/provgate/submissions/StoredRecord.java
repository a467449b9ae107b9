package org.provgate.submissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Digest;
import org.provgate.outbox.Delivery;
import org.provgate.submissions.Intake.Due;

/**
 * A record, and where it stands.
 *
 * @param subject identity in the register; null for a natural person
 * @param task null but for results
 * @param correctionOf the record it replaces; null for none
 * @param correctedBy records that replace it
 * @param digest SHA-256 of what was handed in, in the form of RFC 8785
 * @param receivers where it stands with each, in the order they were told of
 * @param content what was handed in, numbers of persons starred; null in lists
 */
public record StoredRecord(
        String id,
        Kind kind,
        String province,
        String department,
        @Nullable String subject,
        @Nullable String task,
        LocalDate eventOn,
        @Nullable String correctionOf,
        List<String> correctedBy,
        String submission,
        String submittedBy,
        Instant submittedAt,
        String digest,
        List<Due> due,
        List<Delivery> receivers,
        @Nullable JsonNode content) {

    /** Returns what changes whenever this record's standing does. */
    public String etag() {
        var text = new StringBuilder(digest).append('\n').append(correctedBy);
        for (var r : receivers)
            text.append('\n')
                    .append(r.externalId())
                    .append(r.channel())
                    .append(r.state())
                    .append(r.changedAt());
        return Digest.of(text.toString()).substring(0, 32);
    }
}
