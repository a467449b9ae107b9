package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.provgate.spi.credit.Party;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.CaseTransfer;

/** Every one of our codes is Hebei's, by the tables of the contract. */
class CodesTest {

    @ParameterizedTest
    @CsvSource({
        "NO_PROBLEM, 1",
        "NOTICE_NOT_PUBLISHED, 2",
        "ANNUAL_REPORT_NOT_PUBLISHED, 3",
        "UNREACHABLE, 4",
        "FALSE_INFO, 5",
        "OBSTRUCTED, 6",
        "CORRECTED, 10",
        "NO_ACTIVITY, 11",
        "FOLLOW_UP, 12"
    })
    void a_finding_is_this_digit(Finding finding, String code) {
        assertThat(Codes.results(List.of(finding))).containsExactly(code);
    }

    @Test
    void every_finding_has_a_digit_of_its_own_so_that_none_is_lost() {
        assertThat(Codes.results(List.of(Finding.values())))
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "10", "11", "12");
    }

    @Test
    void findings_keep_their_order_and_come_once() {
        assertThat(Codes.results(List.of(Finding.CORRECTED, Finding.NO_ACTIVITY, Finding.CORRECTED)))
                .containsExactly("10", "11");
    }

    @ParameterizedTest
    @CsvSource({"ON_SITE, 0", "WRITTEN, 1", "ONLINE, 2", "RELIED_ON, 3", "TESTING, 4", "COMMISSIONED, 4"})
    void a_mode_is_this_digit(CheckMode mode, String code) {
        assertThat(Codes.checkWay(mode)).isEqualTo(code);
    }

    @Test
    void every_mode_has_a_digit() {
        assertThat(Arrays.stream(CheckMode.values()).map(Codes::checkWay)).containsOnly("0", "1", "2", "3", "4");
    }

    @Test
    void parties_and_transfers_are_written_by_the_contract() {
        assertThat(Arrays.stream(Party.Kind.values()).map(Codes::party)).containsExactly("法人及非法人组织", "自然人", "个体工商户");
        assertThat(Arrays.stream(CaseTransfer.Kind.values()).map(Codes::transfer))
                .containsExactly("1", "2", "3", "4");
    }
}
