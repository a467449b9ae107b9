package org.provgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.provgate.outbox.Desk.accepted;
import static org.provgate.outbox.Desk.taken;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.provgate.outbox.DeliveryStep.Who;
import org.provgate.outbox.DeliveryStory.Due;
import org.provgate.outbox.DeliveryStory.Moment;
import org.provgate.outbox.Exchanges.Exchange;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.FieldError;
import org.provgate.spi.Submission;
import org.provgate.spi.inspection.InspectionPlatform.Publication;

/** What people see of the way out. */
class DeliveriesTest {

    private final Desk desk = new Desk();
    private final Deliveries deliveries = new Deliveries(desk.jdbc, desk.clock);

    private void results(String... ids) {
        for (var id : ids) desk.put(Channel.RESULTS, id, "lane-" + id, "task");
    }

    private Delivery one(String record) {
        return deliveries
                .list(new DeliveryFilter(null, Set.of(), null, null, null, null, null, record, null), null, 1)
                .get(0);
    }

    private DeliveryStep next(String record) {
        return one(record).next();
    }

    private List<String> found(DeliveryFilter filter) {
        return deliveries.list(filter, null, 50).stream().map(Delivery::record).toList();
    }

    private void reject(PushBatch batch, String message) {
        desk.outcomes.answered(
                batch,
                new Submission.Settled(Desk.ids(batch).stream()
                        .map(id -> new Receipt(
                                id, Receipt.Status.REJECTED, null, List.of(new FieldError("EntName", "1001", message))))
                        .toList()));
    }

    @Test
    void a_delivery_is_found_by_subject_task_record_receipt_state_province_channel_and_department() {
        results("r1", "r2");
        desk.put(Channel.PENALTIES, "p", "lane");
        desk.jdbc
                .sql("UPDATE record SET subject_key = '91410402MA44X5P86N', department = 'XF' WHERE id = 'r2'")
                .update();
        desk.jdbc.sql("""
                        INSERT INTO task (id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
                        VALUES ('410402202611210001', 'COMPLAINT', 'x', '抽查', 'henan', '410402', '2026-11-01', '2026-11-30', 'OPEN',
                                'li', now())
                        """).update();
        desk.jdbc
                .sql("UPDATE record SET task_id = '410402202611210001' WHERE id = 'r1'")
                .update();
        assertThat(found(filter(null, null, null, "410402202611210001", null, null, null)))
                .containsExactly("r1");
        var batch = desk.batch();
        desk.outcomes.answered(batch, new Submission.Settled(List.of(accepted("r1"), accepted("r2"))));
        assertThat(found(filter(null, null, null, null, " 91410402ma44x5p86n", null, null)))
                .containsExactly("r2");
        assertThat(found(filter(null, null, null, null, null, "r1", null))).containsExactly("r1");
        assertThat(found(filter(null, null, null, null, null, null, "N-r2"))).containsExactly("r2");
        assertThat(found(filter(null, Channel.PENALTIES, null, null, null, null, null)))
                .containsExactly("p");
        assertThat(found(filter(null, null, "XF", null, null, null, null))).containsExactly("r2");
        assertThat(found(filter("hebei", null, null, null, null, null, null))).isEmpty();
        assertThat(found(DeliveryFilter.ALL.in(State.ACCEPTED))).containsExactly("r2", "r1");
    }

    private static DeliveryFilter filter(
            String province,
            Channel channel,
            String department,
            String task,
            String subject,
            String record,
            String receipt) {
        return new DeliveryFilter(null, Set.of(), province, channel, department, task, subject, record, receipt);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        results(Desk.numbered("r", 7).toArray(String[]::new));
        var first = deliveries.list(DeliveryFilter.ALL, null, 3);
        results("newer");
        var second = deliveries.list(DeliveryFilter.ALL, first.get(2).id(), 3);
        assertThat(first).extracting(Delivery::record).containsExactly("r7", "r6", "r5");
        assertThat(second).extracting(Delivery::record).containsExactly("r4", "r3", "r2");
    }

    @Test
    void every_state_says_who_acts_next() {
        results("r");
        assertThat(next("r").who()).isEqualTo(Who.GATEWAY);
        var batch = desk.batch();
        assertThat(next("r").en()).contains("being sent");
        desk.outcomes.answered(batch, new Submission.Deferred("T", Duration.ofSeconds(30)));
        assertThat(next("r").who()).isEqualTo(Who.PLATFORM);
        assertThat(next("r").at()).isEqualTo(Desk.START.plusSeconds(30));
        desk.clock.move(Duration.ofSeconds(31));
        var ask = (Work.AskReceipts) desk.next();
        desk.outcomes.answered(ask.batch(), taken(ask.batch()));
        assertThat(next("r").en()).contains("publishes");
        desk.clock.move(Duration.ofMinutes(11));
        desk.outcomes.published(
                (Work.AskPublication) desk.next(),
                List.of(new Publication("r", Publication.State.PUBLISHED, null, LocalDate.of(2026, 11, 21))));
        assertThat(next("r").who()).isEqualTo(Who.NOBODY);
    }

    @Test
    void a_rejected_record_is_a_clerks_until_it_was_corrected() {
        results("r");
        reject(desk.batch(), "name differs");
        assertThat(next("r").who()).isEqualTo(Who.CLERK);
        assertThat(one("r").errors()).containsExactly(new FieldError("EntName", "1001", "name differs"));
        desk.correct("r", "r2");
        assertThat(next("r").who()).isEqualTo(Who.NOBODY);
        assertThat(next("r").en()).contains("r2");
    }

    @Test
    void what_waits_says_for_what_it_waits() {
        desk.put(Channel.RESULTS, "first", "subject", "task");
        desk.put(Channel.RESULTS, "second", "subject", "task");
        assertThat(next("second").en()).contains("earlier record");
        desk.outcomes.failed(desk.next(), new PlatformException.Unavailable("closed", Duration.ofHours(8), false));
        assertThat(next("first").at()).isEqualTo(Desk.START.plus(Duration.ofHours(8)));
        assertThat(next("first").who()).isEqualTo(Who.GATEWAY);
        desk.gates.pause("henan", "li", "x");
        assertThat(next("first").who()).isEqualTo(Who.OPERATOR);
        assertThat(next("first").en()).contains("push resume henan");
    }

    @Test
    void R69_a_result_whose_task_was_rejected_does_not_wait_unseen() {
        desk.put(Channel.TASKS, "task", "task");
        results("r");
        assertThat(next("r").en()).contains("task has to get there first");
        desk.outcomes.failed(desk.next(), new PlatformException.Refused("E4091", "other content"));
        assertThat(next("r").who()).isEqualTo(Who.OPERATOR);
        assertThat(next("r").en()).contains("its task did not get to the platform");
    }

    @Test
    void the_story_tells_what_happened_in_order_with_due_days_and_waivers() {
        results("r");
        desk.jdbc.sql("""
                        INSERT INTO deadline VALUES ('r', 'R49-entered', '2026-01-01', 'ENTERED', '2026-11-20', '2026-12-18'),
                                                    ('r', 'R50', '2026-01-01', 'ENTERED', '2026-11-20', '2026-11-27'),
                                                    ('r', 'R48', '2026-01-01', 'PUBLISHED', '2027-12-20', NULL)
                        """).update();
        desk.jdbc.sql("""
                        INSERT INTO deadline_waiver VALUES ('r', 'R50', '2026-12-04', 'x', 'li', now(), 'wang', now()),
                                                           ('r', 'R49-entered', '2027-01-04', 'x', 'li', now(), NULL, NULL)
                        """).update();
        var work = desk.next();
        new Exchanges(desk.jdbc)
                .keep(
                        work,
                        new Exchange(
                                "henan",
                                "results/submit",
                                desk.clock.instant(),
                                Duration.ofMillis(7),
                                200,
                                "answered",
                                "POST",
                                ""));
        desk.clock.move(Duration.ofSeconds(1));
        reject(((Work.Send) work).batch(), "name differs");
        desk.clock.move(Duration.ofSeconds(1));
        desk.correct("r", "r2");
        var story = deliveries.one(one("r").id()).orElseThrow();
        assertThat(story.delivery().due()).isEqualTo(LocalDate.of(2026, 11, 27));
        assertThat(story.due())
                .containsExactly(
                        new Due("R50", "ENTERED", LocalDate.of(2026, 11, 27), LocalDate.of(2026, 12, 4)),
                        new Due("R49-entered", "ENTERED", LocalDate.of(2026, 12, 18), null),
                        new Due("R48", "PUBLISHED", null, null));
        assertThat(story.timeline())
                .filteredOn(m -> !m.what().equals("SUBMITTED") && !m.what().equals("CORRECTED"))
                .containsExactly(
                        new Moment(Desk.START, "QUEUED", null, "gateway", null),
                        new Moment(Desk.START, "CALL", "2026112100001", "gateway", "results/submit 7 ms: answered"),
                        new Moment(
                                Desk.START.plusSeconds(1),
                                "REJECTED",
                                "2026112100001",
                                "gateway",
                                "EntName 1001 name differs"));
        assertThat(story.timeline())
                .filteredOn(m -> m.what().equals("CORRECTED"))
                .extracting(Moment::note)
                .containsExactly("r2");
    }

    @Test
    void the_exchanges_of_a_batch_that_was_divided_stay_in_the_history_of_its_records() {
        results("a", "b");
        var work = desk.next();
        var exchange = new Exchange(
                "henan", "results/submit", Desk.START, Duration.ofMillis(7), 422, "Refused: x", "POST", "");
        new Exchanges(desk.jdbc).keep(work, exchange);
        desk.outcomes.failed(work, new PlatformException.Refused("E4220", "record is malformed"));
        assertThat(desk.state("a")).isEqualTo("PENDING");
        assertThat(new Exchanges(desk.jdbc).of(one("a").id())).containsExactly(exchange);
    }

    @Test
    void the_platforms_words_are_shown_without_identity_numbers() {
        results("r");
        reject(desk.batch(), "人员 410402199001011234 不存在");
        var story = deliveries.one(one("r").id()).orElseThrow();
        assertThat(story.toString()).contains("人员 *** 不存在").doesNotContain("410402199001011234");
    }

    @Test
    void whatever_needs_a_person_is_counted_and_nothing_else() {
        results("rejected", "corrected");
        reject(desk.batch(), "name differs");
        desk.correct("corrected", "correction");
        var batch = desk.batch();
        desk.outcomes.answered(batch, taken(batch));
        desk.put(Channel.PENALTIES, "unclear", "lane");
        desk.outcomes.failed(desk.next(), new PlatformException.Unavailable("reset", null, true));
        assertThat(attention()).isEqualTo(1);
        for (int i = 0; i < 8; i++) {
            desk.clock.move(Duration.ofMinutes(10));
            for (var again = desk.next(); again != null; again = desk.next())
                if (again instanceof Work.AskPublication ask) desk.outcomes.published(ask, List.of());
                else desk.outcomes.failed(again, new PlatformException.Unavailable("reset", null, true));
        }
        assertThat(desk.state("unclear")).isEqualTo("UNCLEAR");
        assertThat(attention()).as("unclear for over an hour").isEqualTo(2);
        assertThat(deliveries.unfinished())
                .extracting(Standing::channel, Standing::state, Standing::records, Standing::attention)
                .containsExactly(
                        tuple(Channel.RESULTS, State.ACCEPTED, 1L, 0L),
                        tuple(Channel.RESULTS, State.REJECTED, 2L, 1L),
                        tuple(Channel.PENALTIES, State.UNCLEAR, 1L, 1L));
    }

    private long attention() {
        return deliveries.all().stream().mapToLong(Standing::attention).sum();
    }

    @Test
    void what_has_arrived_is_counted_among_all_but_not_among_the_unfinished() {
        desk.put(Channel.PENALTIES, "p", "lane");
        var batch = desk.batch();
        desk.outcomes.answered(batch, taken(batch));
        assertThat(deliveries.unfinished()).isEmpty();
        assertThat(deliveries.all()).extracting(Standing::records).containsExactly(1L);
        assertThat(deliveries.changedSince(Desk.START)).hasSize(1);
        assertThat(deliveries.changedSince(Desk.START.plusSeconds(1))).isEmpty();
    }
}
