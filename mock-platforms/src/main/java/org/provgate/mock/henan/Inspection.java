package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.provgate.mock.Answer;
import org.provgate.mock.Call;
import org.provgate.mock.register.SimulatedRegister;

/** The inspection platform: what it has taken in, held in memory. Safe for threads. */
public final class Inspection {

    private final Clock clock;
    private final Book items = new Book("itemCode", Inspection::checkItem);
    private final Book officers = new Book("certNo", Inspection::checkOfficer);
    private final Plans plans = new Plans();
    private final Tasks tasks = new Tasks(plans);
    private final Results results;

    Inspection(SimulatedRegister register, Clock clock) {
        this.clock = clock;
        this.results = new Results(tasks, new ResultRules(items, officers, register), clock);
    }

    /** Returns the item list as sent. */
    public synchronized List<JsonNode> items() {
        return items.contents();
    }

    /** Returns the officers as sent. */
    public synchronized List<JsonNode> officers() {
        return officers.contents();
    }

    /** Returns the plans as last sent, by planId. */
    public synchronized Map<String, JsonNode> plans() {
        return plans.contents();
    }

    /** Returns the tasks as last sent, by taskId. */
    public synchronized Map<String, JsonNode> tasks() {
        return tasks.contents();
    }

    /** Returns the accepted results by receiptNo, in the order they came. */
    public synchronized Map<String, JsonNode> results() {
        var accepted = new LinkedHashMap<String, JsonNode>();
        results.accepted().forEach(held -> accepted.put(held.receiptNo(), held.content()));
        return accepted;
    }

    /** Returns the accepted results with the task each belongs to, in the order they came. */
    synchronized List<Intake.Held> accepted() {
        return results.accepted();
    }

    /** Sets how long a result waits (state 2) before it is published (state 5); at first not at all. */
    public synchronized void reviewTakes(Duration review) {
        results.reviewTakes(review);
    }

    /** Withdraws an officer's certificate from today on, as a province may without telling the bureau. */
    public synchronized void withdraw(String certNo) {
        officers.end(certNo, today());
    }

    /** Returns a result (state 3). */
    public synchronized void giveBack(String receiptNo, String opinion) {
        results.giveBack(receiptNo, opinion);
    }

    synchronized Answer answer(Call call, String path, Query query) {
        var parts = path.substring(1).split("/");
        var shape = call.method() + " " + parts[0];
        if (parts.length == 1)
            return switch (shape) {
                case "PUT items:batch" -> items.put(call.body(), today());
                case "PUT officers:batch" -> officers.put(call.body(), today());
                case "GET results" -> results.states(query.get("receiptNo"));
                default -> throw Refusal.unknown();
            };
        if (parts.length == 2)
            return switch (shape) {
                case "PUT plans" -> plans.put(parts[1], call.header("If-Match"), call.body());
                case "PUT tasks" -> tasks.put(parts[1], call.body());
                case "GET results" -> results.state(parts[1]);
                default -> throw Refusal.unknown();
            };
        if (parts.length == 3)
            return switch (shape + " " + parts[2]) {
                case "POST tasks results:batch" -> results.take(parts[1], call.body());
                case "GET tasks results" -> results.lookup(parts[1], query.get("recordId"));
                default -> throw Refusal.unknown();
            };
        throw Refusal.unknown();
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
        Fields.required(officer, "name", "(?s).+");
        Fields.required(officer, "unit", "(?s).+");
        if (Fields.date(officer, "certValidTo") == null) throw Refusal.malformed("certValidTo");
    }
}
