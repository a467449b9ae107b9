package org.provgate.henan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.provgate.spi.PlatformException.Refused;

/** What is written can be read again to the letter, or it is not written. */
class FieldsProperties {

    /** Control characters, quotes, common and rare characters, halves of characters. */
    @Provide
    Arbitrary<String> texts() {
        var points = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x7F),
                Arbitraries.integers().between(0x3400, 0x9FFF),
                Arbitraries.integers().between(0x20000, 0x2FFFF),
                Arbitraries.integers().between(0xD7FF, 0xE000));
        return points.list().ofMaxSize(20).map(list -> {
            var text = new StringBuilder();
            list.forEach(text::appendCodePoint);
            return text.toString();
        });
    }

    @Property
    void a_text_arrives_to_the_letter_or_is_refused_by_the_name_of_its_field(@ForAll("texts") String text)
            throws IOException {
        if (UTF_8.newEncoder().canEncode(text)) {
            var json = Answer.JSON.readTree(Fields.of("x")
                    .text("one", text)
                    .texts("many", List.of(text))
                    .json());
            assertThat(json.get("one").textValue()).isEqualTo(text);
            assertThat(json.get("many").get(0).textValue()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> Fields.of("record R-1").text("EntName", text))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("EntName of record R-1");
            assertThatThrownBy(() -> Fields.of("record R-1").texts("officers", List.of("豫Y1", text)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("officers of record R-1");
        }
    }

    @Property
    void the_digest_is_that_of_the_canonical_form(@ForAll("texts") String text) {
        if (!UTF_8.newEncoder().canEncode(text)) return;
        var canonical = "{\"A\":null,\"b\":" + quoted(text) + ",\"ä\":[" + quoted(text) + "],\"中\":true}";

        var fields = Fields.of("x")
                .flag("中", true)
                .texts("ä", List.of(text))
                .text("b", text)
                .text("A", null);

        assertThat(fields.digest()).isEqualTo(Sm3.digest(canonical.getBytes(UTF_8)));
    }

    /** The rules of RFC 8785, 3.2.2.2, a second time. */
    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (point < ' ') out.append("\\u%04x".formatted(point));
                    else out.appendCodePoint(point);
                }
            }
        });
        return out.append('"').toString();
    }

    @Property
    void money_has_six_decimals_and_is_never_rounded(
            @ForAll @IntRange(min = 0) int units, @ForAll @IntRange(min = -3, max = 9) int scale) throws IOException {
        var amount = BigDecimal.valueOf(units, scale);
        if (amount.stripTrailingZeros().scale() > 6) {
            assertThatThrownBy(() -> Fields.of("record P-1").money("CF_NR_FK", amount))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("CF_NR_FK of record P-1");
            return;
        }
        var sent = Answer.JSON
                .readTree(Fields.of("x").money("money", amount).json())
                .get("money")
                .textValue();
        assertThat(sent).matches("[0-9]+\\.[0-9]{6}");
        assertThat(new BigDecimal(sent)).isEqualByComparingTo(amount);
    }

    @Example
    void the_contracts_digest_is_ours() {
        var record = Fields.of("record R-1")
                .text("recordId", "R-1")
                .text("EntName", "平顶山市新华区㐀建筑公司")
                .texts("results", List.of("1"))
                .text("problems", null);

        assertThat(record.digest()).isEqualTo("0c7badeb0c1e2e5dc230810f1ac5b12fbf11716737c3f29dd407b4cfeb62b5bd");
    }

    @Example
    void a_time_is_that_of_the_platforms_clock() {
        assertThat(Times.format(OffsetDateTime.parse("2023-12-31T16:00:00.9999Z")))
                .isEqualTo("2024-01-01T00:00:00.999+08:00");
    }
}
