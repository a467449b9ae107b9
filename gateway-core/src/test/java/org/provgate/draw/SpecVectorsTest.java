package org.provgate.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the specification, to the digit (spec 6). */
class SpecVectorsTest {

    @TempDir
    Path folder;

    /** In the third, the specification prints …342307… for …344307…; two independent computations agree on the latter. */
    @ParameterizedTest
    @CsvSource({
        "01382438112797316654, AB-130, 0.26299714122838008416507544297546663599715395525154425586041245287750224561854",
        "1, SUBJ-001, 0.293833138202600826789727396267724728416506783114281493327271957464845055122401",
        "秋高气爽, 91410402MA9K0001XT, 0.61116413628624230487435991882544344307504646186864963710857132953200210416437"
    })
    void a_ticket_depends_on_seed_and_identifier_alone(String seed, String id, String ticket) {
        var tickets = new Ticket(seed);
        assertThat(tickets.exact(id)).isEqualTo(ticket);
        assertThat(SampleDraw.leading(tickets, id)).isEqualTo(Long.parseLong(ticket.substring(2, 20)));
    }

    @ParameterizedTest
    @CsvSource({
        "a, 022a6979e6dab7aa5ae4c3e5e45f7e977112a7e63593820dbec1ec738a24f93c",
        "abc, 36642e73c2540ab121e3a6bf9545b0a24982cd830eb13d3cd19de3ce6c021ec1",
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    })
    void the_root_is_the_merkle_tree_hash_of_RFC_9162(String leaves, String root) {
        var tree = new MerkleTree();
        for (var leaf : leaves.getBytes(StandardCharsets.US_ASCII)) tree.add(new byte[] {leaf}, 0, 1);
        assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(root);
    }

    @Test
    void the_whole_draw() throws IOException {
        var drawing = SampleDraw.in(folder);
        var roots = drawing.roots();
        assertThat(roots.frame()).isEqualTo("ff7c0a4f3bf979b6cf2869e5b6a42dd9907d20c67b691a7d32f7df80eb9bd92a");
        assertThat(roots.roster()).isEqualTo("8fb8e206967565500117889f2599c10ff601a0fd823983c6b5a95af15d88498a");
        assertThat(roots.conflicts()).isEqualTo("ee8cc24f84a7ac4c2ace1f8869f73c05c942e1c2ed7c16ace2a4d820815a0e6a");
        assertThat(SampleDraw.PARAMETERS.json()).isEqualTo(SampleDraw.PARAMETERS_JSON);
        assertThat(SampleDraw.PARAMETERS.digest())
                .isEqualTo("c76e60f016881e08098ce40fc3e7afa4e22f902c3eacec08929525e459dd5417");
        assertThat(Contribution.commitment("410402-zhujian", "9f2c", "b7e1c3"))
                .isEqualTo("b2445d5e1318a7f70a6bb55255136d87c7943d9077c53f6b03beebf73b19beba");
        var outcome = drawing.draw(SampleDraw.PARAMETERS, SampleDraw.CONTRIBUTIONS, null, null);
        assertThat(outcome.seed()).isEqualTo("810fd785835e032c47625a194291d7de458636111d4d50fc04f17272f0b7f688");
        assertThat(outcome.targets().stream().map(SampleDraw::line))
                .containsExactly(
                        "SUBJ-013 ZJ GW002 GW004 XF GW007 GW008",
                        "SUBJ-019 ZJ GW002 GW001 XF GW007 GW006",
                        "SUBJ-012 ZJ GW002 GW001 XF GW006 GW008",
                        "SUBJ-004 ZJ GW002 GW004 XF GW007 GW008",
                        "SUBJ-020 ZJ GW003 GW004 XF GW008 GW007");
        assertThat(drawing.verify()).isInstanceOf(Verification.Verified.class);
    }
}
