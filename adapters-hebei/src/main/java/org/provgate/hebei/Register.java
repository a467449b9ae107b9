package org.provgate.hebei;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;

/**
 * Counts (1001), register pages (1002) and list pages (1003). A pull begins with a count over everything, whose time ends this
 * pull and begins the next; a full pull then asks all ranges of row ids, a delta each window of time.
 */
final class Register implements RegisterFeed {

    private static final String TOO_MANY_ROWS = "2002";

    private final Operation<RegisterQuestion, RegisterPage> page =
            Operation.of("register-page", Register::encode, Register::decode);

    @Override
    public Set<RegisterStream> streams() {
        return EnumSet.allOf(RegisterStream.class);
    }

    @Override
    public Operation<RegisterQuestion, RegisterPage> page() {
        return page;
    }

    private static WireRequest encode(RegisterQuestion question, CallContext context) {
        var position = Position.of(question.position());
        var kind = kind(question.stream());
        var inner = new StringBuilder("<Request>");
        Markup.element(inner, "areaCode", context.areaCode());
        Markup.element(inner, "startdate", position.start());
        Markup.element(inner, "enddate", position.end());
        if (position.count() || !kind.isEmpty()) Markup.element(inner, "kind", kind);
        if (!position.count()) {
            Markup.element(inner, "startNum", String.valueOf(position.from()));
            Markup.element(inner, "endNum", String.valueOf(position.to()));
        }
        inner.append("</Request>");
        var tranCode = position.count() ? "1001" : kind.isEmpty() ? "1002" : "1003";
        return Envelope.pack(tranCode, inner.toString(), context);
    }

    private static RegisterPage decode(RegisterQuestion question, WireResponse response, CallContext context) {
        var position = Position.of(question.position());
        try {
            var answer = Answer.open(Envelope.unpack(response, context), response);
            if (answer.code().equals(TOO_MANY_ROWS) && position.start() != null && position.from() < position.to())
                return page(List.of(), question, position.halves());
            answer.checked(context);
            if (!position.count()) return page(rows(question, answer), question, List.of());
            return position.equals(Position.FIRST) ? begin(question, answer) : window(question, position, answer);
        } catch (XMLStreamException e) {
            throw new Unavailable("hebei: the answer is cut or no XML (" + response + "); the gateway tries again", null, true);
        }
    }

    /** The count over everything: what there is to ask. */
    private static RegisterPage begin(RegisterQuestion question, Answer answer) {
        var asOf = answer.time("asOf");
        var count = answer.number("count");
        List<Position> next = question.since() != null
                ? Position.windows(question.since(), asOf)
                : count == 0
                        ? List.of()
                        : Position.FIRST.pages(answer.number("minId"), answer.number("maxId"), count);
        return new RegisterPage(
                List.of(), questions(question, next), asOf,
                question.full() ? OptionalLong.of(count) : OptionalLong.empty(), OptionalLong.of(answer.number("valid")));
    }

    private static RegisterPage window(RegisterQuestion question, Position position, Answer answer) {
        var count = answer.number("count");
        return page(
                List.of(), question,
                count == 0 ? List.of() : position.pages(answer.number("minId"), answer.number("maxId"), count));
    }

    private static List<RegisterRow> rows(RegisterQuestion question, Answer answer) throws XMLStreamException {
        var xml = answer.list();
        if (xml == null) throw new Unreadable("list", "none", answer.response().toString());
        var rows = new ArrayList<RegisterRow>();
        var element = question.stream() == RegisterStream.SUBJECTS ? "Subject" : "Entry";
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            if (!xml.getLocalName().equals(element))
                throw new Unreadable(element + " in list", xml.getLocalName(), answer.response().toString());
            rows.add(Rows.row(question.stream(), element, Markup.children(xml)));
        }
        return rows;
    }

    private static RegisterPage page(List<RegisterRow> rows, RegisterQuestion question, List<Position> next) {
        return new RegisterPage(rows, questions(question, next), null, OptionalLong.empty(), OptionalLong.empty());
    }

    private static List<RegisterQuestion> questions(RegisterQuestion question, List<Position> positions) {
        return positions.stream().map(p -> question.at(p.toString())).toList();
    }

    private static String kind(RegisterStream stream) {
        return switch (stream) {
            case SUBJECTS -> "";
            case ABNORMAL -> "01";
            case SERIOUS -> "02";
            case TAX -> "03";
            case DISHONEST -> "04";
        };
    }
}
