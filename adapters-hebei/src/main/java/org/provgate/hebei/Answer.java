package org.provgate.hebei;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.PlatformException.Misconfigured;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.WireResponse;

/**
 * An inner {@code Response}: its plain fields, and where its list begins (contract, Failures).
 *
 * @param list at the start tag of {@code list}, if there is one; null otherwise
 */
record Answer(String code, Map<String, @Nullable String> fields, @Nullable XMLStreamReader list, WireResponse response) {

    /** Reads up to the list, or to the end. The list stands last. */
    static Answer open(String inner, WireResponse response) throws XMLStreamException {
        var xml = Markup.reader(inner);
        for (int event = xml.next(); event != XMLStreamReader.START_ELEMENT; event = xml.next())
            if (event == XMLStreamReader.DTD) throw new Unreadable("no document type", "one", response.toString());
        if (!xml.getLocalName().equals("Response"))
            throw new Unreadable("Response", xml.getLocalName(), response.toString());
        var fields = new HashMap<String, @Nullable String>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            var name = xml.getLocalName();
            if (name.equals("list")) return new Answer(code(fields, response), fields, xml, response);
            var text = xml.getElementText();
            fields.put(name, text.isEmpty() ? null : text);
        }
        return new Answer(code(fields, response), fields, null, response);
    }

    /** Throws what the contract says of a code that is not 0. */
    Answer checked(CallContext context) {
        if (!code.equals("0")) throw failure(context);
        return this;
    }

    long number(String field) {
        var text = fields.get(field);
        if (text == null || !text.matches("[0-9]{1,18}"))
            throw new Unreadable("a number in " + field, String.valueOf(text), response.toString());
        return Long.parseLong(text);
    }

    /** Returns a time of the form yyyyMMddHHmmss as it stands. */
    String time(String field) {
        var text = fields.get(field);
        try {
            if (text != null) return Envelope.TIME.format(LocalDateTime.parse(text, Envelope.TIME));
        } catch (DateTimeException e) {
            throw new Unreadable("yyyyMMddHHmmss in " + field, text, response.toString());
        }
        throw new Unreadable("yyyyMMddHHmmss in " + field, "nothing", response.toString());
    }

    private PlatformException failure(CallContext context) {
        var said = "hebei answered " + code + " (" + fields.getOrDefault("errmsg", "no message") + ")";
        return switch (code) {
            case "1001" -> new Misconfigured(said + ": the signature is wrong; check app-code and secret of this entry");
            case "1002" -> new Misconfigured(said + ": our clock is off by more than 10 minutes; set the clock of this machine");
            case "1003" -> new Misconfigured(said + ": it could not decrypt; check sm4-key of this entry");
            case "1004" -> new Misconfigured(said + ": the AppCode is not known; check app-code of this entry");
            case "9001" -> new Unavailable(said + ": the platform is busy; the gateway tries again", null, false);
            case "9002" -> new Unavailable(said + ": closed for the night; the gateway waits", reopening(context), false);
            case "2001", "2002", "2003", "2009", "2010", "2011" -> new Refused(code, said + ": correct the data named");
            default -> new Unreadable("an errcode of the contract", code, response.toString());
        };
    }

    private @Nullable Duration reopening(CallContext context) {
        if (fields.get("reopen") == null) return null;
        var at = LocalDateTime.parse(time("reopen"), Envelope.TIME).atZone(HebeiAdapter.ZONE).toInstant();
        var wait = Duration.between(context.now(), at);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static String code(Map<String, @Nullable String> fields, WireResponse response) {
        var code = fields.get("errcode");
        if (code == null) throw new Unreadable("errcode", "nothing", response.toString());
        return code;
    }
}
