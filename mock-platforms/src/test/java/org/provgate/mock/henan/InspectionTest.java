package org.provgate.mock.henan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.mock.register.Simulation;

class InspectionTest {

    private static final String TASK = "410402202610160001";
    private static final String PLAN = "41040220260001";

    private final SettableClock clock = new SettableClock("2026-11-21T03:00:00Z");
    private final HenanPlatform platform = HenanPlatform.start(HenanSettings.of(Simulation.of("410402", 10), clock));
    private final HenanCaller caller = new HenanCaller(platform, clock);

    @BeforeEach
    void setUp() throws Exception {
        caller.loggedIn();
        put("/items:batch", "{'records':[{'itemCode':'41040200000001','itemName':'年报公示信息检查','itemClass':'KEY'}]}");
        put(
                "/officers:batch",
                "{'records':[{'certNo':'Y1','name':'王伟','unit':'市监局','certValidTo':'2027-01-01'},"
                        + "{'certNo':'Y2','name':'李敏','unit':'市监局','certValidTo':'2026-10-20'}]}");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private HenanCaller.Reply put(String path, String body) throws Exception {
        return caller.send("PUT", path, body.replace('\'', '"'));
    }

    private static String task(String... officers) {
        return "{'taskId':'" + TASK + "','planId':null,'taskName':'专项检查','mode':null,'start':'2026-10-16',"
                + "'end':'2026-12-31','drawRoot':null,'poolSize':null,'targets':[{'UniSCID':'91410402MA9K0001XT',"
                + "'PriPID':'P1','stratum':'A','officers':['" + String.join("','", officers) + "']}]}";
    }

    private static ObjectNode record(String id, Consumer<ObjectNode> change) throws Exception {
        var json = "{'recordId':'" + id + "','UniSCID':'91410402MA9K0001XT','PriPID':'P1','EntName':'平顶山市新华区㐀建筑公司',"
                + "'itemCodes':['41040200000001'],'checkMode':'1','checkDate':'2026-10-19','officers':['Y1','Y2'],"
                + "'results':['1'],'problems':null,'disposition':null,'signStatus':'SIGNED','refusalNote':null,"
                + "'enteredBy':'张静','enteredAt':'2026-10-20T09:00:00+08:00','correctionOf':null}";
        var record = (ObjectNode) HenanCaller.JSON.readTree(json.replace('\'', '"'));
        change.accept(record);
        return record;
    }

    private List<String> send(JsonNode... records) throws Exception {
        var body = HenanCaller.JSON.createObjectNode();
        body.putArray("records").addAll(List.of(records));
        var reply = caller.send("POST", "/tasks/" + TASK + "/results:batch", body.toString());
        assertThat(reply.code()).isEqualTo("200 00");
        var verdicts = new ArrayList<String>();
        for (var receipt : reply.json().get("receipts")) {
            var verdict = new StringBuilder(receipt.get("status").asText());
            receipt.get("errors").forEach(error -> verdict.append(' ')
                    .append(error.get("ruleCode").asText()));
            verdicts.add(verdict.toString());
        }
        return verdicts;
    }

    private List<String> verdictOf(Consumer<ObjectNode> change) throws Exception {
        return send(record("R-1", change));
    }

    @Test
    void a_record_is_taken_once_and_its_id_is_bound_to_its_content() throws Exception {
        put("/tasks/" + TASK, task("Y1", "Y2"));
        assertThat(verdictOf(r -> {})).containsExactly("ACCEPTED");
        assertThat(verdictOf(r -> {})).containsExactly("DUPLICATE");
        assertThat(verdictOf(r -> r.remove("problems"))).containsExactly("REJECTED 1009");
        assertThat(platform.inspection().results()).hasSize(1);
    }

    @Test
    void every_record_rule_is_seen_to_refuse() throws Exception {
        put("/tasks/" + TASK, task("Y1", "Y2"));
        assertThat(verdictOf(r -> r.remove("enteredBy"))).containsExactly("REJECTED 1000");
        assertThat(verdictOf(r -> r.put("checkDate", "2026-02-30"))).containsExactly("REJECTED 1000");
        assertThat(verdictOf(r -> r.put("checkDate", "2026-10-15")))
                .as("before the task")
                .containsExactly("REJECTED 1000");
        assertThat(verdictOf(r -> r.put("problems", 5))).as("a number").containsExactly("REJECTED 1000");
        assertThat(verdictOf(r -> r.put("UniSCID", "91410402MA9K0001XX"))).containsExactly("REJECTED 1002");
        assertThat(verdictOf(r -> r.withArray("/officers").remove(1))).containsExactly("REJECTED 1003");
        assertThat(verdictOf(r -> r.put("checkDate", "2026-10-21")))
                .as("Y2 expired")
                .containsExactly("REJECTED 1004");
        assertThat(verdictOf(r -> r.withArray("/itemCodes").add("41040200000002")))
                .containsExactly("REJECTED 1006");
        assertThat(verdictOf(r -> r.put("UniSCID", "92410402MA9K0001XP").putNull("PriPID")))
                .containsExactly("REJECTED 1007");
        assertThat(verdictOf(r -> r.put("checkMode", "7"))).containsExactly("REJECTED 1008");
        assertThat(verdictOf(r -> r.withArray("/results").add("D"))).containsExactly("REJECTED 1008");
        assertThat(platform.inspection().results()).isEmpty();
        assertThat(verdictOf(r -> {})).as("a refused id is free").containsExactly("ACCEPTED");
    }

    @Test
    void a_name_that_is_not_the_register_s_is_refused() throws Exception {
        var subject = platform.register()
                .truth(0)
                .filter(row -> !row.get("uscc").isEmpty())
                .findFirst()
                .orElseThrow();
        put("/tasks/" + TASK, task("Y1", "Y2").replace("91410402MA9K0001XT", subject.get("uscc")));
        assertThat(verdictOf(r -> r.put("UniSCID", subject.get("uscc")))).containsExactly("REJECTED 1001");
        assertThat(verdictOf(r -> r.put("UniSCID", subject.get("uscc")).put("EntName", subject.get("name"))))
                .containsExactly("ACCEPTED");
    }

    @Test
    void late_entry_is_a_warning_counted_in_working_days() throws Exception {
        put("/tasks/" + TASK, task("Y1", "Y2"));
        assertThat(verdictOf(r -> r.put("enteredAt", "2026-11-17T00:00:00+08:00")))
                .containsExactly("ACCEPTED 1005");
        assertThat(send(record("R-2", r -> r.put("enteredAt", "2026-11-16T23:59:59+08:00"))))
                .containsExactly("ACCEPTED");
        assertThat(WorkingDays.after(LocalDate.parse("2026-09-24"), 5)).hasToString("2026-10-09");
    }

    @Test
    void lookup_tells_what_is_held_and_its_digest() throws Exception {
        put("/tasks/" + TASK, task("Y1", "Y2"));
        var path = "/tasks/" + TASK + "/results";
        assertThat(caller.get(path, Map.of("recordId", "R-1"))
                        .json()
                        .get("found")
                        .asBoolean())
                .isFalse();
        verdictOf(r -> {});
        var held = caller.get(path, Map.of("recordId", "R-1")).json();
        assertThat(held.get("found").asBoolean()).isTrue();
        assertThat(held.get("contentDigest").asText()).isEqualTo(Results.digest(record("R-1", r -> {})));
        assertThat(Results.digest(HenanCaller.JSON.readTree(
                        "{\"EntName\":\"平顶山市新华区㐀建筑公司\",\"problems\":null,\"recordId\":\"R-1\",\"results\":[\"1\"]}")))
                .isEqualTo("0c7badeb0c1e2e5dc230810f1ac5b12fbf11716737c3f29dd407b4cfeb62b5bd");
        assertThat(caller.get("/tasks/410402202610169999/results", Map.of("recordId", "R-1"))
                        .code())
                .isEqualTo("422 E4220");
    }

    @Test
    void a_result_waits_is_published_or_given_back() throws Exception {
        put("/tasks/" + TASK, task("Y1", "Y2"));
        platform.inspection().reviewTakes(Duration.ofHours(1));
        verdictOf(r -> {});
        var receiptNo = platform.inspection().results().keySet().iterator().next();
        var path = "/results/" + receiptNo;
        assertThat(caller.get(path, Map.of()).json().get("state").asText()).isEqualTo("2");
        clock.forward(Duration.ofHours(1));
        caller.loggedIn();
        assertThat(caller.get(path, Map.of()).json().get("state").asText()).isEqualTo("5");
        platform.inspection().giveBack(receiptNo, "照片不清");
        var states = caller.get("/results", Map.of("receiptNo", receiptNo + ",unknown"))
                .json()
                .get("states");
        assertThat(states).hasSize(1);
        assertThat(states.get(0).get("opinion").asText()).isEqualTo("照片不清");
        assertThat(caller.get("/results/unknown", Map.of()).code()).isEqualTo("404 E4040");
    }

    @Test
    void a_dispatched_task_changes_by_recusal_only_and_not_after_a_report() throws Exception {
        var path = "/tasks/" + TASK;
        assertThat(put(path, task("Y1", "Y2")).code()).isEqualTo("200 00");
        assertThat(put(path, task("Y1", "Y2")).code()).as("repeated").isEqualTo("200 00");
        assertThat(put(path, task("Y1", "Y3")).code()).as("no amendment").isEqualTo("409 E4091");
        var amended = task("Y1", "Y3").replaceAll("}$", ",'amendment':{'number':1,'reason':'回避'}}");
        assertThat(put(path, amended.replace("专项", "日常")).code())
                .as("more than officers")
                .isEqualTo("409 E4091");
        assertThat(put(path, amended).code()).isEqualTo("200 00");
        assertThat(put(path, amended).code()).as("repeated").isEqualTo("200 00");
        verdictOf(r -> {});
        assertThat(put(path, amended.replace("Y3", "Y4").replace(":1,", ":2,")).code())
                .isEqualTo("409 E4091");
    }

    @Test
    void a_plan_has_versions_and_a_lost_answer_is_no_conflict() throws Exception {
        assertThat(plan(0, "定向抽查").code()).isEqualTo("200 00");
        assertThat(plan(0, "定向抽查").json().get("version").asInt()).as("repeated").isOne();
        assertThat(plan(0, "其他").code()).isEqualTo("412 E4120");
        assertThat(plan(1, "调整").json().get("version").asInt()).isEqualTo(2);
        assertThat(plan(0, "定向抽查").code()).isEqualTo("412 E4120");
        assertThat(put("/tasks/" + TASK, task("Y1").replace("'planId':null", "'planId':'41040220269999'"))
                        .code())
                .as("unknown plan")
                .isEqualTo("422 E4220");
    }

    private HenanCaller.Reply plan(int version, String name) throws Exception {
        var body = ("{'planId':'" + PLAN + "','planName':'" + name
                        + "','planYear':'2026','mode':'1','from':'2026-03-01',"
                        + "'to':'2026-11-30','range':'全区','leadDept':'市监局','items':['41040200000001'],'version':"
                        + version + ",'adjustReason':null,'publishDate':'2026-02-20'}")
                .replace('\'', '"');
        return caller.call("PUT", "/plans/" + PLAN, Map.of(), body, Map.of("If-Match", Integer.toString(version)));
    }

    @Test
    void an_officer_ended_today_stays_good_for_earlier_checks() throws Exception {
        put("/tasks/" + TASK, task("Y1", "Y2"));
        var ended = "{'records':[{'certNo':'Y1','name':'王伟','unit':'市监局','certValidTo':'2027-01-01','valid':false}]}";
        put("/officers:batch", ended);
        assertThat(verdictOf(r -> {})).containsExactly("ACCEPTED");
        put("/officers:batch", ended.replace("Y1", "Y2").replace(",'valid':false", ""));
        assertThat(send(record(
                        "R-2", r -> r.put("checkDate", "2026-11-21").put("enteredAt", "2026-11-21T10:00:00+08:00"))))
                .containsExactly("REJECTED 1004");
    }

    @Test
    void a_batch_is_taken_whole_or_not_at_all() throws Exception {
        var reply = put(
                "/items:batch",
                "{'records':[{'itemCode':'41040200000009','itemName':'甲','itemClass':'KEY'},"
                        + "{'itemCode':'1','itemName':'乙','itemClass':'KEY'}]}");
        assertThat(reply.code()).isEqualTo("422 E4220");
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("itemCode");
        assertThat(platform.inspection().items()).hasSize(1);
    }
}
