package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.Answer;

/** Annual plans under optimistic versions. Not for several threads by itself. */
final class Plans {

    /** @param version what it is now; it replaced the one before */
    record Stored(JsonNode content, int version) {}

    private final Map<String, Stored> plans = new LinkedHashMap<>();

    Answer put(String planId, @Nullable String ifMatch, byte[] body) {
        var plan = Json.object(body);
        if (ifMatch == null || !ifMatch.matches("[0-9]{1,6}")) throw Refusal.malformed("If-Match");
        if (!Fields.required(plan, "planId", "[0-9]{14}").equals(planId)) throw Refusal.malformed("planId");
        Fields.required(plan, "planName", "(?s).+");
        Fields.required(plan, "mode", "[12]");
        if (Fields.date(plan, "from") == null) throw Refusal.malformed("from");
        if (Fields.date(plan, "to") == null) throw Refusal.malformed("to");
        var items = Fields.texts(plan, "items");
        if (items == null || !items.stream().allMatch(item -> item.matches("[0-9]{14}")))
            throw Refusal.malformed("items");
        if (!plan.path("version").asText().equals(ifMatch)) throw Refusal.malformed("version");

        int expected = Integer.parseInt(ifMatch);
        var stored = plans.get(planId);
        int version = stored == null ? 0 : stored.version;
        boolean repeated = stored != null && expected == version - 1 && stored.content.equals(plan);
        if (!repeated && expected != version) throw new Refusal(412, "E4120", "版本冲突");
        if (!repeated) plans.put(planId, new Stored(plan, ++version));
        return Json.answer(200, Json.ok().put("version", version));
    }

    boolean knows(String planId) {
        return plans.containsKey(planId);
    }

    Map<String, JsonNode> contents() {
        var contents = new LinkedHashMap<String, JsonNode>();
        plans.forEach((id, stored) -> contents.put(id, stored.content));
        return contents;
    }
}
