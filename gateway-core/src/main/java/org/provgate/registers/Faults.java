package org.provgate.registers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.provgate.spi.register.RowFault;

/** Faults of a row as the JSON kept in quarantine: {@code [{"rule":…,"field":…,"value":…}]}. */
final class Faults {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Faults() {}

    static String json(List<RowFault> faults) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var fault : faults)
            array.addObject()
                    .put("rule", fault.rule().name())
                    .put("field", fault.field())
                    // a NUL cannot be stored
                    .put("value", fault.value() == null ? null : fault.value().replace("\0", ""));
        return array.toString();
    }

    /** Reads it back as one line for a person. */
    static String sentence(String json) {
        try {
            var text = new StringBuilder();
            for (var fault : JSON.readTree(json)) {
                if (!text.isEmpty()) text.append("; ");
                text.append(fault.path("rule").asText())
                        .append(' ')
                        .append(fault.path("field").asText());
                if (!fault.path("value").isNull())
                    text.append(" = ").append(fault.path("value").asText());
            }
            return text.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("quarantine.faults is not JSON: " + json, e);
        }
    }
}
