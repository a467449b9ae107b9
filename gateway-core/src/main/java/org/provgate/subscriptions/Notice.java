package org.provgate.subscriptions;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An event as the feed and webhooks show it; thin: what it is about is read at its address, by who may.
 *
 * @param id {@code evt_} and its number; the same however often it is sent
 * @param type such as {@code sanction.recalled}
 * @param timestamp when it happened, in UTC
 */
@JsonPropertyOrder({"id", "type", "timestamp", "data"})
public record Notice(String id, String type, String timestamp, Data data) {

    static final String PREFIX = "evt_";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param subject identity in the register; null where it is about none
     * @param object what it is about, such as {@code sanctions/17}
     * @param href where that is read
     */
    @JsonPropertyOrder({"subject", "object", "href"})
    public record Data(@Nullable String subject, String object, String href) {}

    /** Reads a row of table {@code event}. */
    static Notice of(ResultSet row) throws SQLException {
        var object = row.getString("object");
        return new Notice(
                PREFIX + row.getLong("id"),
                row.getString("type"),
                row.getTimestamp("at").toInstant().toString(),
                new Data(row.getString("subject_key"), object, "/api/v1/" + object));
    }

    /** Returns the number in its id. */
    long number() {
        return Long.parseLong(id.substring(PREFIX.length()));
    }

    /** Returns what is signed and sent; the same event gives the same bytes. */
    byte[] bytes() {
        try {
            return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }
}
