package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.provgate.mock.Answer;
import org.provgate.mock.Call;

/** The credit platform and the supervision system: what they have taken in, held in memory. Safe for threads. */
public final class Credit {

    private final Clock clock;
    private final Intake penalties;
    private final Intake licences;
    private final Intake behaviours;
    private final Map<String, List<ObjectNode>> measures = new HashMap<>();
    private final Map<String, JsonNode> feedback = new LinkedHashMap<>();

    Credit(Clock clock) {
        this.clock = clock;
        penalties = new Intake("HNCF", "recordId", "", clock);
        licences = new Intake("HNXK", "recordId", "", clock);
        behaviours = new Intake("HNJG", "record_unique_identity", "cd_batch", clock);
    }

    /** Returns the accepted penalties. */
    public synchronized List<JsonNode> penalties() {
        return contents(penalties);
    }

    /** Returns the accepted licences. */
    public synchronized List<JsonNode> licences() {
        return contents(licences);
    }

    /** Returns the accepted behaviours. */
    public synchronized List<JsonNode> behaviours() {
        return contents(behaviours);
    }

    /** Returns the feedback on sanctions, by feedbackId. */
    public synchronized Map<String, JsonNode> feedback() {
        return new LinkedHashMap<>(feedback);
    }

    /** Puts a subject under a sanction without an end. */
    public synchronized void sanction(String uscc, String orderId, String area, String measure) {
        measures.computeIfAbsent(uscc, key -> new ArrayList<>())
                .add(Json.MAPPER
                        .createObjectNode()
                        .put("orderId", orderId)
                        .put("area", area)
                        .put("cause", "列入严重违法失信名单")
                        .put("measure", measure)
                        .put("basis", "企业信息公示暂行条例第十八条")
                        .put("docNo", "联惩〔2026〕1号")
                        .put("from", "2026-01-01")
                        .putNull("to")
                        .put("lifelong", false)
                        .put("requester", "省市场监督管理局"));
    }

    /** Lifts a subject's sanctions. */
    public synchronized void lift(String uscc) {
        measures.remove(uscc);
    }

    synchronized Answer answer(Call call, String path, Query query) {
        var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        var operation = call.method() + " " + path;
        return switch (operation) {
            case "POST /credit/penalties:batch" -> take(penalties, 100, call, row -> CreditRules.penalty(row, today));
            case "POST /credit/licences:batch" -> take(licences, 100, call, row -> CreditRules.licence(row, today));
            case "POST /supervision/behaviours:batch" -> take(behaviours, 500, call, CreditRules::behaviour);
            case "GET /credit/sanctions" -> sanctions(query);
            default -> {
                if (!operation.matches("POST /credit/sanctions/[^/]+/feedback")) throw Refusal.unknown();
                yield takeFeedback(path.split("/")[3], call.body());
            }
        };
    }

    private static Answer take(Intake intake, int most, Call call, Function<JsonNode, List<Finding>> rules) {
        var receipts = intake.take(Fields.records(Json.object(call.body()), most), "", rules);
        return Json.answer(200, Json.ok().set("receipts", receipts));
    }

    private Answer sanctions(Query query) {
        var uscc = query.get("uscc");
        if (uscc == null) throw Refusal.malformed("uscc");
        var answer = Json.ok();
        answer.putArray("measures").addAll(measures.getOrDefault(uscc, List.of()));
        return Json.answer(200, answer);
    }

    private Answer takeFeedback(String orderId, byte[] body) {
        var content = Json.object(body);
        var id = Fields.required(content, "feedbackId", ".{1,64}");
        Fields.required(content, "executor", "(?s).+");
        Fields.required(content, "action", "(?s).+");
        if (Fields.date(content, "date") == null) throw Refusal.malformed("date");
        boolean known = measures.values().stream()
                .flatMap(List::stream)
                .anyMatch(measure -> orderId.equals(Fields.text(measure, "orderId")));
        if (!known && !feedback.containsKey(id)) throw Refusal.unknown();
        feedback.putIfAbsent(id, content);
        return Json.answer(200, Json.ok());
    }

    private static List<JsonNode> contents(Intake intake) {
        return intake.all().stream().map(Intake.Held::content).toList();
    }
}
