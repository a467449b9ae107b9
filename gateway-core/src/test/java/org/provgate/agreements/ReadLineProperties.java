package org.provgate.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A journal's line says what was noted, whatever was typed. */
class ReadLineProperties {

    @Property
    void a_line_is_one_line_and_reads_back_as_the_read(
            @ForAll("texts") String actor, @ForAll("texts") String purpose, @ForAll("ids") List<String> shown) {
        var read = new Read(
                Instant.parse("2026-11-21T02:00:00.123456Z"),
                "XF",
                actor,
                FindingKind.PENALTY,
                null,
                purpose,
                List.of(),
                List.of("ZJ"),
                shown);
        var line = ReadLine.of(read);
        assertThat(line.chars().filter(c -> c == '\n' || c == '\r')).isEmpty();
        assertThat(line.lines()).hasSize(1);
        assertThat(ReadLine.parse(line)).isEqualTo(read);
        assertThat(ReadLine.row(7, 1, read)).startsWith("7\t1\t").endsWith("\n");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('\t', '\n', '\r', '\\', 'N', 't', ',', '{', '"', '王', ' ')
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<List<String>> ids() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('.', '-', ':', '_')
                .ofMinLength(1)
                .ofMaxLength(9)
                .list()
                .ofMaxSize(5);
    }
}
