package org.provgate.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address a department wants to be told at.
 *
 * @param id {@code sub_} and 16 hex digits
 * @param department whose events it gets
 * @param types those it gets, such as {@code sanction.recalled}; empty for all
 * @param position the number of the last event that is delivered or stands in the log
 * @param failures of the address in a row
 * @param closedUntil it is left alone until then; null if it is not
 * @param failingSince the first of those failures; null if there is none
 * @param error the last of them
 * @param previousSecretUntil until when the secret before signs too; null if there is none
 */
public record Subscription(
        String id,
        String department,
        String url,
        List<String> types,
        String description,
        State state,
        long position,
        int failures,
        @Nullable Instant closedUntil,
        @Nullable Instant failingSince,
        @Nullable String error,
        @Nullable Instant previousSecretUntil,
        String createdBy,
        Instant createdAt) {

    /** Whether anything is sent. */
    public enum State {
        ON,
        /** The address answered 410: nothing is sent until the department resumes it. */
        GONE
    }

    static final String COLUMNS = """
            id, department, url, types, description, state, position, failures, closed_until, failed_at, error, previous_until,
            created_by, created_at\
            """;

    static Subscription of(ResultSet row, int number) throws SQLException {
        return new Subscription(
                row.getString("id"),
                row.getString("department"),
                row.getString("url"),
                List.of((String[]) row.getArray("types").getArray()),
                row.getString("description"),
                State.valueOf(row.getString("state")),
                row.getLong("position"),
                row.getInt("failures"),
                instant(row, "closed_until"),
                instant(row, "failed_at"),
                row.getString("error"),
                instant(row, "previous_until"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
