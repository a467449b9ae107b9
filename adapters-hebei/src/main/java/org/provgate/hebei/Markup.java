package org.provgate.hebei;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads and writes the small XML of the contract: no document type, no entity from outside, no namespace. */
final class Markup {

    private static final XMLInputFactory FACTORY = factory();

    private Markup() {}

    static XMLStreamReader reader(String text) throws XMLStreamException {
        // the text is decoded already: what it declares as its encoding no longer counts
        int start = text.startsWith("<?xml") ? text.indexOf("?>") + 2 : 0;
        return FACTORY.createXMLStreamReader(new StringReader(text.substring(start)));
    }

    /** Reads the texts of an element's children; at its start tag before, at its end tag after. An empty child is null. */
    static Map<String, @Nullable String> children(XMLStreamReader xml) throws XMLStreamException {
        var fields = new LinkedHashMap<String, @Nullable String>(32);
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            var name = xml.getLocalName();
            var text = xml.getElementText();
            fields.put(name, text.isEmpty() ? null : text);
        }
        return fields;
    }

    /** Writes one element; null is empty. */
    static void element(StringBuilder out, String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            out.append('<').append(name).append("/>");
            return;
        }
        out.append('<').append(name).append('>');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
        out.append("</").append(name).append('>');
    }

    private static XMLInputFactory factory() {
        // the JDK's own: never one that some class path brings
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }
}
