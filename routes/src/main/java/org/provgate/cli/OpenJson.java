package org.provgate.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.opendata.OpenData;
import org.provgate.opendata.OpenQuery;
import org.provgate.opendata.OpenSet;

/** Open data as one JSON array, a page in memory at a time. */
final class OpenJson {

    private final Gateway gateway;

    OpenJson(Gateway gateway) {
        this.gateway = gateway;
    }

    /** @param out not closed */
    void write(OpenSet set, OutputStream out) throws IOException {
        var json = gateway.get(ObjectMapper.class);
        var open = gateway.get(OpenData.class);
        try (var generator = json.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            generator.writeStartArray();
            @Nullable String after = null;
            do {
                var page = open.page(query(set, after));
                for (var row : page.rows()) json.writeValue(generator, row);
                after = page.next();
            } while (after != null);
            generator.writeEndArray();
        }
    }

    private static OpenQuery query(OpenSet set, @Nullable String after) {
        Map<String, List<String>> parameters = after == null ? Map.of() : Map.of("after", List.of(after));
        return OpenQuery.of(set, parameters, Set.of(), OpenQuery.MOST);
    }
}
