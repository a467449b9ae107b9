package org.provgate.mock.henan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.provgate.mock.Answer;

/** Reads and writes the platform's JSON. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json; charset=UTF-8");

    private Json() {}

    /** Returns an object, or refuses the body. */
    static ObjectNode object(byte[] body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) return object;
        } catch (JsonProcessingException e) {
            throw Refusal.malformed("body");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw Refusal.malformed("body");
    }

    /** Returns the start of every good answer. */
    static ObjectNode ok() {
        return MAPPER.createObjectNode().put("code", "00").put("message", "成功");
    }

    static Answer answer(int status, JsonNode body) {
        try {
            return answer(status, MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer answer(int status, byte[] body) {
        return new Answer(status, HEADERS, body);
    }

    static Answer answer(Refusal refusal) {
        var body = MAPPER.createObjectNode().put("code", refusal.code()).put("message", refusal.getMessage());
        if (refusal.status() == 422)
            body.putArray("errors")
                    .addObject()
                    .put("field", refusal.getMessage())
                    .put("message", "格式错误");
        return answer(refusal.status(), body);
    }
}
