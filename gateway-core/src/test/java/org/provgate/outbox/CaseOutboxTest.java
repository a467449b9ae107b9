package org.provgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.outbox.Desk.ids;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.provgate.spi.PlatformException;

/** Cases and clues on their way out (R59). */
class CaseOutboxTest {

    private final Desk desk = new Desk();

    private void results(String... ids) {
        for (var id : ids) desk.put(Channel.RESULTS, id, "lane-" + id, "task");
    }

    @Test
    void R59_a_case_goes_alone_in_the_order_of_its_subject_and_keeps_the_number_the_province_gave() {
        desk.put(Channel.TRANSFERS, "case-1", "subject");
        desk.put(Channel.TRANSFERS, "case-2", "subject");
        var first = desk.batch();
        assertThat(ids(first)).containsExactly("case-1");
        assertThat(desk.next()).isNull();
        desk.outcomes.numbered(first, "YS0000000001");
        assertThat(desk.delivery("case-1"))
                .containsEntry("state", "ACCEPTED")
                .containsEntry("receipt_no", "YS0000000001");
        assertThat(ids(desk.batch())).containsExactly("case-2");
    }

    @Test
    void R59_whether_a_case_arrived_is_unclear_then_it_goes_again_under_its_id() {
        desk.put(Channel.TRANSFERS, "case-1", "subject");
        var first = desk.batch();
        desk.outcomes.failed(new Work.Send(first), new PlatformException.Unavailable("reset", null, true));
        assertThat(desk.state("case-1")).isEqualTo("UNCLEAR");
        desk.clock.move(Duration.ofHours(1));
        var again = desk.batch();
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(ids(again)).containsExactly("case-1");
    }
}
