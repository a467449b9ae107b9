package org.provgate.mock.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class XmlTest {
    @Test
    void a_document_type_is_refused_even_if_nothing_uses_it() {
        assertThatThrownBy(() -> read("<!DOCTYPE Request [<!ENTITY a \"b\">]><Request/>"))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("document types");
        assertThatThrownBy(() -> read("<!DOCTYPE Request SYSTEM \"file:///etc/hostname\"><Request>&a;</Request>"))
                .isInstanceOf(XMLStreamException.class);
    }

    @Test
    void bytes_of_another_alphabet_are_refused() {
        assertThatThrownBy(() -> Xml.read("<a>区</a>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> read("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>"))
                .isInstanceOf(XMLStreamException.class);
    }

    @Test
    void what_is_written_is_read_back() throws Exception {
        var markup = Markup.document("Response", response -> response.leaf("errmsg", null)
                .element("list", list -> list.element("Row", row -> row.leaf("Name", "㐀<&>\"𠀀（）()"))));
        var read = Xml.read(markup.getBytes(Guomi.GB18030));
        assertThat(read.value("errmsg")).isNull();
        assertThat(read.rows()).singleElement().satisfies(row -> assertThat(row.value("Name"))
                .isEqualTo("㐀<&>\"𠀀（）()"));
    }

    @Test
    void a_document_without_end_or_too_deep_is_refused() {
        assertThatThrownBy(() -> read("<a><b></a>")).isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> read("<a>".repeat(40) + "</a>".repeat(40))).isInstanceOf(XMLStreamException.class);
    }

    private static Xml read(String text) throws XMLStreamException {
        return Xml.read(text.getBytes(Guomi.GB18030));
    }
}
