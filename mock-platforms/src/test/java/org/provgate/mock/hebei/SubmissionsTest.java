package org.provgate.mock.hebei;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.mock.register.Simulation;
import org.provgate.mock.register.SubjectRow;

/** Lists in, results in, receipts out: 2000 to 5001. */
class SubmissionsTest {
    private final SettableClock clock = new SettableClock("2026-11-20T02:00:00Z");
    private final HebeiPlatform platform = HebeiPlatform.start(
            HebeiSettings.of(Simulation.of("130634", 50), clock).withReceiptAfter(Duration.ofSeconds(60)));
    private final HebeiCaller caller = new HebeiCaller(platform, clock);
    private final SubjectRow subject = platform.register()
            .subjects()
            .truth(0)
            .filter(row -> !row.uscc().isEmpty())
            .findFirst()
            .orElseThrow();

    @BeforeEach
    void listsAndTask() throws Exception {
        caller.ask("2000", "<kind>I</kind><list><Row><ItemCode>I1</ItemCode><Valid>1</Valid></Row></list>");
        caller.ask(
                "2000",
                "<kind>O</kind><list>" + officer("C1", "20271231") + officer("C2", "20271231")
                        + officer("C3", "20261101") + "</list>");
        var task = caller.ask(
                "2001",
                "<TaskNo>T1</TaskNo><TaskName>抽查</TaskName><StartDate>20261101</StartDate>"
                        + "<EndDate>20261130</EndDate><list><Row>" + ids() + "</Row></list>");
        assertThat(task.number("accepted")).isOne();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private static String officer(String certNo, String validTo) {
        return "<Row><CertNo>" + certNo + "</CertNo><CertValidTo>" + validTo + "</CertValidTo><Valid>1</Valid></Row>";
    }

    private String ids() {
        return "<UNISCID>" + subject.uscc() + "</UNISCID><PRIPID>" + subject.sourceKey() + "</PRIPID>";
    }

    private String result(Consumer<Map<String, String>> change) {
        var row = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("RowNo", "1"),
                Map.entry("BusId", "B1"),
                Map.entry("TaskNo", "T1"),
                Map.entry("UNISCID", subject.uscc()),
                Map.entry("ENTNAME", subject.name()),
                Map.entry("ItemCodes", "I1"),
                Map.entry("CheckWay", "0"),
                Map.entry("CheckDate", "20261119"),
                Map.entry("CertNos", "C1,C2"),
                Map.entry("Results", "1"),
                Map.entry("SignFlag", "1"),
                Map.entry("Operator", "张三"),
                Map.entry("EnterTime", "20261119180000")));
        change.accept(row);
        return row.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> "<" + field.getKey() + ">" + field.getValue() + "</" + field.getKey() + ">")
                .collect(Collectors.joining("", "<list><Row>", "</Row></list>"));
    }

    private String sent(String tranCode, String request) throws Exception {
        var batch = caller.newBatch();
        assertThat(caller.ask(tranCode, batch, request).number("accepted")).isOne();
        return batch;
    }

    private HebeiCaller.Reply receipt(String batch) throws Exception {
        return caller.ask("3002", "<BatchNo>" + batch + "</BatchNo>");
    }

    private Xml judged(String tranCode, String request) throws Exception {
        var batch = sent(tranCode, request);
        clock.forward(Duration.ofSeconds(60));
        return receipt(batch).inner().rows().get(0);
    }

    private String errorOf(Consumer<Map<String, String>> change) throws Exception {
        return judged("3001", result(change)).all("Field").stream()
                .map(field -> field.attributes().get("ErrorCode") + " "
                        + field.attributes().get("Name"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void a_receipt_comes_when_the_clock_has_moved_on_and_goes_after_seven_days() throws Exception {
        var batch = sent("3001", result(row -> {}));
        assertThat(receipt(batch).inner().textOf("Status")).isEqualTo("0");
        clock.forward(Duration.ofSeconds(30));
        assertThat(receipt(batch).inner().textOf("Status")).isEqualTo("1");
        assertThat(receipt(batch).inner().rows()).isEmpty();
        clock.forward(Duration.ofSeconds(30));
        var done = receipt(batch).inner();
        assertThat(done.textOf("Status")).isEqualTo("2");
        assertThat(done.rows()).singleElement().satisfies(row -> {
            assertThat(row.textOf("BusId")).isEqualTo("B1");
            assertThat(row.textOf("State")).isEqualTo("1");
            assertThat(row.textOf("ReceiptNo")).isNotEmpty();
        });
        clock.forward(Duration.ofDays(7));
        assertThat(receipt(batch).code()).isEqualTo("2010");
        assertThat(receipt("2026112099999").code()).isEqualTo("2010");
    }

    @Test
    void each_field_error_is_seen() throws Exception {
        assertThat(errorOf(row -> row.remove("Operator"))).isEqualTo("F01 Operator");
        assertThat(errorOf(row -> row.put("SignFlag", "0"))).isEqualTo("F01 RefuseNote");
        assertThat(errorOf(row -> row.put("EnterTime", "yesterday"))).isEqualTo("F02 EnterTime");
        assertThat(errorOf(row -> row.put("CheckDate", "2026-11-19"))).isEqualTo("F02 CheckDate");
        assertThat(errorOf(row -> row.put("Results", "1,7"))).isEqualTo("F03 Results");
        assertThat(errorOf(row -> row.put("ItemCodes", "I2"))).isEqualTo("F03 ItemCodes");
        assertThat(errorOf(row -> row.put("UNISCID", "91130634MA00000000"))).contains("F04 UNISCID");
        assertThat(errorOf(row -> row.put("ENTNAME", "别人"))).isEqualTo("F05 ENTNAME");
        assertThat(errorOf(row -> row.put("CertNos", "C1,C1"))).isEqualTo("F06 CertNos");
        assertThat(errorOf(row -> row.put("CertNos", "C1,C3"))).isEqualTo("F07 CertNos");
        assertThat(errorOf(row -> row.put("TaskNo", "T2"))).isEqualTo("F08 TaskNo");
        assertThat(errorOf(row -> row.put("EnterTime", "20261118180000"))).isEqualTo("F10 CheckDate");
        assertThat(errorOf(row -> row.put("CheckDate", "20261031"))).isEqualTo("F10 CheckDate");
        assertThat(errorOf(row -> {})).as("a refused BusId is free").isEmpty();
        assertThat(errorOf(row -> row.put("Results", "2"))).isEqualTo("F09 BusId");
    }

    @Test
    void the_same_row_in_another_batch_has_one_effect_and_the_first_receipt() throws Exception {
        var first = judged("3001", result(row -> {}));
        var again = judged("3001", result(row -> row.put("RowNo", "2")));
        assertThat(again.textOf("State")).isEqualTo("1");
        assertThat(again.textOf("ReceiptNo")).isEqualTo(first.textOf("ReceiptNo"));
    }

    @Test
    void a_failed_batch_has_taken_nothing() throws Exception {
        platform.switches().failBatches(1);
        var failed = sent("3001", result(row -> {}));
        clock.forward(Duration.ofSeconds(60));
        assertThat(receipt(failed).inner().textOf("Status")).isEqualTo("3");
        assertThat(judged("3001", result(row -> row.put("Results", "2"))).textOf("State"))
                .isEqualTo("1");
    }

    @Test
    void a_taken_row_is_published_later_and_an_unknown_one_has_no_answer() throws Exception {
        judged("3001", result(row -> {}));
        var asked = "<list><BusId>B1</BusId><BusId>B2</BusId></list>";
        var early = caller.ask("3003", asked).inner().rows();
        assertThat(early).singleElement().satisfies(row -> assertThat(row.attributes())
                .containsEntry("BusId", "B1")
                .containsEntry("Published", "0"));
        clock.forward(Duration.ofSeconds(60));
        assertThat(caller.ask("3003", "<BusId>B1</BusId>").inner().rows().get(0).attributes())
                .containsEntry("Published", "1")
                .containsEntry("PublishDate", "20261120");
    }

    @Test
    void officers_may_change_until_a_result_is_in() throws Exception {
        assertThat(match("C1,C2")).isOne();
        assertThat(match("C1,C3")).isOne();
        sent("3001", result(row -> {}));
        assertThat(match("C1,C2")).as("differs").isZero();
        assertThat(match("C1,C3")).as("the same").isOne();
        var form = "<TaskNo>T1</TaskNo><list><Row>" + ids() + "<FormNo>F1</FormNo></Row></list>";
        assertThat(caller.ask("2003", form).number("accepted")).isOne();
    }

    private long match(String certNos) throws Exception {
        var row = "<Row>" + ids() + "<CertNos>" + certNos + "</CertNos></Row>";
        return caller.ask("2002", "<TaskNo>T1</TaskNo><list>" + row + "</list>").number("accepted");
    }

    @Test
    void penalties_are_asynchronous_too_with_money_in_six_decimals() throws Exception {
        var row = "<list><Row><RowNo>1</RowNo><BusId>P1</BusId><CF_XDR_MC>甲</CF_XDR_MC><CF_XDR_LB>自然人</CF_XDR_LB>"
                + "<CF_WSH>1号</CF_WSH><CF_CFLB>罚款</CF_CFLB><CF_WFXW>a</CF_WFXW><CF_YJ>b</CF_YJ><CF_NR>c</CF_NR>"
                + "<CF_JDRQ>20261119</CF_JDRQ><CF_CFJG>曲阳县住建局</CF_CFJG><CF_NR_FK>%s</CF_NR_FK></Row></list>";
        assertThat(judged("4001", row.formatted("1.5")).all("Field"))
                .singleElement()
                .satisfies(field -> assertThat(field.attributes())
                        .containsEntry("Name", "CF_NR_FK")
                        .containsEntry("ErrorCode", "F02"));
        assertThat(judged("4001", row.formatted("1.500000")).textOf("State")).isEqualTo("1");
    }

    @Test
    void the_same_transfer_gets_the_same_number() throws Exception {
        var copy = "<TransferId>X%s</TransferId><Kind>4</Kind><ToDept>城管</ToDept><Facts>f</Facts>"
                + "<CopyDate>20261119</CopyDate>";
        var first = caller.ask("5001", copy.formatted("1")).inner().textOf("ReceiptNo");
        assertThat(caller.ask("5001", copy.formatted("1")).inner().textOf("ReceiptNo"))
                .isNotEmpty()
                .isEqualTo(first);
        assertThat(caller.ask("5001", copy.formatted("2")).inner().textOf("ReceiptNo"))
                .isNotEqualTo(first);
    }

    @Test
    void more_rows_than_allowed_are_2002() throws Exception {
        assertThat(caller.ask("3001", "<list>" + "<Row/>".repeat(501) + "</list>")
                        .code())
                .isEqualTo("2002");
        assertThat(caller.ask("2000", "<kind>I</kind><list>" + "<Row/>".repeat(201) + "</list>")
                        .code())
                .isEqualTo("2002");
    }
}
