package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.cli.Exit;
import org.provgate.draw.Contribution;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.Parameters;

/** What a stranger does with a bundle: no settings, no database, no network. */
class DrawFilesTest {

    @TempDir
    Path folder;

    private String out = "";

    @BeforeEach
    void aDraw() throws IOException {
        Files.writeString(folder.resolve("frame.tsv"), "A\tL\nB\tL\nC\tL\n");
        Files.writeString(folder.resolve("roster.tsv"), "G1\tZJ\t\t2027-12-31\nG2\tZJ\t\t2027-12-31\n");
        Files.writeString(folder.resolve("conflicts.tsv"), "");
        DrawFolder.at(folder)
                .draw(
                        new Parameters(
                                "b-1",
                                List.of(new Parameters.Department("ZJ", 2, null)),
                                new TreeMap<>(),
                                new TreeMap<>(java.util.Map.of("L", "0.5")),
                                1,
                                java.time.LocalDate.of(2026, 12, 31)),
                        List.of(new Contribution("lottery", null, "双色球", null, "01 02")),
                        null,
                        null);
    }

    @Test
    void a_good_bundle_ends_with_0_and_a_touched_one_with_5_and_the_first_difference() throws IOException {
        assertThat(provgate("draw", "verify", folder.toString())).isEqualTo(Exit.OK);
        assertThat(out).contains("verified 核验通过: b-1").contains("抽中          2");
        Files.writeString(folder.resolve("frame.tsv"), "A\tL\nB\tL\nD\tL\n");
        assertThat(provgate("draw", "verify", folder.toString())).isEqualTo(Exit.NOT_VERIFIED);
        assertThat(out).contains("NOT verified 核验不通过: draw.json, roots.frame: expected \"");
    }

    @Test
    void a_subject_gets_its_proof_and_a_stranger_to_the_frame_a_sentence() {
        assertThat(provgate("draw", "proof", folder.toString(), "B")).isEqualTo(Exit.OK);
        assertThat(out).contains("line   B⇥L", "index  1 of 3", "root   ");
        assertThat(provgate("draw", "proof", folder.toString(), "X")).isEqualTo(Exit.ERROR);
        assertThat(out).contains("frame.tsv: has no line of subject X; it was not in the frame of this draw");
    }

    private int provgate(String... words) {
        var bytes = new ByteArrayOutputStream();
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var oldOut = System.out;
        var oldErr = System.err;
        System.setOut(stream);
        System.setErr(stream);
        try {
            return Provgate.run(words);
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
            out = bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
