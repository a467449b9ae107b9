package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.Answer;

/** Dispatched tasks; only the officers of targets not yet reported may still change. Not for several threads by itself. */
final class Tasks {

    private static final int MOST_TARGETS = 5000;

    private final Plans plans;
    private final Map<String, ObjectNode> tasks = new LinkedHashMap<>();
    private final Map<String, Set<String>> reported = new LinkedHashMap<>();

    Tasks(Plans plans) {
        this.plans = plans;
    }

    Answer put(String taskId, byte[] body) {
        var task = Json.object(body);
        check(taskId, task);
        var stored = tasks.get(taskId);
        if (stored == null) {
            if (task.has("amendment")) throw Refusal.malformed("amendment");
            tasks.put(taskId, task);
        } else if (!stored.equals(task)) {
            if (!amends(stored, task, reported.getOrDefault(taskId, Set.of())))
                throw new Refusal(409, "E4091", "任务已派发且内容不同");
            tasks.put(taskId, task);
        }
        return Json.answer(200, Json.ok());
    }

    /** Returns a task, or refuses the call. */
    JsonNode get(String taskId) {
        var task = tasks.get(taskId);
        if (task == null) throw Refusal.malformed("taskId");
        return task;
    }

    /** Returns the target a record speaks of, or null. */
    static @Nullable JsonNode target(JsonNode task, JsonNode record) {
        for (var target : task.get("targets"))
            for (var field : new String[] {"UniSCID", "PriPID"}) {
                var key = Fields.text(record, field);
                if (key != null && key.equals(Fields.text(target, field))) return target;
            }
        return null;
    }

    void reported(String taskId, JsonNode target) {
        reported.computeIfAbsent(taskId, id -> new HashSet<>()).add(key(target));
    }

    Map<String, JsonNode> contents() {
        return new LinkedHashMap<>(tasks);
    }

    private void check(String taskId, ObjectNode task) {
        if (!Fields.required(task, "taskId", "[0-9]{18}").equals(taskId)) throw Refusal.malformed("taskId");
        Fields.required(task, "taskName", "(?s).+");
        if (Fields.date(task, "start") == null) throw Refusal.malformed("start");
        if (Fields.date(task, "end") == null) throw Refusal.malformed("end");
        var planId = Fields.text(task, "planId");
        if (planId != null) {
            if (!plans.knows(planId)) throw Refusal.malformed("planId");
            Fields.required(task, "mode", "[12]");
            Fields.required(task, "drawRoot", ".+");
        }
        var targets = task.get("targets");
        if (targets == null || !targets.isArray() || targets.size() > MOST_TARGETS) throw Refusal.malformed("targets");
        for (var target : targets) {
            if (Fields.text(target, "UniSCID") == null && Fields.text(target, "PriPID") == null)
                throw Refusal.malformed("targets");
            if (Fields.texts(target, "officers") == null) throw Refusal.malformed("officers");
        }
    }

    private static boolean amends(ObjectNode stored, ObjectNode task, Set<String> reported) {
        int number = task.path("amendment").path("number").asInt();
        if (number != stored.path("amendment").path("number").asInt(0) + 1) return false;
        if (Fields.text(task.get("amendment"), "reason") == null) return false;
        return fixed(stored, reported).equals(fixed(task, reported));
    }

    /** Returns what may not change. */
    private static ObjectNode fixed(ObjectNode task, Set<String> reported) {
        var copy = task.deepCopy();
        copy.remove("amendment");
        for (var target : copy.get("targets"))
            if (!reported.contains(key(target)) && target instanceof ObjectNode object) object.remove("officers");
        return copy;
    }

    private static String key(JsonNode target) {
        return Fields.text(target, "UniSCID") + "/" + Fields.text(target, "PriPID");
    }
}
