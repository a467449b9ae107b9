package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.provgate.spi.Operation;
import org.provgate.spi.Step;
import org.provgate.spi.credit.Party;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;

/** Every question's bytes and what every kind of answer says, beyond the register. */
class ServicesGoldenTest {

    private static final FixedContext CONTEXT = new FixedContext();
    private static final FixedContext LATER = CONTEXT.at(Instant.parse("2026-11-23T19:15:00Z"), "2026112400077");
    private static final List<PublicationQuestion> PUBLIC = Stream.of("B1", "B2", "B3", "B1")
            .map(id -> new PublicationQuestion(id, "HB2026112000000001"))
            .toList();

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    <Q, A> void a_question_is_these_bytes(String file, Operation<Q, A> operation, Q question) {
        var request = operation.encode(question, CONTEXT);
        Golden.check("requests/" + file + ".txt", Shown.request(request) + '\n' + Shown.inner(request) + '\n');
        assertThat(operation.encode(question, CONTEXT).body()).isEqualTo(request.body());
        assertThat(Shown.inner(operation.encode(question, LATER)))
                .as("the content comes from the question alone")
                .isEqualTo(Shown.inner(request));
    }

    static Stream<Arguments> questions() {
        var results = List.of(Records.result("B1", "围挡 <破损> & 㐀𠀀"), Records.correction());
        var penalties = List.of(
                Records.penalty("P1", Party.Kind.ORGANISATION, "1.5"),
                Records.penalty("P2", Party.Kind.PERSON, "0.000001"),
                Records.penalty("P3", Party.Kind.INDIVIDUAL_BUSINESS, "1E+3"));
        return Stream.of(
                Arguments.of("items", Items.items(), Records.items()),
                Arguments.of("officers", Items.officers(), Records.officers()),
                step("task-draw", "", null),
                step("task-match", "match:0", null),
                step("task-form", "form:0", null),
                step("task-amended", "", new Amendment(1, "回避")),
                Arguments.of("results", Results.channel().submit(), Records.batch(results)),
                Arguments.of("results-receipts", Results.channel().receipts().orElseThrow(), Records.NUMBER),
                Arguments.of("results-publication", Results.publication(), PUBLIC),
                Arguments.of("penalties", Credit.penalties().submit(), Records.batch(penalties)),
                Arguments.of("penalties-receipts", Credit.penalties().receipts().orElseThrow(), Records.NUMBER),
                Arguments.of("transfer", Supervision.transfers(), Records.transfer()));
    }

    private static Arguments step(String file, String position, @Nullable Amendment amendment) {
        return Arguments.of(file, Tasks.operation(), new Step<>(Records.task(3, amendment), position));
    }

    @Test
    void a_batch_keeps_its_number_whatever_the_context_would_give() {
        var batch = Records.batch(List.of(Records.correction()));
        for (var context : List.of(CONTEXT, LATER)) {
            assertThat(Shown.request(Results.channel().submit().encode(batch, context)))
                    .contains("<BatchNo>" + Records.NUMBER + "</BatchNo>");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    <Q, A> void an_answer_says_this(String file, Operation<Q, A> operation, Q question, String inner) {
        var request = operation.encode(question, CONTEXT);
        var response = Package.of(request, "<Response>" + inner + "</Response>").answer(request);
        Golden.check(
                "answers/services/" + file + ".txt",
                inner + "\n\n" + operation.decode(question, response, CONTEXT) + '\n');
    }

    static Stream<Arguments> answers() {
        var submit = Results.channel().submit();
        var receipts = Results.channel().receipts().orElseThrow();
        var batch = Records.batch(List.of(Records.result("B1", null), Records.correction()));
        return Stream.of(
                ok("items", Items.items(), Records.items(), "<accepted>2</accepted>"),
                ok("officers", Items.officers(), Records.officers(), "<accepted>2</accepted>"),
                ok("task-draw", Tasks.operation(), task(""), "<accepted>3</accepted>"),
                ok("task-match", Tasks.operation(), task("match:0"), "<accepted>3</accepted>"),
                ok("task-form", Tasks.operation(), task("form:0"), "<accepted>2</accepted>"),
                ok("results", submit, batch, "<accepted>2</accepted>"),
                answer("results-2009", submit, batch, "<errcode>2009</errcode><errmsg>BatchNo重复</errmsg>"),
                answer("results-2011", submit, batch, "<errcode>2011</errcode><errmsg>非当日</errmsg>"),
                ok("receipts-queued", receipts, Records.NUMBER, "<Status>0</Status>"),
                ok("receipts-checking", receipts, Records.NUMBER, "<Status>1</Status>"),
                ok("receipts-done", receipts, Records.NUMBER, DONE),
                ok("receipts-failed", receipts, Records.NUMBER, "<Status>3</Status>"),
                answer("receipts-2010", receipts, Records.NUMBER, "<errcode>2010</errcode><errmsg>不存在</errmsg>"),
                ok("publication", Results.publication(), PUBLIC, PUBLISHED),
                ok("publication-of-nothing", Results.publication(), PUBLIC, "<list/>"),
                ok("transfer", Supervision.transfers(), Records.transfer(), "<ReceiptNo>YS0000000001</ReceiptNo>"));
    }

    private static final String DONE = "<Status>2</Status><list>"
            + "<Row><RowNo>1</RowNo><BusId>B1</BusId><State>1</State><ReceiptNo>HB2026112000000001</ReceiptNo></Row>"
            + "<Row><RowNo>2</RowNo><BusId>B2</BusId><State>0</State><ReceiptNo/>"
            + "<Field Name=\"CertNos\" ErrorCode=\"F06\">执法人员少于两名</Field>"
            + "<Field Name=\"ENTNAME\" ErrorCode=\"F05\">名称&amp;代码不一致</Field></Row>"
            + "<Row><RowNo>3</RowNo><BusId>B3</BusId><State>1</State><ReceiptNo>HB2026112000000002</ReceiptNo>"
            + "<Field Name=\"Problem\" ErrorCode=\"F02\">建议补充</Field></Row></list>";

    private static final String PUBLISHED = "<list><Row BusId=\"B2\" Published=\"1\" PublishDate=\"20261120\"></Row>"
            + "<Row BusId=\"B1\" Published=\"0\" PublishDate=\"\"/></list>";

    private static Step<InspectionTask> task(String position) {
        return new Step<>(Records.task(3, null), position);
    }

    private static <Q, A> Arguments ok(String file, Operation<Q, A> operation, Q question, String inner) {
        return answer(file, operation, question, "<errcode>0</errcode><errmsg/>" + inner);
    }

    private static <Q, A> Arguments answer(String file, Operation<Q, A> operation, Q question, String inner) {
        return Arguments.of(file, operation, question, inner);
    }
}
