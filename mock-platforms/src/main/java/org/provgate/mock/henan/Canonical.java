package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;

/** RFC 8785 for records, which hold no numbers. */
final class Canonical {

    private Canonical() {}

    static String of(JsonNode node) {
        var out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    /** Returns whether a record holds a number anywhere. */
    static boolean holdsNumber(JsonNode node) {
        if (node.isNumber()) return true;
        for (var each : node) if (holdsNumber(each)) return true;
        return false;
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, JsonNode>();
            node.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
            char before = '{';
            for (var property : sorted.entrySet()) {
                out.append(before);
                quote(property.getKey(), out);
                out.append(':');
                write(property.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (node.isArray()) {
            char before = '[';
            for (var each : node) {
                out.append(before);
                write(each, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (node.isTextual()) quote(node.textValue(), out);
        else out.append(node.asText());
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            int special = "\b\t\n\f\r\"\\".indexOf(each);
            if (special >= 0) out.append('\\').append("btnfr\"\\".charAt(special));
            else if (each < ' ') out.append(String.format("\\u%04x", (int) each));
            else out.append(each);
        }
        out.append('"');
    }
}
