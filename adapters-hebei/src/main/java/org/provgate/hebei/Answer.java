package org.provgate.hebei;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.PlatformException;

/**
 * A {@code <Response>}: what it says at its top, and the rows of its {@code <list>}.
 *
 * @param tranCode what was asked, for messages
 * @param fields empty texts are nulls
 * @param rows null where there is no {@code <list>}, which is not an empty one
 */
record Answer(
        String tranCode,
        Map<String, String> fields,
        @Nullable List<Row> rows) {

    /** Returns what a whole document says. */
    static Answer parse(String tranCode, String xml) throws XMLStreamException {
        return Xml.document(xml, "Response", where(tranCode), response -> read(tranCode, response));
    }

    /** Returns what the {@code <Response>} just begun says. */
    static Answer read(String tranCode, XMLStreamReader response) throws XMLStreamException {
        var where = where(tranCode);
        var fields = new HashMap<String, String>();
        var lists = new ArrayList<List<Row>>(1);
        Xml.children(response, (name, xml) -> {
            if (name.equals("list")) lists.add(list(where, xml));
            else Xml.field(fields, name, xml, where);
        });
        if (lists.size() > 1) throw new PlatformException.Unreadable("one list", lists.size() + " of them", where);
        return new Answer(tranCode, fields, lists.isEmpty() ? null : lists.get(0));
    }

    private static List<Row> list(String where, XMLStreamReader list) throws XMLStreamException {
        var rows = new ArrayList<Row>();
        Xml.children(list, (name, row) -> rows.add(Row.read(where, name, row)));
        return rows;
    }

    /** Returns the text of {@code name}, or null if it is empty or absent. */
    @Nullable
    String text(String name) {
        var text = fields.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Returns the text of {@code name}. @throws PlatformException.Unreadable if there is none */
    String required(String name) {
        var text = text(name);
        if (text == null) throw new PlatformException.Unreadable("a value in " + name, "none", where());
        return text;
    }

    /**
     * Returns how many rows were taken: all that were sent.
     *
     * @throws PlatformException.Refused if it was fewer; the platform names no row
     */
    int accepted(int sent) {
        var accepted = number("accepted");
        if (accepted > sent)
            throw new PlatformException.Unreadable("at most " + sent + " rows accepted", "" + accepted, where());
        if (accepted < sent)
            throw new PlatformException.Refused(
                    "accepted",
                    "Hebei took " + accepted + " of " + sent + " rows of " + tranCode
                            + "; look for rows it does not know, or that differ from what it has fixed.");
        return sent;
    }

    /** Returns the whole number in {@code name}. @throws PlatformException.Unreadable if there is none of 1 to 18 digits */
    long number(String name) {
        var text = required(name);
        if (!text.matches("[0-9]{1,18}"))
            throw new PlatformException.Unreadable(
                    "a whole number in " + name, '“' + Xml.shortened(text) + '”', where());
        return Long.parseLong(text);
    }

    /** Returns the rows, all called {@code name}. @throws PlatformException.Unreadable if there is no list or another row */
    List<Row> rows(String name) {
        if (rows == null) throw new PlatformException.Unreadable("a list", "none", where());
        for (var row : rows) {
            if (!row.name().equals(name))
                throw new PlatformException.Unreadable("rows called " + name, Xml.shortened(row.name()), where());
        }
        return rows;
    }

    String where() {
        return where(tranCode);
    }

    private static String where(String tranCode) {
        return "the Response to " + tranCode;
    }
}
