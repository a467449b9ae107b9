package org.provgate.henan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/**
 * A JSON object the platform sent, read strictly: what the contract promises is there, or {@link PlatformException.Unreadable}
 * says what was expected, found and where. Values found are named by their kind only, for they may be secret.
 *
 * @param where for a reader of the message
 */
record Answer(JsonNode json, String where) {

    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            // UTF-8 is the contract; row texts are cut out of the bytes by their offset
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // a rare character goes out as itself, not as two escapes
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(64L << 20)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxNestingDepth(32)
                    .build())
            .build());

    /** Returns the whole body. */
    static Answer whole(WireResponse response) {
        try {
            var json = JSON.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(response.body());
            if (json.isMissingNode()) throw cut(response);
            if (!json.isObject()) throw new PlatformException.Unreadable("a JSON object", kind(json), where(response));
            return new Answer(json, where(response));
        } catch (IOException e) {
            throw notJson(e, response);
        }
    }

    /** Returns what bytes that are no JSON mean: most likely a cut answer; beyond our limits, a broken contract. */
    static PlatformException notJson(IOException e, WireResponse response) {
        return e instanceof StreamConstraintsException
                ? new PlatformException.Unreadable("JSON of ordinary size and depth", "more", where(response))
                : cut(response);
    }

    static PlatformException cut(WireResponse response) {
        return new PlatformException.Unavailable(
                "Henan's answer to " + where(response) + " (HTTP " + response.status() + ", " + response.body().length
                        + " bytes) is not whole JSON: it was cut on the way or comes from a box in between."
                        + " The gateway asks again later.",
                null,
                true);
    }

    static String where(WireResponse response) {
        return where(response.request());
    }

    static String where(WireRequest request) {
        return request.method() + " " + request.target().split("\\?", 2)[0];
    }

    /** Returns this, having checked that {@code code} says ok. */
    Answer checked() {
        var code = text("code");
        if (!code.equals("00"))
            throw new PlatformException.Unreadable("code 00 with HTTP 200", "code " + shown(code), where);
        return this;
    }

    Answer object(String field) {
        return new Answer(promised(field, "an object", JsonNode::isObject), field + " of " + where);
    }

    /** Returns a text that says something. */
    String text(String field) {
        return promised(
                        field,
                        "a text",
                        node -> node.isTextual() && !node.textValue().isBlank())
                .textValue();
    }

    @Nullable
    String textOrNull(String field) {
        return json.path(field).isNull() || !json.has(field) ? null : text(field);
    }

    boolean flag(String field) {
        return promised(field, "true or false", JsonNode::isBoolean).booleanValue();
    }

    /** Returns a whole number, not negative. */
    long count(String field) {
        return promised(
                        field,
                        "a whole number from 0",
                        node -> node.canConvertToLong() && node.isIntegralNumber() && node.longValue() >= 0)
                .longValue();
    }

    /** Returns an ISO-8601 time with its offset. */
    Instant time(String field) {
        var time = Times.parse(text(field));
        if (time == null) throw unreadable(field, "an ISO-8601 time with its offset", "another text");
        return time;
    }

    /** Returns a date of the form {@code yyyy-MM-dd}, or null if it is null or absent. */
    @Nullable
    LocalDate dateOrNull(String field) {
        var text = textOrNull(field);
        if (text == null) return null;
        var date = Times.date(text);
        if (date == null) throw unreadable(field, "a date as yyyy-MM-dd", "another text");
        return date;
    }

    /** Returns what a code stands for. */
    <T> T code(String field, Map<String, T> codes) {
        var code = text(field);
        var meaning = codes.get(code);
        if (meaning == null) throw unreadable(field, "one of " + new TreeSet<>(codes.keySet()), shown(code));
        return meaning;
    }

    /** Returns the objects of a list. */
    List<Answer> list(String field) {
        var list = promised(field, "a list", JsonNode::isArray);
        var answers = new ArrayList<Answer>(list.size());
        for (var each : list) {
            var at = field + "[" + answers.size() + "] of " + where;
            if (!each.isObject()) throw new PlatformException.Unreadable("an object", kind(each), at);
            answers.add(new Answer(each, at));
        }
        return answers;
    }

    PlatformException.Unreadable unreadable(String field, String expected, String found) {
        return new PlatformException.Unreadable(expected, found, field + " of " + where);
    }

    private JsonNode promised(String field, String expected, Predicate<JsonNode> promise) {
        var node = json.path(field);
        if (!promise.test(node)) throw unreadable(field, expected, kind(node));
        return node;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case STRING -> node.textValue().isBlank() ? "an empty text" : "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> node.asText();
            case ARRAY -> "a list";
            default -> "an object";
        };
    }

    /** Returns a code from outside as it may stand in a message. */
    static String shown(String code) {
        return code.matches("[A-Za-z0-9_.\\[\\]-]{1,64}") ? code : "of unusual characters";
    }
}
