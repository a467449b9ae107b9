package org.provgate.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.submissions.Department.ZJ;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.provgate.submissions.Call;
import org.provgate.submissions.Department;
import org.provgate.submissions.Intake;
import org.provgate.submissions.Mode;
import org.provgate.submissions.RecordError;
import org.provgate.submissions.Shape;

/** What penalties and licences must be (domain 3.7, 4.7, 4.8, 5.4): each rule once broken and once kept. */
class DecisionRulesTest {

    private static final String PERSON =
            "{\"name\":\"张三\",\"kind\":\"PERSON\",\"personIdType\":\"身份证\",\"personIdNo\":\"110101199003070011\"}";
    private static final String FIRM = party("ORGANISATION", "91410402MA9K0001XT");
    private static final String ORGAN = "{\"name\":\"住建局\",\"uscc\":\"11230500001755309F\"}";

    private final Department department = new Department();
    private final Decisions<PenaltySubmission> penalties =
            Decisions.penalties(department.records, Department.OUTLETS, department.clock);
    private final Decisions<LicenceSubmission> licences =
            Decisions.licences(department.records, Department.OUTLETS, department.clock);

    @Test
    void a_penalty_is_stored_and_goes_to_the_credit_platform() {
        var intake = submit(penalty(Map.of("fine", "1.500000")));
        assertThat(intake.errors()).isEmpty();
        assertThat(intake.accepted().get(0).subject()).isEqualTo("平罚〔2026〕1号");
        assertThat(department
                        .jdbc
                        .sql(
                                "SELECT channel, lane, batch_group, content FROM delivery JOIN delivery_content ON delivery_id = id")
                        .query()
                        .singleRow())
                .containsEntry("channel", "PENALTIES")
                .containsEntry("lane", "91410402MA9K0001XT")
                .containsEntry("batch_group", "")
                .satisfies(row -> assertThat(row.get("content").toString()).contains("\"fine\":1.5", "住建局"));
        assertThat(department
                        .jdbc
                        .sql("SELECT action FROM evidence")
                        .query(String.class)
                        .single())
                .isEqualTo("penalties.submitted");
    }

    @Test
    void an_empty_penalty_and_an_empty_licence_tell_all_that_is_missing() {
        assertThat(faults("{}"))
                .containsExactlyInAnyOrder(
                        "province province-missing",
                        "party missing",
                        "docNo missing",
                        "kinds missing",
                        "illegalType missing",
                        "basis missing",
                        "content missing",
                        "decisionDate missing",
                        "organ missing",
                        "source missing");
        assertThat(licenceFaults("{}"))
                .containsExactlyInAnyOrder(
                        "party missing",
                        "docNo missing",
                        "kind missing",
                        "content missing",
                        "decisionDate missing",
                        "organ missing",
                        "source missing");
    }

    @Test
    void parties_have_the_numbers_of_their_kind_and_no_others() {
        good("party", FIRM);
        good("party", PERSON);
        good("party", party("INDIVIDUAL_BUSINESS", "92410402MA9K0001XP"));
        bad("party/uscc check-digit", "party", party("ORGANISATION", "911000007109250324"));
        bad("party/kind individual-business", "party", party("ORGANISATION", "92410402MA9K0001XP"));
        bad("party/uscc missing", "party", "{\"name\":\"甲\",\"kind\":\"ORGANISATION\"}");
        bad("party/personIdNo organisation", "party", FIRM.replace("}", ",\"personIdNo\":\"1\"}"));
        bad("party/uscc person", "party", PERSON.replace("}", ",\"uscc\":\"91410402MA9K0001XT\"}"));
        bad("party/personIdNo check-digit", "party", PERSON.replace("0011\"", "0012\""));
        bad("party/personIdType code", "party", PERSON.replace("身份证", "工作证"));
        good("party", PERSON.replace("身份证", "其他-军官证"));
        bad("party/personIdNo missing", "party", "{\"name\":\"张三\",\"kind\":\"PERSON\",\"personIdType\":\"护照\"}");
        bad("party/kind code", "party", FIRM.replace("ORGANISATION", "COMPANY"));
        bad("party/name personal-data", "party", FIRM.replace("企业", "110101199003070011"));
        bad("organ/uscc check-digit", "organ", ORGAN.replace("9F", "9E"));
    }

    @Test
    void kinds_are_those_of_the_law_or_others_that_are_named() {
        good("kinds", "[\"警告\", \"没收违法所得\"]");
        good("kinds", "[\"其他-责令公开道歉\"]");
        bad("kinds/0 code", "kinds", "[\"批评\"]");
        bad("kinds/0 code", "kinds", "[\"其他-\"]");
        bad("kinds twice", "kinds", "[\"警告\", \"警告\"]");
        bad("kinds missing", "kinds", "[]");
        bad("fine missing", "kinds", "[\"罚款\"]");
        assertThat(faults(penalty(Map.of("kinds", "[\"罚款\"]", "fine", "2")))).isEmpty();
    }

    @Test
    void amounts_are_not_negative_and_have_six_decimals_at_most() {
        for (var amount : List.of("0", "0.000001", "\"1.5\"", "1.5000000", "999999999999.999999"))
            assertThat(faults(penalty(Map.of("forfeit", amount)))).as(amount).isEmpty();
        bad("forfeit negative", "forfeit", "-0.1");
        for (var amount : List.of("0.0000001", "1000000000000", "1e900000000"))
            bad("forfeit amount", "forfeit", amount);
        bad("forfeit format", "forfeit", "\"一万\"");
    }

    @Test
    void days_are_not_in_the_future_and_in_their_order() {
        good("decisionDate", "\"2026-11-21\"");
        bad("decisionDate future", "decisionDate", "\"2026-11-22\"");
        good("validTo", "\"2026-11-20\"");
        bad("validTo order", "validTo", "\"2026-11-19\"");
        bad("publicUntil order", "publicUntil", "\"2026-11-19\"");
        assertThat(licenceFaults(licence(Map.of("validFrom", "\"2026-12-01\"", "validTo", "\"2027-12-01\""))))
                .isEmpty();
        assertThat(licenceFaults(licence(Map.of("validFrom", "\"2026-12-01\"", "validTo", "\"2026-11-30\""))))
                .containsExactly("validTo order");
    }

    @Test
    void what_is_not_made_public_is_not_taken() {
        good("procedure", "\"ORDINARY\"");
        bad("procedure simple-procedure", "procedure", "\"SIMPLE\"");
        good("secret", "false");
        bad("secret secret", "secret", "true");
        bad("legalReview legal-review-open", "legalReview", "false");
    }

    @Test
    void a_record_that_nobody_takes_is_refused_at_once() {
        good("province", "\"hebei\"");
        bad("province no-receiver", "province", "\"shanxi\"");
        assertThat(licenceFaults(licence(Map.of("province", "\"hebei\"")))).containsExactly("province no-receiver");
        assertThat(licenceFaults(licence(Map.of()))).isEmpty();
        assertThat(licenceFaults(licence(Map.of("kind", "\"特许经营\"")))).containsExactly("kind code");
    }

    @Test
    void a_document_is_handed_in_once_and_corrected_by_naming_it() {
        var first = submit(penalty(Map.of())).accepted().get(0).recordId();
        var second = submit(penalty(Map.of()));
        assertThat(second.errors()).extracting(RecordError::code).containsExactly("second-record");
        assertThat(submit(penalty(Map.of("correctionOf", "\"" + first + "\""))).errors())
                .isEmpty();
        assertThat(submit(penalty(Map.of("docNo", "\"2号\""))).errors()).isEmpty();
    }

    @Test
    void a_persons_number_is_in_no_lane_no_error_no_evidence_and_no_toString() {
        var number = "110101199003070011";
        var json = penalty(Map.of("party", PERSON));
        var intake = submit(json);
        assertThat(intake.errors()).isEmpty();
        var read =
                new Shape<>(PenaltySubmission.class).read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), null);
        assertThat(read.toString() + intake).doesNotContain(number);
        assertThat(department
                        .jdbc
                        .sql("SELECT lane || external_id FROM delivery")
                        .query(String.class)
                        .single())
                .doesNotContain(number);
        assertThat(department
                        .jdbc
                        .sql("SELECT string_agg(e::text, '') FROM evidence e")
                        .query(String.class)
                        .single())
                .doesNotContain(number);
        assertThat(department
                        .jdbc
                        .sql("SELECT subject_key IS NULL FROM record")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private void good(String field, String value) {
        assertThat(faults(penalty(Map.of(field, value)))).as(value).isEmpty();
    }

    private void bad(String expected, String field, String value) {
        assertThat(faults(penalty(Map.of(field, value)))).as(value).containsExactly(expected);
    }

    private List<String> faults(String json) {
        return codes(penalties.desk().check(call(PenaltySubmission.class, json)));
    }

    private List<String> licenceFaults(String json) {
        return codes(licences.desk().check(call(LicenceSubmission.class, json)));
    }

    private Intake submit(String json) {
        return penalties.desk().submit(call(PenaltySubmission.class, json));
    }

    private static <D extends Decision> Call<D> call(Class<D> type, String json) {
        var read = new Shape<>(type).read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), null);
        return new Call<>(read.drafts(), ZJ, Mode.ALL, "S-1");
    }

    private static List<String> codes(List<RecordError> errors) {
        return errors.stream().map(e -> e.field() + " " + e.code()).toList();
    }

    private static String party(String kind, String uscc) {
        return "{\"name\":\"企业\",\"kind\":\"" + kind + "\",\"uscc\":\"" + uscc + "\"}";
    }

    /** A penalty without a fault. @param changes members by name, as JSON */
    private static String penalty(Map<String, String> changes) {
        return json(
                Map.of(
                        "province", "\"henan\"",
                        "party", FIRM,
                        "docNo", "\"平罚〔2026〕1号\"",
                        "kinds", "[\"警告\"]",
                        "illegalType", "\"无证施工\"",
                        "basis", "\"建筑法\"",
                        "content", "\"警告\"",
                        "decisionDate", "\"2026-11-20\"",
                        "organ", ORGAN,
                        "source", ORGAN),
                changes);
    }

    private static String licence(Map<String, String> changes) {
        return json(
                Map.of(
                        "party", FIRM,
                        "docNo", "\"平许〔2026〕1号\"",
                        "kind", "\"普通\"",
                        "content", "\"施工许可\"",
                        "decisionDate", "\"2026-11-20\"",
                        "organ", ORGAN,
                        "source", ORGAN),
                changes);
    }

    private static String json(Map<String, String> members, Map<String, String> changes) {
        var all = new java.util.TreeMap<>(members);
        all.putAll(changes);
        return all.entrySet().stream()
                .map(m -> "\"" + m.getKey() + "\": " + m.getValue())
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }
}
