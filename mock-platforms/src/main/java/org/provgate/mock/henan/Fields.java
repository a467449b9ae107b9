package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields of what was sent in. */
final class Fields {

    private Fields() {}

    /** Returns {@code records}, or refuses the call. */
    static List<JsonNode> records(JsonNode body, int most) {
        var records = body.get("records");
        if (records == null || !records.isArray() || records.size() > most) throw Refusal.malformed("records");
        var list = new ArrayList<JsonNode>(records.size());
        for (var each : records) {
            if (!each.isObject()) throw Refusal.malformed("records");
            list.add(each);
        }
        return list;
    }

    /** Returns a text, or null if it is absent, null, empty or no text. */
    static @Nullable String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || !value.isTextual() || value.textValue().isBlank() ? null : value.textValue();
    }

    static boolean matches(JsonNode node, String field, String form) {
        var text = text(node, field);
        return text != null && text.matches(form);
    }

    /** Refuses the call unless the field matches. */
    static String required(JsonNode node, String field, String form) {
        var text = text(node, field);
        if (text == null || !text.matches(form)) throw Refusal.malformed(field);
        return text;
    }

    /** Returns the texts of an array, or null if it is anything else. */
    static @Nullable List<String> texts(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || !value.isArray()) return null;
        var texts = new ArrayList<String>();
        for (var each : value) {
            if (!each.isTextual()) return null;
            texts.add(each.textValue());
        }
        return texts;
    }

    /** Returns a date of the form {@code yyyy-MM-dd}, or null. */
    static @Nullable LocalDate date(JsonNode node, String field) {
        var text = text(node, field);
        if (text == null || text.length() != 10) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
