package org.provgate.hebei;

import java.io.StringReader;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.PlatformException;

/**
 * Reads and writes the flat XML of this contract. Reading goes over a decoded text, so the encoding the document names for
 * itself is of no account; a document type declaration is refused and no entity but the five of XML is known.
 */
final class Xml {

    private Xml() {}

    /** Does something with an element just begun and reads on to its end. */
    @FunctionalInterface
    interface Child {
        void read(String name, XMLStreamReader xml) throws XMLStreamException;
    }

    /** Reads the element just begun on to its end. */
    @FunctionalInterface
    interface Root<T> {
        T read(XMLStreamReader xml) throws XMLStreamException;
    }

    /** Returns what {@code content} makes of a document with the root {@code root}, after reading it to its end. */
    static <T> T document(String text, String root, String where, Root<T> content) throws XMLStreamException {
        // A factory of its own each time, and the JDK's: neither threads nor the class path can change what it refuses.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("no external entities");
        });
        var xml = factory.createXMLStreamReader(new StringReader(text));
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD)
                throw new PlatformException.Unreadable(
                        "XML without a document type declaration", "a document type declaration", where);
        }
        if (!xml.getLocalName().equals(root))
            throw new PlatformException.Unreadable(
                    "the root element " + root, "the root element " + shortened(xml.getLocalName()), where);
        var read = content.read(xml);
        while (xml.hasNext()) xml.next();
        return read;
    }

    /** Gives {@code child} each element below the one just begun, and reads on to the end of that. */
    static void children(XMLStreamReader xml, Child child) throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) child.read(xml.getLocalName(), xml);
        }
    }

    /** Puts the text of the element just begun under its name; two of one name would make a choice necessary. */
    static void field(Map<String, String> fields, String name, XMLStreamReader xml, String where)
            throws XMLStreamException {
        if (fields.put(name, xml.getElementText()) != null)
            throw new PlatformException.Unreadable("one element " + shortened(name), "two of them", where);
    }

    /** Appends an element; a null is an empty one. */
    static StringBuilder element(StringBuilder out, String name, @Nullable String text) {
        if (text == null || text.isEmpty()) return out.append('<').append(name).append("/>");
        out.append('<').append(name).append('>');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;"); // bare, a reader makes a line feed of it
                default -> out.append(c);
            }
        }
        return out.append("</").append(name).append('>');
    }

    /** Returns the first character that XML 1.0 cannot hold, -1 if there is none; GB18030 holds all the others. */
    static int foreign(String text) {
        return text.codePoints()
                .filter(c ->
                        c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0xD800 && c < 0xE000 || c >> 1 == 0x7FFF)
                .findFirst()
                .orElse(-1);
    }

    /** Returns what may be shown of a text from outside. */
    static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
