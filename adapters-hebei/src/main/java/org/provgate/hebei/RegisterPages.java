package org.provgate.hebei;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;

/**
 * Reads the register and the lists by ranges of row ids (contract, Register).
 *
 * <p>First the count of everything, whose {@code asOf} is the next pull's {@code since}. A full pull then asks for every range of
 * ids. A delta asks each window of time for its count, and then for ranges as wide as its rows are sparse; a range that proves
 * too full is halved.
 */
final class RegisterPages {

    private static final Map<RegisterStream, String> KINDS = Map.of(
            RegisterStream.ABNORMAL, "01",
            RegisterStream.SERIOUS, "02",
            RegisterStream.TAX, "03",
            RegisterStream.DISHONEST, "04");

    /** The platform allows endNum − startNum of 499 over everything and 19,999 in a window, there with at most 2,000 rows. */
    private static final int IDS_OF_A_PAGE = 500;

    private static final int WIDEST_IN_A_WINDOW = 20_000;
    private static final int ROWS_AIMED_AT = 1_500;

    private RegisterPages() {}

    static Operation<RegisterQuestion, RegisterPage> operation() {
        return Operation.of("register-page", RegisterPages::encode, RegisterPages::decode);
    }

    private static WireRequest encode(RegisterQuestion question, CallContext context) {
        var position = Position.parse(question.position());
        var window = position.window();
        var ids = position.ids();
        var xml = new StringBuilder("<Request>");
        Xml.element(xml, "areaCode", context.areaCode());
        Xml.element(xml, "startdate", window == null ? null : PlatformTime.text(window.start()));
        Xml.element(xml, "enddate", window == null ? null : PlatformTime.text(window.end()));
        Xml.element(xml, "kind", KINDS.get(question.stream()));
        if (ids != null) {
            Xml.element(xml, "startNum", Long.toString(ids.min()));
            Xml.element(xml, "endNum", Long.toString(ids.max()));
        }
        var inner = xml.append("</Request>").toString();
        return Envelope.seal(tranCode(question, position), context.nextBatchNumber(), inner, context);
    }

    private static String tranCode(RegisterQuestion question, Position position) {
        if (position.ids() == null) return "1001";
        return question.stream() == RegisterStream.SUBJECTS ? "1002" : "1003";
    }

    private static RegisterPage decode(RegisterQuestion question, WireResponse response, CallContext context) {
        var position = Position.parse(question.position());
        var ids = position.ids();
        var answer = Envelope.open(response, context);
        var errcode = answer.required("errcode");
        if (errcode.equals("2002") && position.window() != null && ids != null && ids.divisible())
            return page(question, ids.halves().stream().map(position::at));
        if (!errcode.equals("0")) throw Failures.of(answer, context);
        if (ids != null) return rows(question, answer);
        return position.window() == null ? everything(question, answer) : window(question, position, answer);
    }

    private static RegisterPage rows(RegisterQuestion question, Answer answer) {
        var subjects = question.stream() == RegisterStream.SUBJECTS;
        var rows = answer.rows(subjects ? "Subject" : "Entry").stream()
                .map(row -> subjects ? Rows.subject(row) : Rows.entry(row, question.stream()))
                .toList();
        return new RegisterPage(rows, List.of(), null, OptionalLong.empty(), OptionalLong.empty());
    }

    private static RegisterPage everything(RegisterQuestion question, Answer answer) {
        var count = answer.number("count");
        var valid = answer.number("valid");
        var asOf = answer.required("asOf");
        var end = PlatformTime.parse(asOf);
        if (end == null) throw new PlatformException.Unreadable("a time in asOf", Xml.shortened(asOf), answer.where());
        var windows = windows(question.since(), end);
        var positions = count == 0
                ? Stream.<Position>empty()
                : windows.isEmpty()
                        ? span(answer).pieces(IDS_OF_A_PAGE).stream().map(piece -> new Position(null, piece))
                        : windows.stream().map(piece -> new Position(piece, null));
        var announced = windows.isEmpty() ? OptionalLong.of(count) : OptionalLong.empty();
        return new RegisterPage(
                List.of(), page(question, positions).followUps(), asOf, announced, OptionalLong.of(valid));
    }

    /** Returns what to look through since the last pull; nothing means everything. */
    private static List<Window> windows(@Nullable String since, LocalDateTime end) {
        if (since == null) return List.of();
        var start = PlatformTime.parse(since);
        if (start == null)
            throw new PlatformException.Unreadable(
                    "a checkpoint yyyyMMddHHmmss", Xml.shortened(since), "the last pull");
        // The platform's clock went back: no window can be trusted to hold every change, but reading everything misses
        // none.
        return start.isAfter(end) ? List.of() : new Window(start, end).pieces();
    }

    private static RegisterPage window(RegisterQuestion question, Position position, Answer answer) {
        var count = answer.number("count");
        if (count == 0) return page(question, Stream.empty());
        var span = span(answer);
        var width = span.widthFor(ROWS_AIMED_AT, count, WIDEST_IN_A_WINDOW);
        return page(question, span.pieces(width).stream().map(position::at));
    }

    private static Ids span(Answer answer) {
        var min = answer.number("minId");
        var max = answer.number("maxId");
        if (max < min)
            throw new PlatformException.Unreadable("maxId at or above minId " + min, "" + max, answer.where());
        return new Ids(min, max);
    }

    private static RegisterPage page(RegisterQuestion question, Stream<Position> followUps) {
        var questions =
                followUps.map(position -> question.at(position.toString())).toList();
        return new RegisterPage(List.of(), questions, null, OptionalLong.empty(), OptionalLong.empty());
    }
}
