package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.Answer;

/** A list kept current by batches: items or officers. Not for several threads by itself. */
final class Book {

    private static final int MOST = 200;

    /** @param endedOn the day {@code valid:false} arrived, or null while in force */
    record Entry(JsonNode content, @Nullable LocalDate endedOn) {}

    private final String key;
    private final Consumer<JsonNode> check;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @param check refuses a malformed record */
    Book(String key, Consumer<JsonNode> check) {
        this.key = key;
        this.check = check;
    }

    Answer put(byte[] body, LocalDate today) {
        var records = Fields.records(Json.object(body), MOST);
        records.forEach(check);
        for (var each : records) {
            boolean ended = each.has("valid") && !each.get("valid").booleanValue();
            entries.put(each.get(key).textValue(), new Entry(each, ended ? today : null));
        }
        return Json.answer(200, Json.ok().put("accepted", records.size()));
    }

    /** Returns the entry in force on a day, or null. */
    @Nullable
    JsonNode inForce(String keyValue, LocalDate day) {
        var entry = entries.get(keyValue);
        return entry == null || (entry.endedOn != null && !day.isBefore(entry.endedOn)) ? null : entry.content;
    }

    /** Ends an entry by the platform's own hand. */
    void end(String keyValue, LocalDate day) {
        entries.computeIfPresent(keyValue, (k, entry) -> new Entry(entry.content, day));
    }

    List<JsonNode> contents() {
        return entries.values().stream().map(Entry::content).toList();
    }
}
