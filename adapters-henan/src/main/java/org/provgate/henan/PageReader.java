package org.provgate.henan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterRow;

/** Streams through one page: each item becomes a row as it passes, the few fields around them an {@link Answer}. */
final class PageReader {

    private final WireResponse response;
    private final Rows rows;
    private final Consumer<RegisterRow> sink;
    private final RawRow raw = new RawRow();

    PageReader(WireResponse response, Rows rows, Consumer<RegisterRow> sink) {
        this.response = response;
        this.rows = rows;
        this.sink = sink;
    }

    /** Returns the fields around the items, {@code items} being promised; rows are trustworthy only after it returned. */
    Answer read() {
        try (var parser = Answer.JSON.createParser(response.body())) {
            var first = parser.nextToken();
            if (first == null) throw Answer.cut(response);
            if (first != JsonToken.START_OBJECT) throw unreadable("a JSON object", first, "");
            var head = head(parser);
            if (parser.nextToken() != null) throw Answer.cut(response);
            return head;
        } catch (IOException e) {
            throw Answer.notJson(e, response);
        }
    }

    private Answer head(JsonParser parser) throws IOException {
        ObjectNode head = Answer.JSON.createObjectNode();
        boolean items = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var value = parser.nextToken();
            switch (name) {
                case "items" -> {
                    if (value != JsonToken.START_ARRAY) throw unreadable("a list", value, "items of ");
                    while (parser.nextToken() != JsonToken.END_ARRAY) sink.accept(row(parser));
                    items = true;
                }
                case "code", "nextCursor", "hasMore", "snapshotTime", "total" ->
                    head.set(name, parser.<JsonNode>readValueAsTree());
                default -> parser.skipChildren();
            }
        }
        var answer = new Answer(head, Answer.where(response));
        if (!items) throw answer.checked().unreadable("items", "a list", "nothing");
        return answer;
    }

    private RegisterRow row(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT)
            throw unreadable("an object", parser.currentToken(), "an item of ");
        int from = (int) parser.currentTokenLocation().getByteOffset();
        raw.clear();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (value.isStructStart()) {
                parser.skipChildren();
                raw.nested(name);
            } else if (value != JsonToken.VALUE_NULL) raw.text(name, parser.getText());
        }
        int to = (int) parser.currentTokenLocation().getByteOffset() + 1;
        var body = response.body();
        return rows.read(raw, () -> new String(body, from, to - from, StandardCharsets.UTF_8));
    }

    private PlatformException unreadable(String expected, JsonToken found, String part) {
        return new PlatformException.Unreadable(expected, found.name(), part + Answer.where(response));
    }
}
