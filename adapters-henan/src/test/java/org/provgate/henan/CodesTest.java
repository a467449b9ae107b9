package org.provgate.henan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.provgate.spi.Receipt;
import org.provgate.spi.credit.Party;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.Behaviour;

/** Each value of ours has one code of the contract, and each code of the contract is used. */
class CodesTest {

    @Test
    void every_finding_has_its_code_and_only_not_published_shares_one() {
        assertThat(codes(Finding.values(), Codes::of)).containsExactly("1", "B", "B", "C", "6", "E", "8", "F", "A");
    }

    @Test
    void findings_keep_their_order_and_lose_what_became_the_same() {
        var findings = List.of(
                Finding.FOLLOW_UP,
                Finding.ANNUAL_REPORT_NOT_PUBLISHED,
                Finding.UNREACHABLE,
                Finding.NOTICE_NOT_PUBLISHED);

        assertThat(Codes.of(findings)).containsExactly("A", "B", "6");
    }

    @Test
    void every_check_mode_has_a_code_of_its_own() {
        assertThat(codes(CheckMode.values(), Codes::of)).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void every_kind_of_party_has_its_text() {
        assertThat(codes(Party.Kind.values(), Codes::of)).containsExactly("法人及非法人组织", "自然人", "个体工商户");
    }

    @Test
    void every_change_has_its_letter() {
        assertThat(codes(Behaviour.Change.values(), Codes::of)).containsExactly("i", "u", "d");
    }

    @Test
    void directed_and_undirected_are_not_mixed_up() {
        assertThat(Codes.mode(true)).isEqualTo("1");
        assertThat(Codes.mode(false)).isEqualTo("2");
    }

    @Test
    void every_verdict_and_every_state_of_publication_can_be_read() {
        assertThat(Codes.RECEIPTS.values()).containsExactlyInAnyOrder(Receipt.Status.values());
        assertThat(Codes.PUBLICATION.values()).containsExactlyInAnyOrder(Publication.State.values());
    }

    private static <T> Stream<String> codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values).map(code);
    }
}
