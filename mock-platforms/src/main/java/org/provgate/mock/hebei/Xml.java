package org.provgate.mock.hebei;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One element of a document as a value. An empty element is a null (contract, Envelope).
 *
 * @param text the characters directly inside, stripped
 */
record Xml(String name, Map<String, String> attributes, String text, List<Xml> children) {
    private static final int DEEPEST = 16;
    private static final XMLInputFactory FACTORY = factory();

    /**
     * Reads GB18030 bytes.
     *
     * @throws XMLStreamException if the bytes are not GB18030, not well formed, or carry a document type
     */
    static Xml read(byte[] bytes) throws XMLStreamException {
        try {
            var text = Guomi.GB18030.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return read(text);
        } catch (CharacterCodingException e) {
            throw new XMLStreamException("not GB18030", e);
        }
    }

    private static Xml read(String text) throws XMLStreamException {
        var reader = FACTORY.createXMLStreamReader(new StringReader(text));
        var declared = reader.getCharacterEncodingScheme();
        if (declared != null && !declared.equalsIgnoreCase("GB18030")) {
            throw new XMLStreamException("declares another encoding than GB18030");
        }
        Xml root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("document types are refused");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = element(reader, 1);
            }
        }
        if (root == null) {
            throw new XMLStreamException("no element");
        }
        return root;
    }

    private static Xml element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deeply");
        }
        var name = reader.getLocalName();
        var attributes = new TreeMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        var text = new StringBuilder();
        var children = new ArrayList<Xml>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new Xml(name, Map.copyOf(attributes), text.toString().strip(), List.copyOf(children));
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    Optional<Xml> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    List<Xml> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The text of a child, or null if it is absent or empty. */
    @Nullable
    String value(String wanted) {
        return child(wanted).map(Xml::text).filter(text -> !text.isEmpty()).orElse(null);
    }

    /** The text of a child, empty if it is absent. */
    String textOf(String wanted) {
        return child(wanted).map(Xml::text).orElse("");
    }

    /** The rows of the one {@code <list>} of a question or an answer. */
    List<Xml> rows() {
        return child("list").map(Xml::children).orElse(List.of());
    }
}
