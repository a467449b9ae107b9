package org.provgate.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * A row but for its hash. Every field may be null when read: whoever tampers is not held by constraints.
 *
 * @param at to the microsecond
 */
record Row(
        long sequence,
        @Nullable String department,
        @Nullable OffsetDateTime at,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable String outcome,
        @Nullable String correlationId,
        @Nullable String digestBefore,
        @Nullable String digestAfter,
        @Nullable String algorithm,
        @Nullable String previousHash) {

    static final String ALGORITHM = "SHA-256/RFC8785";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX");

    static Row after(Mark last, Entry entry, OffsetDateTime at) {
        return new Row(
                last.sequence() + 1,
                entry.department(),
                at,
                entry.actor(),
                entry.action(),
                entry.object(),
                entry.outcome(),
                entry.correlationId(),
                entry.digestBefore(),
                entry.digestAfter(),
                ALGORITHM,
                last.hash());
    }

    static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("sequence"),
                row.getString("department"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object"),
                row.getString("outcome"),
                row.getString("correlation_id"),
                row.getString("digest_before"),
                row.getString("digest_after"),
                row.getString("algorithm"),
                row.getString("previous_hash"));
    }

    /** Returns the row's fields by column, as they are hashed: {@code at} is text, in UTC. */
    Map<String, @Nullable Object> columns() {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("sequence", sequence);
        columns.put("department", department);
        columns.put("at", at == null ? null : AT.format(at.withOffsetSameInstant(ZoneOffset.UTC)));
        columns.put("actor", actor);
        columns.put("action", action);
        columns.put("object", object);
        columns.put("outcome", outcome);
        columns.put("correlation_id", correlationId);
        columns.put("digest_before", digestBefore);
        columns.put("digest_after", digestAfter);
        columns.put("algorithm", algorithm);
        columns.put("previous_hash", previousHash);
        return columns;
    }

    /** Returns the SHA-256 of {@link #columns} as RFC 8785 JSON, in lower-case hex. */
    String hash() {
        try {
            return Digest.of(new JsonCanonicalizer(JSON.writeValueAsString(columns())).getEncodedUTF8());
        } catch (IOException e) {
            throw new UncheckedIOException("a row cannot be written as JSON", e);
        }
    }
}
