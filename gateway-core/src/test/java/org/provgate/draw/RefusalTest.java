package org.provgate.draw;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a draw refuses to begin with, and that it names the line (spec 1). */
class RefusalTest {

    @TempDir
    Path folder;

    private DrawFolder drawing;

    @BeforeEach
    void good() throws IOException {
        drawing = SampleDraw.in(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "frame.tsv     | A;L#               | does not end with LF",
                "frame.tsv     | ~                  | is empty",
                "frame.tsv     | A;L~B;L~A;L~       | line 3: sorts before",
                "frame.tsv     | A;L~A;L~           | line 2: repeats the line",
                "frame.tsv     | A;H~A;L~           | line 2: repeats the subject key",
                "frame.tsv     | A B;L~             | line 1: “A B” is no subject key",
                "frame.tsv     | 甲;L~               | line 1: “甲” is no subject key",
                "frame.tsv     | A;l~               | line 1: “l” is no stratum",
                "frame.tsv     | A~                 | line 1: is not subject key, TAB, stratum",
                "frame.tsv     | A;L;x~             | line 1: is not subject key, TAB, stratum",
                "roster.tsv    | A;ZJ;;2027-12-31~A;ZJ;;2028-12-31~ | line 2: repeats the officer id",
                "roster.tsv    | A;ZJ;乙,甲;2027-02-30~             | line 1: “2027-02-30” is no date",
                "roster.tsv    | A;ZJ;甲,乙;2027-02-28~             | line 1: specialties are not sorted",
                "roster.tsv    | A;ZJ;2027-02-28~                   | line 1: has 3 fields, not 4",
                "conflicts.tsv | A;B;C~                             | line 1: has 3 fields, not 2"
            })
    void a_line_that_breaks_a_rule_is_named(String file, String content, String message) throws IOException {
        var text = content.replace(';', '\t').replace("~", "\n").replace("#", "");
        Files.writeString(folder.resolve(file), text.equals("\n") && message.equals("is empty") ? "" : text);
        assertThatThrownBy(drawing::roots)
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(file)
                .hasMessageContaining(message);
    }

    @Test
    void windows_line_ends_and_other_encodings_are_named() throws IOException {
        Files.writeString(folder.resolve("frame.tsv"), "A\tL\r\n");
        assertThatThrownBy(drawing::roots).hasMessage("frame.tsv, line 1: ends with CR LF, not with LF");
        Files.write(
                folder.resolve("roster.tsv"),
                "A\tZJ\t安全\t2027-12-31\n".getBytes(java.nio.charset.Charset.forName("GB18030")));
        Files.write(folder.resolve("frame.tsv"), "A\tL\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(drawing::roots).hasMessage("roster.tsv, line 1: is not UTF-8");
    }

    @Test
    void a_stratum_without_a_rate_is_named() throws IOException {
        Files.writeString(folder.resolve("frame.tsv"), "A\tM\n");
        assertThatThrownBy(() -> drawing.draw(SampleDraw.PARAMETERS, SampleDraw.CONTRIBUTIONS, null, null))
                .hasMessageContaining("stratum M is in the frame, but has no rate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"teamSize\":2,| |wrong kind",
                "\"teamSize\":2},{\"id\":\"XF\"|\"teamSize\":1},{\"id\":\"XF\"|at least two officers inspect (R26)",
                "\"0.1\"|\"1.1\"|rate of L is “1.1”",
                "\"0.1\"|0.1|wrong kind",
                "\"XF\"|\"ZJ\"|department ZJ is there twice",
                "\"slack\":1|\"slack\":-1|slack is below 0",
                "\"slack\":1|\"slack\":1,\"more\":2|wrong kind",
                "2026-09-30|2026-09-31|windowEnd is no date"
            })
    void parameters_that_break_a_rule_are_named(String from, String to, String message) {
        var json = SampleDraw.PARAMETERS_JSON.replace(from, to == null ? "" : to);
        if (message.equals("wrong kind") && to == null) json = SampleDraw.PARAMETERS_JSON.replace("\"slack\":1,", "");
        var broken = json;
        assertThatThrownBy(() -> Parameters.parse(broken)).hasMessageContaining(message);
    }

    @Test
    void a_reveal_that_is_not_what_was_committed_to_is_named() {
        var other = new Contribution(
                "410402-sifa", Contribution.commitment("410402-sifa", "77aa", "春华秋实"), null, "77aa", "秋高气爽");
        assertThatThrownBy(() -> drawing.draw(SampleDraw.PARAMETERS, java.util.List.of(other), null, null))
                .hasMessage("contributions: 410402-sifa revealed something else than it committed to");
        assertThatThrownBy(() -> Contribution.checkValue("x", "e\u0301")).hasMessageContaining("NFC");
        assertThatThrownBy(() -> Contribution.checkValue("x", "")).hasMessageContaining("1 to 200 characters");
    }
}
