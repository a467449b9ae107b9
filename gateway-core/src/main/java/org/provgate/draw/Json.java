package org.provgate.draw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON as the draw writes it: the canonical form of RFC 8785. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
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
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsBytes(node)).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("a tree of JSON is always canonical", e);
        }
    }

    /** @throws RefusedException if it is no JSON object, or names a member twice */
    static ObjectNode parse(String file, byte[] bytes) {
        try {
            if (MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8)) instanceof ObjectNode object) return object;
            throw new RefusedException(file, 0, "is no JSON object");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new RefusedException(file, at == null ? 0 : at.getLineNr(), "is no JSON: " + e.getOriginalMessage());
        }
    }
}
