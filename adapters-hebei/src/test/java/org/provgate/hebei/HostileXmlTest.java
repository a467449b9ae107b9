package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.provgate.spi.PlatformException;

/** A platform, or whoever answers in its place, makes the reader neither open anything nor grow. */
class HostileXmlTest {

    @Test
    @Timeout(10)
    void entities_within_entities_are_not_unfolded() {
        var entities = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> "<!ENTITY e" + n + " \"" + ("&e" + (n - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining());
        refused("<!DOCTYPE Response [<!ENTITY e0 \"ha\">" + entities + "]><Response><a>&e9;</a></Response>");
    }

    @Test
    @Timeout(10)
    void nothing_is_fetched_or_opened_for_a_document() throws IOException {
        try (var server = new ServerSocket(0)) {
            server.setSoTimeout((int) Duration.ofMillis(1).toMillis());
            var address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            refused("<!DOCTYPE Response SYSTEM \"" + address + "\"><Response><a>1</a></Response>");
            refused("<!DOCTYPE Response [<!ENTITY x SYSTEM \"" + address + "\">]><Response><a>&x;</a></Response>");
            refused("<!DOCTYPE Response [<!ENTITY % x SYSTEM \"" + address + "\"> %x;]><Response><a>1</a></Response>");
            assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
        refused("<!DOCTYPE Response [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Response><a>&x;</a></Response>");
        assertThatThrownBy(() -> read("<Response><a>&undeclared;</a></Response>"))
                .isInstanceOf(XMLStreamException.class);
    }

    private static void refused(String document) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOfSatisfying(PlatformException.Unreadable.class, e -> assertThat(e.getMessage())
                        .contains("document type declaration"));
    }

    private static Object read(String document) throws XMLStreamException {
        return Xml.document(document, "Response", "the test", xml -> {
            var fields = new HashMap<String, String>();
            Xml.children(xml, (name, x) -> Xml.field(fields, name, x, "the test"));
            return fields;
        });
    }
}
