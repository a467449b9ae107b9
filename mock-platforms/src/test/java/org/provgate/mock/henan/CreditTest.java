package org.provgate.mock.henan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.mock.register.Simulation;

class CreditTest {

    private static final String PENALTY = "{'recordId':'P-1','CF_XDR_MC':'平顶山市新华区㐀建筑公司','CF_XDR_LB':'法人及非法人组织',"
            + "'CF_XDR_SHXYM':'91410402MA9K0001XT','CF_WSH':'豫市监罚〔2026〕1号','CF_CFLB':'罚款','CF_WFXW':'无照经营','CF_YJ':'条例',"
            + "'CF_NR':'罚款','CF_NR_FK':'1.000000','CF_JDRQ':'2026-11-18','CF_CFJG':'市监局'}";
    private static final String BEHAVIOUR = "{'record_unique_identity':'B-1','check_action_name':'专项检查',"
            + "'supervise_item_implement_code':'41040200000001','implement_institution_code':'11410402005451234X',"
            + "'administrative_cp':'甲公司','check_form':'02','check_type':'1','check_mode':'1','check_date':'2026-11-18',"
            + "'check_result':'1','cd_batch':'2026112100001','cd_operation':'i'}";

    private final SettableClock clock = new SettableClock("2026-11-21T03:00:00Z");
    private final HenanPlatform platform = HenanPlatform.start(HenanSettings.of(Simulation.of("410402", 10), clock));
    private final HenanCaller caller = new HenanCaller(platform, clock);

    @BeforeEach
    void login() throws Exception {
        caller.loggedIn();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private String post(String path, String record) throws Exception {
        var receipt = caller.send("POST", path, ("{'records':[" + record + "]}").replace('\'', '"'))
                .json()
                .at("/receipts/0");
        return (receipt.get("status").asText() + " "
                        + receipt.at("/errors/0/ruleCode").asText())
                .strip();
    }

    private String penalty(String record) throws Exception {
        return post("/credit/penalties:batch", record);
    }

    @Test
    void a_penalty_is_taken_once_and_late_only_with_a_warning() throws Exception {
        assertThat(penalty(PENALTY)).isEqualTo("ACCEPTED");
        assertThat(penalty(PENALTY)).isEqualTo("DUPLICATE");
        assertThat(penalty(PENALTY.replace("P-1", "P-2").replace("2026-11-18", "2026-11-12")))
                .isEqualTo("ACCEPTED");
        assertThat(penalty(PENALTY.replace("P-1", "P-3").replace("2026-11-18", "2026-11-11")))
                .isEqualTo("ACCEPTED 1005");
        assertThat(platform.credit().penalties()).hasSize(3);
    }

    @Test
    void a_malformed_penalty_is_refused() throws Exception {
        assertThat(penalty(PENALTY.replace("'CF_YJ':'条例',", ""))).isEqualTo("REJECTED 1000");
        assertThat(penalty(PENALTY.replace("1.000000", "1.0"))).isEqualTo("REJECTED 1000");
        assertThat(penalty(PENALTY.replace("0001XT", "0001XX"))).isEqualTo("REJECTED 1002");
        assertThat(penalty(PENALTY.replace("法人及非法人组织", "法人"))).isEqualTo("REJECTED 1008");
        assertThat(penalty(PENALTY.replace("'CF_XDR_SHXYM':'91410402MA9K0001XT',", "")))
                .isEqualTo("REJECTED 1000");
        assertThat(penalty(PENALTY.replace("'CF_XDR_SHXYM':'91410402MA9K0001XT',", "")
                        .replace("法人及非法人组织", "自然人")))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void a_licence_has_rules_of_its_own() throws Exception {
        var licence = "{'recordId':'L-1','XK_XDR_MC':'甲','XK_XDR_LB':'个体工商户','XK_XDR_SHXYM':'92410402MA9K0001XP',"
                + "'XK_WSH':'1号','XK_XKLB':'普通','XK_NR':'食品经营','XK_JDRQ':'2026-11-18','XK_XKJG':'市监局'}";
        assertThat(post("/credit/licences:batch", licence.replace("'XK_NR':'食品经营',", "")))
                .isEqualTo("REJECTED 1000");
        assertThat(post("/credit/licences:batch", licence)).isEqualTo("ACCEPTED");
    }

    @Test
    void a_behaviour_changes_under_a_new_batch_only() throws Exception {
        var path = "/supervision/behaviours:batch";
        assertThat(post(path, BEHAVIOUR)).isEqualTo("ACCEPTED");
        assertThat(post(path, BEHAVIOUR)).isEqualTo("DUPLICATE");
        assertThat(post(path, BEHAVIOUR.replace("甲公司", "乙公司"))).isEqualTo("REJECTED 1009");
        assertThat(post(path, BEHAVIOUR.replace("甲公司", "乙公司").replace("2026112100001", "2026112100002")))
                .isEqualTo("ACCEPTED");
        assertThat(post(path, BEHAVIOUR.replace("B-1", "B-2").replace("'i'", "'x'")))
                .isEqualTo("REJECTED 1008");
    }

    @Test
    void sanctions_are_asked_for_and_answered() throws Exception {
        platform.credit().sanction("91410402MA9K0001XT", "LC-1", "政府采购", "限制参加");
        var measures = caller.get("/credit/sanctions", Map.of("uscc", "91410402MA9K0001XT"))
                .json()
                .get("measures");
        assertThat(measures).hasSize(1);
        var feedback = "{'feedbackId':'F-1','executor':'财政局','action':'已限制','date':'2026-11-20','remark':null}"
                .replace('\'', '"');
        assertThat(caller.send("POST", "/credit/sanctions/LC-1/feedback", feedback)
                        .code())
                .isEqualTo("200 00");
        assertThat(caller.send("POST", "/credit/sanctions/LC-1/feedback", feedback)
                        .code())
                .isEqualTo("200 00");
        assertThat(caller.send("POST", "/credit/sanctions/LC-2/feedback", feedback.replace("F-1", "F-2"))
                        .code())
                .isEqualTo("404 E4040");
        assertThat(platform.credit().feedback()).containsOnlyKeys("F-1");
    }
}
