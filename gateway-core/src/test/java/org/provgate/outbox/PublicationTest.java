package org.provgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.outbox.Desk.taken;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.provgate.spi.inspection.InspectionPlatform.Publication;

/** When an accepted result counts as public, and when as returned. */
class PublicationTest {

    private final Desk desk = new Desk();

    private void results(String... ids) {
        for (var id : ids) desk.put(Channel.RESULTS, id, "lane-" + id, "task");
    }

    @Test
    void R48_a_result_is_public_only_when_the_platform_says_on_which_day() {
        results("now", "later", "back");
        var batch = desk.batch();
        desk.outcomes.answered(batch, taken(batch));
        desk.clock.move(Duration.ofMinutes(11));
        var ask = (Work.AskPublication) desk.next();
        assertThat(ask.accepted()).hasSize(3);
        desk.outcomes.published(
                ask,
                List.of(
                        new Publication("now", Publication.State.PUBLISHED, null, LocalDate.of(2026, 11, 21)),
                        new Publication("later", Publication.State.PUBLISHED, null, null),
                        new Publication("back", Publication.State.RETURNED, "地址不符", null)));
        assertThat(desk.state("now")).isEqualTo("PUBLISHED");
        assertThat(desk.state("later")).isEqualTo("ACCEPTED");
        assertThat(desk.delivery("back")).containsEntry("state", "RETURNED").containsEntry("reason", "地址不符");
        assertThat(desk.events("back")).containsExactly("ACCEPTED", "RETURNED");
        desk.clock.move(Duration.ofMinutes(11));
        assertThat(((Work.AskPublication) desk.next()).accepted()).hasSize(1);
    }
}
