package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Step;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;

/** Each way to get no good answer to what was submitted, and whether something may have happened. */
class SubmissionFailuresTest {

    private static final FixedContext CONTEXT = new FixedContext();
    private static final Case<?, ?> SUBMIT = new Case<>(
            Results.channel().submit(), Records.batch(List.of(Records.result("B1", null), Records.correction())));
    private static final Case<?, ?> RECEIPTS =
            new Case<>(Results.channel().receipts().orElseThrow(), Records.NUMBER);
    private static final Case<?, ?> MATCH = new Case<>(Tasks.operation(), new Step<>(Records.task(3, null), "match:0"));
    private static final Case<?, ?> PUBLIC = new Case<>(
            Results.publication(), List.of(new PublicationQuestion("B1", "HB1"), new PublicationQuestion("B2", "HB2")));
    private static final Case<?, ?> TRANSFER = new Case<>(Supervision.transfers(), Records.transfer());

    private record Case<Q, A>(Operation<Q, A> operation, Q question) {

        PlatformException failure(Function<WireRequest, WireResponse> platform) {
            var response = platform.apply(operation.encode(question, CONTEXT));
            return catchThrowableOfType(PlatformException.class, () -> operation.decode(question, response, CONTEXT));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"transport", "errcodes", "counts", "receipts", "publications"})
    void a_failure_says_who_acts(String file, Case<?, ?> asked, Function<WireRequest, WireResponse> platform) {
        var failure = asked.failure(platform);
        assertThat(failure).as("an exception of the SPI").isNotNull();
        assertThat(failure.getMessage())
                .doesNotContain(FixedContext.SECRET)
                .doesNotContain(FixedContext.KEY)
                .doesNotContain(Records.ID_CARD);
        Golden.check("failures/services/" + file + ".txt", Shown.failure(failure));
    }

    static Stream<Arguments> transport() {
        return Stream.of(
                Arguments.of("submit-html-with-200", SUBMIT, (Function<WireRequest, WireResponse>)
                        SubmissionFailuresTest::html),
                Arguments.of("submit-http-503", SUBMIT, status(503)),
                Arguments.of("submit-http-429", SUBMIT, status(429)),
                Arguments.of("submit-sign-wrong", SUBMIT, (Function<WireRequest, WireResponse>)
                        request -> accepted(request).withSign("0".repeat(64)).answer(request)),
                Arguments.of("submit-echo-other-batch", SUBMIT, (Function<WireRequest, WireResponse>) request ->
                        accepted(request).withBatchNo("2026112000043").answer(request)));
    }

    static Stream<Arguments> errcodes() {
        var unsigned = Stream.of("1001", "1002", "1003", "1004", "2003")
                .map(code -> Arguments.of("submit-" + code, SUBMIT, unsigned(code)));
        var signed = Stream.of("2001", "2002", "2010", "9001", "4711")
                .map(code -> Arguments.of("submit-" + code, SUBMIT, inner(errcode(code, "原因"))));
        var synchronous = Stream.of("2003", "2009", "2011", "9001")
                .map(code -> Arguments.of("transfer-" + code, TRANSFER, inner(errcode(code, "TransferId已被使用"))));
        return Stream.of(
                        unsigned,
                        signed,
                        synchronous,
                        Stream.of(
                                Arguments.of(
                                        "submit-9002",
                                        SUBMIT,
                                        inner(errcode("9002", "夜间") + "<reopen>20261121060000</reopen>")),
                                Arguments.of(
                                        "submit-2003-naming-a-person",
                                        SUBMIT,
                                        inner(errcode("2003", "CF_XDR_ZJHM " + Records.ID_CARD + " 格式错误")))))
                .flatMap(cases -> cases);
    }

    static Stream<Arguments> counts() {
        return Stream.of(
                Arguments.of("submit-accepted-fewer", SUBMIT, ok("<accepted>1</accepted>")),
                Arguments.of("submit-accepted-more", SUBMIT, ok("<accepted>3</accepted>")),
                Arguments.of("submit-accepted-missing", SUBMIT, ok("")),
                Arguments.of("match-accepted-fewer", MATCH, ok("<accepted>2</accepted>")),
                Arguments.of("match-accepted-more", MATCH, ok("<accepted>4</accepted>")),
                Arguments.of("match-accepted-missing", MATCH, ok("<accepted/>")),
                Arguments.of("transfer-no-receipt", TRANSFER, ok("<ReceiptNo/>")));
    }

    static Stream<Arguments> receipts() {
        var taken = "<Row><BusId>B1</BusId><State>1</State><ReceiptNo>HB1</ReceiptNo></Row>";
        return Stream.of(
                Arguments.of("receipts-9001", RECEIPTS, inner(errcode("9001", "忙"))),
                Arguments.of("receipts-status-unknown", RECEIPTS, ok("<Status>4</Status>")),
                Arguments.of("receipts-status-missing", RECEIPTS, ok("")),
                Arguments.of("receipts-no-list", RECEIPTS, ok("<Status>2</Status>")),
                Arguments.of("receipts-no-rows", RECEIPTS, done("")),
                Arguments.of("receipts-foreign-rows", RECEIPTS, done("<Subject/>")),
                Arguments.of("receipts-twice", RECEIPTS, done(taken + taken)),
                Arguments.of("receipts-no-bus-id", RECEIPTS, done("<Row><State>0</State></Row>")),
                Arguments.of("receipts-no-state", RECEIPTS, done("<Row><BusId>B1</BusId></Row>")),
                Arguments.of("receipts-state-unknown", RECEIPTS, done("<Row><BusId>B1</BusId><State>2</State></Row>")),
                Arguments.of("receipts-no-receipt", RECEIPTS, done("<Row><BusId>B1</BusId><State>1</State></Row>")),
                Arguments.of(
                        "receipts-field-without-name",
                        RECEIPTS,
                        done("<Row><BusId>B1</BusId><State>0</State><Field>缺</Field></Row>")));
    }

    static Stream<Arguments> publications() {
        return Stream.of(
                Arguments.of("publication-foreign", PUBLIC, published("B9", "0", "")),
                Arguments.of(
                        "publication-twice",
                        PUBLIC,
                        ok("<list>" + row("B1", "0", "") + row("B1", "1", "20261120") + "</list>")),
                Arguments.of("publication-unknown-flag", PUBLIC, published("B1", "2", "")),
                Arguments.of("publication-no-date", PUBLIC, published("B1", "1", "")),
                Arguments.of("publication-bad-date", PUBLIC, published("B1", "1", "20260230")));
    }

    private static Function<WireRequest, WireResponse> published(String busId, String flag, String day) {
        return ok("<list>" + row(busId, flag, day) + "</list>");
    }

    private static String row(String busId, String flag, String day) {
        return "<Row BusId=\"" + busId + "\" Published=\"" + flag + "\" PublishDate=\"" + day + "\"/>";
    }

    private static Function<WireRequest, WireResponse> done(String rows) {
        return ok("<Status>2</Status><list>" + rows + "</list>");
    }

    private static Function<WireRequest, WireResponse> ok(String content) {
        return inner("<errcode>0</errcode><errmsg/>" + content);
    }

    private static String errcode(String code, String message) {
        return "<errcode>" + code + "</errcode><errmsg>" + message + "</errmsg>";
    }

    private static Function<WireRequest, WireResponse> inner(String response) {
        return request ->
                Package.of(request, "<Response>" + response + "</Response>").answer(request);
    }

    private static Package accepted(WireRequest request) {
        return Package.of(request, "<Response><errcode>0</errcode><accepted>2</accepted></Response>");
    }

    private static Function<WireRequest, WireResponse> unsigned(String code) {
        return request -> Package.answer(200, Package.unsigned(code, ""), request);
    }

    private static Function<WireRequest, WireResponse> status(int status) {
        return request -> Package.answer(status, "", request);
    }

    private static WireResponse html(WireRequest request) {
        var page = "<html><body>系统维护中</body></html>".getBytes(StandardCharsets.UTF_8);
        return new WireResponse(200, Map.of("content-type", "text/html"), page, request);
    }
}
