package org.provgate.sanctions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The shipped catalogue with a bureau's own file. */
final class OwnCatalogue {

    private OwnCatalogue() {}

    static SanctionCatalogue with(String json) {
        try {
            var file = Files.createTempFile("catalogue", ".json");
            try {
                return SanctionCatalogue.shipped().and(Files.writeString(file, json));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One in which a measure holds for no time that was. */
    static SanctionCatalogue without(String code) {
        return with("""
                {"measures": [{"code": "%s", "ground": "TAX", "field": "LAND_SUPPLY", "zh": "限制", "en": "restricted", "basis": "法",
                  "requester": "SH", "executors": ["ZR"], "from": "2099-01-01"}]}
                """.formatted(code));
    }
}
