package org.provgate.draw;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as the draw writes it: the canonical form of RFC 8785. Jackson writes that form of trees without fractions, once it sorts
 * members (as Java sorts strings, by UTF-16 units, which is the order of the RFC), writes control characters in lower-case hex and
 * characters beyond the basic plane as themselves.
 */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(32).build());
    }

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String canonical(JsonNode node) {
        return new String(bytes(node), StandardCharsets.UTF_8);
    }

    /** Returns the canonical form. @param node without fractions */
    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree of JSON can always be written", e);
        }
    }

    /** @throws RefusedException if it is no JSON object, or names a member twice */
    static ObjectNode parse(String file, byte[] bytes) {
        return parse(file, bytes, "", parser -> true);
    }

    /** What to do with an array instead of holding it. */
    @FunctionalInterface
    interface Elements {
        /** @param parser stands at the array's first token @return false to leave all that follows unread; else it is at its last */
        boolean read(JsonParser parser) throws IOException;
    }

    /**
     * Parses an object of which one array is too long to be held.
     *
     * @param apart the member with that array; what is returned has it empty
     * @throws RefusedException if it is no JSON object, or names a member twice
     */
    static ObjectNode parse(String file, byte[] bytes, String apart, Elements elements) {
        try (var parser = MAPPER.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new RefusedException(file, 0, "is no JSON object");
            var object = object();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(apart)) {
                    object.putArray(name);
                    if (!elements.read(parser)) return object;
                } else {
                    object.set(name, parser.readValueAsTree());
                }
            }
            if (parser.nextToken() != null) throw new RefusedException(file, 0, "goes on after its JSON object");
            return object;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new RefusedException(file, at == null ? 0 : at.getLineNr(), "is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RefusedException(file, 0, "is no JSON in UTF-8: " + e.getMessage());
        }
    }
}
