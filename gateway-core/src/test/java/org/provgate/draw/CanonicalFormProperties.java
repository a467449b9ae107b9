package org.provgate.draw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** What is written is the canonical form of RFC 8785, which an independent library makes of the same tree. */
class CanonicalFormProperties {

    @Property
    void it_is_that_of_an_independent_library(
            @ForAll("texts") List<String> texts, @ForAll("members") Map<String, Integer> members) throws IOException {
        assertCanonical(tree(texts, members));
    }

    @Test
    void control_characters_and_order_by_UTF_16_units() throws IOException {
        assertCanonical(tree(
                List.of("\u001f\u000b\b\t\n\f\r\"\\/\u007f\u2028é秋😀"),
                Map.of("€", 1, "\r", 2, "דּ", 3, "😀", 4, "ö", 5)));
    }

    private static void assertCanonical(ObjectNode tree) throws IOException {
        var expected = new JsonCanonicalizer(tree.toString()).getEncodedUTF8();
        assertThat(Json.bytes(tree))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(new String(expected, StandardCharsets.UTF_8));
    }

    private static ObjectNode tree(List<String> texts, Map<String, Integer> members) {
        var tree = Json.object().put("flag", true).putNull("nothing").put("large", 9_007_199_254_740_991L);
        texts.forEach(tree.putArray("texts")::add);
        members.forEach(tree.putObject("members")::put);
        return tree;
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return text().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, Integer>> members() {
        return Arbitraries.maps(text(), Arbitraries.integers()).ofMaxSize(8);
    }

    /** Whole characters: half a surrogate pair is no Unicode text, and neither writes it. */
    private static Arbitrary<String> text() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.integers().between(0, 0x7f)),
                        Tuple.of(2, Arbitraries.integers().between(0x80, 0xd7ff)),
                        Tuple.of(1, Arbitraries.integers().between(0xe000, 0x10ffff)))
                .map(Character::toString)
                .list()
                .ofMaxSize(8)
                .map(characters -> String.join("", characters));
    }
}
