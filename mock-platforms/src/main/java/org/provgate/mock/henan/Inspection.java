package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.provgate.mock.Answer;
import org.provgate.mock.Call;

/** The inspection platform: what it has taken in, held in memory. Safe for threads. */
public final class Inspection {

    private final Clock clock;
    private final Book items = new Book("itemCode", Inspection::checkItem);
    private final Book officers = new Book("certNo", Inspection::checkOfficer);

    Inspection(Clock clock) {
        this.clock = clock;
    }

    /** Returns the item list as sent. */
    public synchronized List<JsonNode> items() {
        return items.contents();
    }

    /** Returns the officers as sent. */
    public synchronized List<JsonNode> officers() {
        return officers.contents();
    }

    synchronized Answer answer(Call call, String path, Query query) {
        return switch (call.method() + " " + path) {
            case "PUT /items:batch" -> items.put(call.body(), today());
            case "PUT /officers:batch" -> officers.put(call.body(), today());
            default -> throw Refusal.unknown();
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    private static void checkItem(JsonNode item) {
        Fields.required(item, "itemCode", "[0-9]{14}");
        Fields.required(item, "itemName", "(?s).+");
        Fields.required(item, "itemClass", "KEY|GENERAL");
    }

    private static void checkOfficer(JsonNode officer) {
        Fields.required(officer, "certNo", ".+");
        Fields.required(officer, "name", ".+");
        Fields.required(officer, "unit", ".+");
        if (Fields.date(officer, "certValidTo") == null) throw Refusal.malformed("certValidTo");
    }
}
