package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;

/** Each way an answer can fail, and who is told to do what. */
class FailuresTest {

    private static final Operation<RegisterQuestion, RegisterPage> PAGES = RegisterPages.operation();
    private static final FixedContext CONTEXT = new FixedContext();
    private static final RegisterQuestion COUNT = RegisterQuestion.first(RegisterStream.SUBJECTS, null);
    private static final String GOOD_COUNT = Golden.text("answers/count-full.xml");
    private static final String ECHO =
            "<AppCode>130634ZJ</AppCode><TranCode>1002</TranCode><BatchNo>2026112100001</BatchNo>";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"transport", "unsigned", "errcodes", "drift"})
    void a_failure_says_who_acts(String file, String position, Function<WireRequest, WireResponse> platform) {
        var question = COUNT.at(position);
        var request = PAGES.encode(question, CONTEXT);
        var response = platform.apply(request);
        var failure = catchThrowableOfType(PlatformException.class, () -> PAGES.decode(question, response, CONTEXT));
        assertThat(failure).as("an exception of the SPI").isNotNull();
        assertThat(failure.getMessage()).doesNotContain(FixedContext.SECRET).doesNotContain(FixedContext.KEY);
        Golden.check("failures/" + file + ".txt", Shown.failure(failure));
    }

    static Stream<Arguments> transport() {
        return Stream.of(
                page("html-with-200", request -> html(200, request)),
                page("html-with-503", request -> html(503, request)),
                page("http-502", request -> Package.answer(502, "", request)),
                page("http-500", request -> Package.answer(500, "<error/>", request)),
                page(
                        "http-503-retry-after",
                        request -> new WireResponse(503, Map.of("retry-after", "120"), new byte[0], request)),
                page("http-404", request -> Package.answer(404, "", request)),
                page("empty-body", request -> Package.answer(200, "", request)),
                page("json", request -> Package.answer(200, "{\"code\":0}", request)),
                page("cut", request -> cut(good(request).answer(request))),
                page(
                        "cut-in-a-character",
                        request -> new WireResponse(200, Map.of(), new byte[] {'<', 'a', '>', (byte) 0x81}, request)),
                page(
                        "sign-wrong",
                        request -> good(request).withSign("0".repeat(64)).answer(request)),
                page("sign-missing", request -> good(request).withSign("").answer(request)),
                page("data-changed", request -> spoilt(good(request)).answer(request)),
                page(
                        "echo-other-batch",
                        request -> good(request).withBatchNo("2026112100002").answer(request)),
                page(
                        "echo-other-tran-code",
                        request -> good(request).withTranCode("1001").answer(request)),
                page(
                        "echo-other-app-code",
                        request -> good(request).withAppCode("130624ZJ").answer(request)));
    }

    static Stream<Arguments> unsigned() {
        return Stream.concat(
                Stream.of("1001", "1002", "1003", "1004", "2003", "0", "2002", "9001", "9002")
                        .map(code -> page("unsigned-" + code, request -> unsigned(code, ECHO, request))),
                Stream.of(
                        page(
                                "unsigned-2003-without-echo",
                                request -> unsigned("2003", "<AppCode/><BatchNo/>", request)),
                        page(
                                "unsigned-of-another",
                                request -> unsigned("1001", ECHO.replace("00001<", "00002<"), request)),
                        page(
                                "unsigned-recorded",
                                request -> new WireResponse(
                                        200, Map.of(), Golden.bytes("failures/unsigned-recorded.bin"), request))));
    }

    static Stream<Arguments> errcodes() {
        var codes = Stream.of("1001", "2001", "2002", "2003", "2009", "2010", "2011", "9001", "9002", "4711")
                .map(code -> page("errcode-" + code, "<errcode>" + code + "</errcode><errmsg>原因</errmsg>"));
        return Stream.concat(
                codes,
                Stream.of(
                        page("errcode-9002-reopen", "<errcode>9002</errcode><errmsg/><reopen>20261121060000</reopen>"),
                        page(
                                "errcode-9002-reopened-already",
                                "<errcode>9002</errcode><errmsg/><reopen>20261121031459</reopen>"),
                        Arguments.of(
                                "errcode-2002-of-one-id",
                                "window:20261120031500:20261121031501 ids:7:7",
                                inner("<errcode>2002</errcode><errmsg/>")),
                        Arguments.of(
                                "errcode-2002-of-a-window",
                                "window:20261120031500:20261121031501",
                                inner("<errcode>2002</errcode><errmsg/>"))));
    }

    static Stream<Arguments> drift() {
        return Stream.of(
                page("no-errcode", "<list/>"),
                page("no-list", "<errcode>0</errcode><errmsg/>"),
                page("two-lists", "<errcode>0</errcode><list/><list/>"),
                page("foreign-rows", "<errcode>0</errcode><list><Entry/></list>"),
                page("a-field-twice", "<errcode>0</errcode><list><Subject><DOM>1</DOM><DOM>2</DOM></Subject></list>"),
                page("a-field-with-children", "<errcode>0</errcode><list><Subject><DOM><a/></DOM></Subject></list>"),
                page(
                        "an-entity-nobody-declared",
                        "<errcode>0</errcode><list><Subject><DOM>a&b;</DOM></Subject></list>"),
                page("inner-cut", request -> Package.of(request, GOOD_COUNT.substring(0, 80))
                        .answer(request)),
                page("inner-other-root", request -> Package.of(request, "<Request/>")
                        .answer(request)),
                page("inner-dtd", request -> Package.of(request, DTD + "<Response>&a;</Response>")
                        .answer(request)),
                page("outer-dtd", request -> Package.answer(200, DTD + "<Package>&a;</Package>", request)),
                page("outer-other-root", request -> Package.answer(200, "<Fault/>", request)),
                page("no-head", request -> Package.answer(200, "<Package><Body/></Package>", request)),
                page(
                        "unknown-enc-type",
                        request -> Package.answer(200, good(request).xml().replace(">SM4<", ">AES<"), request)),
                page("another-key", request -> good(request)
                        .withEncData("AAAAAAAAAAAAAAAAAAAAAA==")
                        .answer(request)),
                page("no-base64", request -> good(request).withEncData("***").answer(request)),
                count("no-count", "<valid>1</valid><minId>1</minId><maxId>1</maxId><asOf>20261121031501</asOf>"),
                count("no-asOf", "<count>1</count><valid>1</valid><minId>1</minId><maxId>1</maxId><asOf/>"),
                count("bad-asOf", "<count>1</count><valid>1</valid><minId>1</minId><maxId>1</maxId><asOf>noon</asOf>"),
                count("no-minId", "<count>1</count><valid>1</valid><minId/><maxId/><asOf>20261121031501</asOf>"),
                count(
                        "maxId-below-minId",
                        "<count>1</count><valid>1</valid><minId>2</minId><maxId>1</maxId><asOf>20261121031501</asOf>"),
                count("count-no-number", "<count>-1</count><valid>1</valid><asOf>20261121031501</asOf>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page 3", "ids:5:4", "window:20260230000000:20260301000000", "window:2:1", "ids:1:"})
    void a_position_of_another_adapter_is_drift_not_everything(String position) {
        assertThat(catchThrowableOfType(
                        PlatformException.Unreadable.class, () -> PAGES.encode(COUNT.at(position), CONTEXT)))
                .hasMessageContaining(position);
    }

    private static final String DTD =
            "<?xml version=\"1.0\"?><!DOCTYPE Package [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";

    private static Arguments page(String file, Function<WireRequest, WireResponse> platform) {
        return Arguments.of(file, "ids:1001:1500", platform);
    }

    private static Arguments page(String file, String response) {
        return Arguments.of(file, "ids:1001:1500", inner(response));
    }

    private static Arguments count(String file, String response) {
        return Arguments.of(file, "", inner("<errcode>0</errcode><errmsg/>" + response));
    }

    private static Function<WireRequest, WireResponse> inner(String response) {
        return request ->
                Package.of(request, "<Response>" + response + "</Response>").answer(request);
    }

    private static Package good(WireRequest request) {
        return Package.of(request, Golden.text("answers/page-empty.xml"));
    }

    private static Package spoilt(Package sent) {
        var first = sent.encData().startsWith("A") ? "B" : "A";
        return sent.withEncData(first + sent.encData().substring(1)).withSign(sent.sign());
    }

    private static WireResponse cut(WireResponse whole) {
        var half = Arrays.copyOf(whole.body(), whole.body().length / 2);
        return new WireResponse(200, whole.headers(), half, whole.request());
    }

    private static WireResponse html(int status, WireRequest request) {
        var page = "<!DOCTYPE html><html><body>系统维护中</body></html>".getBytes(StandardCharsets.UTF_8);
        return new WireResponse(status, Map.of("content-type", "text/html"), page, request);
    }

    private static WireResponse unsigned(String errcode, String echo, WireRequest request) {
        return Package.answer(200, Package.unsigned(errcode, echo), request);
    }
}
