package org.provgate.recognition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.ItemClass;
import org.provgate.spi.inspection.InspectionResult.Finding;

/**
 * A result with what is known of its items.
 *
 * @param lists the fixed lists at that time
 * @param state at the province; null if it does not go there
 * @param adopted items for which the asking department has adopted it
 */
record Result(
        String id,
        String department,
        @Nullable String departmentName,
        LocalDate checked,
        String digest,
        JsonNode content,
        FixedItems.Lists lists,
        @Nullable String state,
        @Nullable LocalDate publishedOn,
        Inspection.@Nullable ResultProof proof,
        List<String> adopted) {

    private static final JsonMapper JSON = new JsonMapper();

    static Result read(ResultSet r) throws SQLException {
        var sequence = r.getLong("sequence");
        return new Result(
                r.getString("id"),
                r.getString("department"),
                r.getString("name_zh"),
                r.getObject("event_on", LocalDate.class),
                r.getString("digest"),
                tree(r.getString("content")),
                FixedItems.NO_LISTS,
                r.getString("state"),
                r.getObject("published_on", LocalDate.class),
                sequence == 0 ? null : new Inspection.ResultProof(sequence, r.getString("hash")),
                Stream.of((String[]) r.getArray("adopted").getArray()).sorted().toList());
    }

    Result with(FixedItems.Lists known) {
        return new Result(
                id, department, departmentName, checked, digest, content, known, state, publishedOn, proof, adopted);
    }

    List<String> items() {
        return texts("itemCodes");
    }

    List<Finding> findings() {
        return texts("findings").stream().map(Finding::valueOf).toList();
    }

    List<String> texts(String member) {
        var texts = new ArrayList<String>();
        content.path(member).forEach(t -> texts.add(t.asText()));
        return texts;
    }

    @Nullable
    String text(String member) {
        return content.hasNonNull(member) ? content.get(member).asText() : null;
    }

    /** Returns an item as the newest fixed list has it; null if none has. */
    FixedItems.@Nullable Listed listed(String item) {
        return lists.item(department, item);
    }

    @Nullable
    ItemClass itemClass(String item) {
        var listed = listed(item);
        return listed == null ? null : listed.itemClass();
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the content of a record is JSON", e);
        }
    }
}
