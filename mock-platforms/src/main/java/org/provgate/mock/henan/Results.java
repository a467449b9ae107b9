package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.Answer;

/** Results: taken in, looked up, reviewed, published. Not for several threads by itself. */
final class Results {

    private static final int MOST = 100;

    private final Tasks tasks;
    private final ResultRules rules;
    private final Clock clock;
    private final Intake intake;
    private final Map<String, Intake.Held> byReceipt = new HashMap<>();
    private final Map<String, String> returned = new HashMap<>();
    private Duration review = Duration.ZERO;

    Results(Tasks tasks, ResultRules rules, Clock clock) {
        this.tasks = tasks;
        this.rules = rules;
        this.clock = clock;
        this.intake = new Intake("HNSSJ", "recordId", "", clock);
    }

    Answer take(String taskId, byte[] body) {
        var task = tasks.get(taskId);
        var records = Fields.records(Json.object(body), MOST);
        var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        var receipts = intake.take(records, taskId, each -> rules.judge(each, task, today));
        for (var record : records) {
            var id = Fields.text(record, "recordId");
            var held = id == null ? null : intake.find(id);
            if (held == null || !held.scope().equals(taskId)) continue;
            byReceipt.put(held.receiptNo(), held);
            var target = Tasks.target(task, held.content());
            if (target != null) tasks.reported(taskId, target);
        }
        return Json.answer(200, Json.ok().set("receipts", receipts));
    }

    Answer lookup(String taskId, @Nullable String recordId) {
        tasks.get(taskId);
        if (recordId == null) throw Refusal.malformed("recordId");
        var held = intake.find(recordId);
        boolean found = held != null && held.scope().equals(taskId);
        var answer = Json.ok().put("found", found);
        answer.put("receiptNo", found ? held.receiptNo() : null);
        answer.put("contentDigest", found ? digest(held.content()) : null);
        return Json.answer(200, answer);
    }

    static String digest(JsonNode record) {
        return Sm3.hash(Canonical.of(record).getBytes(StandardCharsets.UTF_8));
    }

    Answer state(String receiptNo) {
        var held = byReceipt.get(receiptNo);
        if (held == null) throw Refusal.unknown();
        var answer = Json.ok();
        put(held, answer);
        return Json.answer(200, answer);
    }

    Answer states(@Nullable String receiptNos) {
        var asked = receiptNos == null ? List.<String>of() : List.of(receiptNos.split(","));
        if (asked.isEmpty() || asked.size() > MOST) throw Refusal.malformed("receiptNo");
        var answer = Json.ok();
        var states = answer.putArray("states");
        for (var receiptNo : asked) {
            var held = byReceipt.get(receiptNo);
            if (held != null) put(held, states.addObject().put("receiptNo", receiptNo));
        }
        return Json.answer(200, answer);
    }

    private void put(Intake.Held held, ObjectNode state) {
        var opinion = returned.get(held.receiptNo());
        Instant published = held.at().plus(review);
        boolean done = !clock.instant().isBefore(published);
        state.put("state", opinion != null ? "3" : done ? "5" : "2");
        state.put("opinion", opinion);
        state.put("publishedAt", opinion == null && done ? Times.format(published) : null);
    }

    void reviewTakes(Duration newReview) {
        review = newReview;
    }

    void giveBack(String receiptNo, String opinion) {
        returned.put(receiptNo, opinion);
    }

    List<Intake.Held> accepted() {
        return intake.all();
    }
}
