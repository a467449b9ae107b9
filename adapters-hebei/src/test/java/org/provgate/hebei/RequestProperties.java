package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.provgate.spi.PlatformException;
import org.provgate.spi.credit.Party;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;
import org.provgate.spi.inspection.Officer;

/** Whatever is written arrives as it was, or is refused before a byte is sent. */
class RequestProperties {

    private static final FixedContext CONTEXT = new FixedContext();

    @Property
    void any_text_a_document_can_hold_arrives_as_it_was(@ForAll("carried") String text) throws XMLStreamException {
        assertThat(fields(text).get("Problem")).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> carried() {
        var anything = Arbitraries.chars().filter(c -> Xml.foreign(String.valueOf(c)) < 0);
        var odd = Arbitraries.of(
                "<", "&", ">", "]]>", "&amp;", "<![CDATA[", "\"", "'", "\r", "\n", "\t", "㐀", "𠀀", "·", "（");
        return Arbitraries.oneOf(anything.map(String::valueOf), odd)
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Test
    void a_character_is_refused_by_name_or_arrives_over_all_of_unicode() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            var text = Character.toString(c);
            boolean inGb18030 = new String(Guomi.bytes(text), Guomi.GB18030).equals(text);
            boolean inXml = c == 9
                    || c == 10
                    || c == 13
                    || c >= 0x20 && c <= 0xD7FF
                    || c >= 0xE000 && c <= 0xFFFD
                    || c >= 0x10000;
            assertThat(Xml.foreign(text)).isEqualTo(inXml ? -1 : c);
            assertThat(inXml && !inGb18030).as("U+%04X", c).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u000B", "\uD840", "\uDC00\uD840", "\uFFFE", "\uFFFF"})
    void what_cannot_be_carried_is_refused_naming_field_and_record(String text) {
        var batch = Records.batch(List.of(Records.correction(), Records.result("B1", text)));
        var failure = catchThrowableOfType(
                PlatformException.Refused.class,
                () -> Results.channel().submit().encode(batch, CONTEXT));
        assertThat(failure.code()).isEqualTo("2003");
        assertThat(failure).hasMessageContaining("Problem of record B1");
    }

    @Test
    void a_comma_within_a_joined_text_is_refused() {
        var officer = Records.officers().get(0);
        var two = new Officer(
                officer.certNo(), officer.name(), officer.unit(), null, List.of("消防,建筑"), officer.certValidTo(), true);
        assertThatThrownBy(() -> Items.officers().encode(List.of(officer, two), CONTEXT))
                .isInstanceOf(PlatformException.Refused.class)
                .hasMessageContaining("Specialty of row 2")
                .hasMessageNotContaining(officer.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "1.2345678", "1E-7"})
    void more_than_six_decimals_are_refused_not_rounded(String fine) {
        var batch = Records.batch(List.of(Records.penalty("P1", Party.Kind.PERSON, fine)));
        assertThatThrownBy(() -> Credit.penalties().submit().encode(batch, CONTEXT))
                .isInstanceOf(PlatformException.Refused.class)
                .hasMessageContaining("CF_NR_FK of record P1")
                .hasMessageNotContaining(Records.ID_CARD);
    }

    @Test
    void an_id_card_is_sent_for_a_natural_person_only_and_shown_for_nobody() {
        for (var kind : Party.Kind.values()) {
            var batch = Records.batch(List.of(Records.penalty("P1", kind, null)));
            var request = Credit.penalties().submit().encode(batch, CONTEXT);
            assertThat(Shown.inner(request).contains(Records.ID_CARD)).isEqualTo(kind == Party.Kind.PERSON);
            assertThat(batch.toString() + request).doesNotContain(Records.ID_CARD);
        }
    }

    @Test
    void more_than_the_platform_takes_at_once_is_refused_naming_the_limit() {
        var items = Collections.nCopies(201, Records.items().get(0));
        assertTooMany("200", () -> Items.items().encode(items, CONTEXT));
        var batch = Records.batch(Collections.nCopies(501, Records.correction()));
        assertTooMany("500", () -> Results.channel().submit().encode(batch, CONTEXT));
        var asked = new ArrayList<PublicationQuestion>();
        for (int i = 0; i <= 200; i++) asked.add(new PublicationQuestion("B" + i, "HB" + i));
        assertTooMany("200", () -> Results.publication().encode(asked, CONTEXT));
    }

    private static void assertTooMany(String limit, ThrowingCallable sending) {
        var failure = catchThrowableOfType(PlatformException.Refused.class, sending);
        assertThat(failure.code()).isEqualTo("2002");
        assertThat(failure).hasMessageContaining("at most " + limit);
    }

    private static Map<String, String> fields(String problems) throws XMLStreamException {
        var batch = Records.batch(List.of(Records.result("B1", problems)));
        var inner = Shown.inner(Results.channel().submit().encode(batch, CONTEXT));
        var fields = new HashMap<String, String>();
        Xml.document(inner, "Request", "the test", request -> {
            Xml.children(
                    request,
                    (list, rows) -> Xml.children(
                            rows,
                            (row, cells) ->
                                    Xml.children(cells, (name, cell) -> Xml.field(fields, name, cell, "the test"))));
            return fields;
        });
        return fields;
    }
}
