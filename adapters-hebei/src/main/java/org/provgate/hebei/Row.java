package org.provgate.hebei;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Receipt.FieldError;

/**
 * One row of an answer.
 *
 * @param where the answer it stands in, for messages
 * @param fields its attributes and then its elements, in the order they came
 * @param errors its {@code <Field>} elements, one for each field refused
 */
record Row(String where, String name, Map<String, String> fields, List<FieldError> errors) {

    /** Returns the row just begun, after reading it to its end. */
    static Row read(String where, String name, XMLStreamReader row) throws XMLStreamException {
        var here = "a row of " + where;
        var fields = new LinkedHashMap<String, String>(64);
        var errors = new ArrayList<FieldError>(0);
        for (int i = 0; i < row.getAttributeCount(); i++)
            fields.put(row.getAttributeLocalName(i), row.getAttributeValue(i));
        Xml.children(row, (field, text) -> {
            if (field.equals("Field")) errors.add(error(here, text));
            else Xml.field(fields, field, text, here);
        });
        return new Row(here, name, fields, errors);
    }

    private static FieldError error(String where, XMLStreamReader field) throws XMLStreamException {
        var name = field.getAttributeValue(null, "Name");
        var code = field.getAttributeValue(null, "ErrorCode");
        if (name == null || code == null)
            throw new PlatformException.Unreadable("Name and ErrorCode in a Field", "none", where);
        return new FieldError(name, code, field.getElementText());
    }

    /** Returns the text of {@code name}. @throws PlatformException.Unreadable if there is none */
    String required(String name) {
        var text = fields.getOrDefault(name, "").strip();
        if (text.isEmpty()) throw new PlatformException.Unreadable("a value in " + name, "none", where);
        return text;
    }

    /** Returns what is wrong with {@code found}, which is none of what the contract knows. */
    PlatformException.Unreadable unknown(String expected, String found) {
        return new PlatformException.Unreadable(expected, Xml.shortened(found), where);
    }

    /** Returns the row as XML text, for a person. */
    String xml() {
        var out = new StringBuilder(64 * fields.size()).append('<').append(name).append('>');
        fields.forEach((field, text) -> Xml.element(out, field, text));
        return out.append("</").append(name).append('>').toString();
    }
}
