package org.provgate.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.provgate.draw.Verification.Difference;

/** A bundle that was touched does not verify, and the first difference is named (spec 5). */
class TamperingTest {

    @TempDir
    Path folder;

    private DrawFolder bundle;

    @BeforeEach
    void draw() throws IOException {
        SampleDraw.drawn(folder);
        bundle = DrawFolder.at(folder);
        bundle.recuse("SUBJ-019", "GW002", "投资关系");
        assertThat(bundle.verify()).isInstanceOf(Verification.Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"frame.tsv", "roster.tsv", "conflicts.tsv", "draw.json"})
    void changing_any_byte_of_any_file_fails_it(String name) throws IOException {
        var file = folder.resolve(name);
        var good = Files.readAllBytes(file);
        var unnoticed = new ArrayList<Integer>();
        for (int i = 0; i < good.length; i++) {
            var bad = good.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            if (!(bundle.verify() instanceof Difference)) unnoticed.add(i);
        }
        assertThat(unnoticed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frame.tsv", "roster.tsv", "conflicts.tsv", "draw.json"})
    void a_byte_more_or_less_at_the_end_fails_it(String name) throws IOException {
        var file = folder.resolve(name);
        var good = Files.readAllBytes(file);
        for (var end : new String[] {"", "0a", "200a", "0a0a"}) {
            var bad = new byte[good.length - 1 + end.length() / 2];
            System.arraycopy(good, 0, bad, 0, good.length - 1);
            System.arraycopy(HexFormat.of().parseHex(end), 0, bad, good.length - 1, end.length() / 2);
            Files.write(file, bad);
            if (end.equals("0a")) assertThat(bundle.verify()).isInstanceOf(Verification.Verified.class);
            else assertThat(bundle.verify()).isInstanceOf(Difference.class);
        }
    }

    /** Whoever changes the outcome and mends the digest still cannot mend what is recomputed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"officers\":[\"GW002\",\"GW004\"]   | \"officers\":[\"GW003\",\"GW004\"]   | targets[0].teams[0].officers[0]",
                "\"subject\":\"SUBJ-013\"             | \"subject\":\"SUBJ-014\"             | targets[0].subject",
                "\"taken\":3                          | \"taken\":4                          | strata[0].taken",
                "\"value\":\"b7e1c3\"                 | \"value\":\"b7e1c4\"                 | contributions",
                "\"value\":\"03 07 12 21 26 30 + 09\" | \"value\":\"03 07 12 21 26 30 + 10\" | seed",
                "\"slack\":1                          | \"slack\":2                          | parametersDigest"
            })
    void a_changed_outcome_with_a_mended_digest_fails_it(String from, String to, String place) throws IOException {
        var file = folder.resolve("draw.json");
        var text = Files.readString(file);
        assertThat(text).contains(from);
        var tree = Json.parse(
                "draw.json",
                text.replaceFirst(java.util.regex.Pattern.quote(from), to).getBytes());
        tree.remove("digest");
        tree.put("digest", Sha256.hex(Json.canonical(tree)));
        Files.writeString(file, Json.canonical(tree) + "\n");
        assertThat(bundle.verify()).isInstanceOfSatisfying(Difference.class, d -> assertThat(d.file() + " " + d.place())
                .contains(place));
    }

    @Test
    void an_unknown_member_or_another_order_of_members_fails_it() throws IOException {
        var file = folder.resolve("draw.json");
        var text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\\{", "{\"a\":1,"));
        assertThat(bundle.verify()).hasToString("draw.json, a: expected nothing, found 1");
        Files.writeString(file, text.replaceFirst("\\{", "{ "));
        assertThat(bundle.verify())
                .hasToString("draw.json, byte 2: expected the canonical form (RFC 8785) and one LF,"
                        + " found another way of writing the same");
    }

    @Test
    void what_follows_the_targets_is_read_as_well() throws IOException {
        var file = folder.resolve("draw.json");
        var text = Files.readString(file).strip();
        var targets = text.substring(text.indexOf("\"targets\":"), text.length() - 1);
        Files.writeString(file, text.replaceFirst("}$", ",\"x\":1}\n"));
        assertThat(bundle.verify()).hasToString("draw.json, x: expected nothing, found 1");
        Files.writeString(file, text.replaceFirst("}$", ",\"algorithm\":\"cs1\"}\n"));
        assertThat(bundle.verify().toString()).contains("Duplicate field 'algorithm'");
        Files.writeString(file, "{" + targets + "," + text.substring(1).replace("," + targets, "") + "\n");
        assertThat(bundle.verify().toString()).contains("byte 3").contains("the canonical form");
        Files.writeString(file, text.replaceFirst("]}$", "") + "\n");
        assertThat(bundle.verify().toString()).contains("draw.json, line 2").contains("is no JSON");
        Files.writeString(file, text.replace("," + targets, "") + "\n");
        assertThat(bundle.verify().toString()).contains("draw.json, targets: expected []");
    }

    @Test
    void the_first_target_that_differs_is_named_and_so_is_one_too_many() throws IOException {
        var file = folder.resolve("draw.json");
        var text = Files.readString(file);
        Files.writeString(file, text.replace("SUBJ-012", "SUBJ-011").replace("SUBJ-020", "SUBJ-010"));
        assertThat(bundle.verify())
                .hasToString("draw.json, targets[2].subject: expected \"SUBJ-012\", found \"SUBJ-011\"");
        Files.writeString(file, text.replaceFirst("]}\n$", ",{}]}\n"));
        assertThat(bundle.verify()).hasToString("draw.json, targets[5]: expected nothing, found {}");
        Files.writeString(file, text.replaceFirst(",\\{\"stratum\":\"H\",\"subject\":\"SUBJ-020.*]}\n", "]}\n"));
        assertThat(bundle.verify().toString()).contains("targets[4]").endsWith("found nothing");
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        Files.delete(folder.resolve("draw.json"));
        assertThat(bundle.verify().toString()).contains("draw.json").contains("is missing");
    }
}
