package org.provgate.transfers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;

/** Files of rules: JSON; a member that is not known, or there twice, is an error. */
final class DataFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private DataFile() {}

    /** @throws IllegalArgumentException if it is not of its form, with its name and what is wrong */
    static <T> T read(String name, InputStream in, Class<T> form) throws IOException {
        try {
            return JSON.readValue(in, form);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        }
    }
}
