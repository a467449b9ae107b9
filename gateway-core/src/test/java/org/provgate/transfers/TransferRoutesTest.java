package org.provgate.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.deadlines.WorkingCalendar;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.transfers.TransferRoutes.Proposal;
import org.provgate.transfers.TransferRules.Duty;

/** The data transfers rest on. */
class TransferRoutesTest {

    private static Path file(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("own.json"), text);
    }

    @Test
    void R59_a_matter_is_proposed_to_who_has_power_over_it() {
        var routes = TransferRoutes.shipped();
        assertThat(routes.propose(null, "堵塞消防通道"))
                .extracting(Proposal::department)
                .containsExactly("XF");
        assertThat(routes.propose(null, "施工扬尘"))
                .extracting(Proposal::department)
                .containsExactly("ZJ", "ST");
        assertThat(routes.propose(null, "串通投标").get(0))
                .returns("GA", Proposal::department)
                .returns(Kind.PUBLIC_SECURITY, Proposal::kind);
        assertThat(routes.propose("41040200000001", "")).isEmpty();
    }

    @Test
    void R59_a_bureaus_own_route_of_an_item_goes_first_the_longest_before_others(@TempDir Path folder)
            throws IOException {
        var routes = TransferRoutes.shipped().and(file(folder, """
                {"routes": [
                  {"item": "4104", "department": "FG", "kind": "OTHER_DEPT", "basis": "本局文号"},
                  {"item": "41040200000001", "department": "ZR", "kind": "COPY", "basis": "本局文号"}]}
                """));
        assertThat(routes.propose("41040200000001", "消防"))
                .extracting(Proposal::department)
                .containsExactly("ZR", "FG", "XF");
    }

    @Test
    void a_route_that_fits_everything_and_a_member_that_is_not_known_are_errors(@TempDir Path folder)
            throws IOException {
        var everything = file(folder, """
                {"routes": [{"department": "FG", "kind": "COPY", "basis": "x"}]}""");
        assertThatThrownBy(() -> TransferRoutes.shipped().and(everything))
                .hasMessageContaining("it would fit everything");
        var unknown = file(folder, """
                {"rules": [], "days": 3}""");
        assertThatThrownBy(
                        () -> TransferRules.shipped(WorkingCalendar.shipped()).and(unknown))
                .hasMessageContaining("days");
    }

    @Test
    void R60_a_bureaus_own_rule_replaces_the_shipped_one_and_one_of_its_area_goes_first(@TempDir Path folder)
            throws IOException {
        var rules = TransferRules.shipped(WorkingCalendar.shipped()).and(file(folder, """
                {"rules": [
                  {"id": "R60-crime", "basis": "本局", "duty": "TRANSFER", "kinds": ["PUBLIC_SECURITY"], "workingDays": 2, "from": "2020-01-01"},
                  {"id": "XH", "basis": "区", "duty": "TRANSFER", "kinds": ["PUBLIC_SECURITY"], "area": "410402", "workingDays": 1, "from": "2020-01-01"}]}
                """));
        var friday = LocalDate.of(2026, 11, 20);
        assertThat(rules.due(Duty.TRANSFER, Kind.PUBLIC_SECURITY, "410402", friday)
                        .orElseThrow()
                        .on())
                .isEqualTo("2026-11-23");
        assertThat(rules.due(Duty.TRANSFER, Kind.PUBLIC_SECURITY, "410308", friday)
                        .orElseThrow()
                        .on())
                .isEqualTo("2026-11-24");
        assertThat(rules.due(Duty.TRANSFER, Kind.PUBLIC_SECURITY, "410308", LocalDate.of(2019, 1, 1)))
                .isEmpty();
        assertThat(rules.due(Duty.TRANSFER, Kind.COPY, "410402", friday)).isEmpty();
    }
}
