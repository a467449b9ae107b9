package org.provgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.outbox.Desk.accepted;
import static org.provgate.outbox.Desk.ids;
import static org.provgate.outbox.Desk.taken;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.FieldError;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel.Holding;
import org.provgate.spi.inspection.InspectionPlatform.Publication;

/** What waits, what goes, and what becomes of it. */
class OutboxTest {

    private final Desk desk = new Desk();

    private void results(String... ids) {
        for (var id : ids) desk.put(Channel.RESULTS, id, "lane-" + id, "task");
    }

    @Test
    void what_waits_goes_out_in_batches_of_the_platforms_size_under_numbers_used_once() {
        results("a", "b", "c", "d", "e");
        var first = desk.batch();
        var second = desk.batch();
        assertThat(ids(first)).containsExactly("a", "b", "c", "d");
        assertThat(ids(second)).containsExactly("e");
        assertThat(desk.next()).isNull();
        assertThat(List.of(first.number(), second.number())).containsExactly("2026112100001", "2026112100002");
        desk.outcomes.answered(first, taken(first));
        assertThat(desk.delivery("a"))
                .containsEntry("state", "ACCEPTED")
                .containsEntry("receipt_no", "N-a")
                .containsEntry("attempts", 1);
        assertThat(desk.evidence.verify()).isInstanceOf(org.provgate.evidence.Verification.Intact.class);
    }

    @Test
    void of_one_subject_a_later_record_waits_for_the_earlier_one_and_other_subjects_do_not() {
        desk.put(Channel.RESULTS, "first", "subject", "task");
        desk.put(Channel.RESULTS, "second", "subject", "task");
        results("other");
        var batch = desk.batch();
        assertThat(ids(batch)).containsExactly("first", "other");
        assertThat(desk.next()).isNull();
        desk.outcomes.answered(batch, taken(batch));
        assertThat(ids(desk.batch())).containsExactly("second");
    }

    @Test
    void R69_a_result_waits_until_its_task_is_there_and_the_task_until_the_lists_are() {
        desk.put(Channel.ITEMS, "item", "item");
        desk.put(Channel.TASKS, "task-1", "task-1");
        desk.put(Channel.RESULTS, "result", "subject", "task-1");
        var items = desk.batch();
        assertThat(ids(items)).containsExactly("item");
        assertThat(desk.next()).isNull();
        desk.outcomes.accepted(items, "taken");
        var task = desk.batch();
        assertThat(ids(task)).containsExactly("task-1");
        assertThat(desk.next()).isNull();
        desk.outcomes.accepted(task, "there");
        assertThat(ids(desk.batch())).containsExactly("result");
    }

    @Test
    void a_rejected_record_says_why_and_holds_up_nothing() {
        results("good", "bad");
        var batch = desk.batch();
        desk.outcomes.answered(
                batch,
                new Submission.Settled(List.of(
                        new Receipt(
                                "bad",
                                Receipt.Status.REJECTED,
                                null,
                                List.of(new FieldError("officers", "1003", "fewer than two officers"))),
                        accepted("good"))));
        assertThat(desk.state("good")).isEqualTo("ACCEPTED");
        assertThat(desk.delivery("bad"))
                .containsEntry("state", "REJECTED")
                .extractingByKey("reason")
                .isEqualTo("officers 1003 fewer than two officers");
        assertThat(desk.next()).isNull();
    }

    @Test
    void a_refused_batch_is_halved_until_the_poison_record_stands_alone() {
        results("a", "b", "poison", "d");
        var sent = new ArrayList<List<String>>();
        for (var work = desk.next(); work instanceof Work.Send send; work = desk.next()) {
            var batch = send.batch();
            sent.add(ids(batch));
            if (ids(batch).contains("poison"))
                desk.outcomes.failed(work, new PlatformException.Refused("E4220", "record is malformed"));
            else desk.outcomes.answered(batch, taken(batch));
        }
        assertThat(sent)
                .containsExactly(
                        List.of("a", "b", "poison", "d"),
                        List.of("a", "b"),
                        List.of("poison", "d"),
                        List.of("poison"),
                        List.of("d"));
        assertThat(desk.state("poison")).isEqualTo("REJECTED");
        assertThat(List.of(desk.state("a"), desk.state("b"), desk.state("d"))).containsOnly("ACCEPTED");
    }

    @Test
    void after_an_unclear_outcome_the_platform_is_asked_before_anything_is_sent_again() {
        results("held", "lost", "changed");
        var batch = desk.next();
        desk.outcomes.failed(batch, new PlatformException.Unavailable("reset", null, true));
        assertThat(List.of(desk.state("held"), desk.state("lost"))).containsOnly("UNCLEAR");
        assertThat(desk.next()).as("not before the pause").isNull();
        desk.clock.move(Duration.ofSeconds(4));
        for (int i = 0; i < 3; i++) {
            var lookUp = (Work.LookUp) desk.next();
            desk.outcomes.lookedUp(
                    lookUp,
                    switch (lookUp.parcel().externalId()) {
                        case "held" -> new Holding("N-1", true);
                        case "changed" -> new Holding("N-2", false);
                        default -> new Holding(null, false);
                    });
        }
        assertThat(desk.delivery("held")).containsEntry("state", "ACCEPTED").containsEntry("receipt_no", "N-1");
        assertThat(desk.state("changed")).isEqualTo("PARKED");
        assertThat(ids(desk.batch())).containsExactly("lost");
    }

    @Test
    void where_nobody_can_be_asked_the_same_batch_goes_again_under_its_number() {
        desk.put(Channel.PENALTIES, "p", "lane");
        var first = desk.batch();
        desk.outcomes.failed(new Work.Send(first), new PlatformException.Unavailable("reset", null, true));
        assertThat(desk.state("p")).isEqualTo("UNCLEAR");
        desk.clock.move(Duration.ofSeconds(4));
        var again = desk.batch();
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(again.attempts()).isEqualTo(2);
        desk.outcomes.answered(again, taken(again));
        assertThat(desk.state("p")).isEqualTo("ACCEPTED");
    }

    @Test
    void a_worker_that_does_not_come_back_leaves_its_records_unclear_and_what_it_tells_later_is_ignored() {
        results("r");
        var lost = desk.batch();
        desk.clock.move(Duration.ofMinutes(3));
        var lookUp = (Work.LookUp) desk.next();
        assertThat(lookUp.parcel().externalId()).isEqualTo("r");
        desk.outcomes.answered(
                lost, new Submission.Settled(List.of(new Receipt("r", Receipt.Status.REJECTED, null, List.of()))));
        assertThat(desk.state("r")).isEqualTo("UNCLEAR");
        desk.outcomes.lookedUp(lookUp, new Holding("N-1", true));
        assertThat(desk.state("r")).isEqualTo("ACCEPTED");
        assertThat(desk.events("r")).containsExactly("ACCEPTED");
    }

    @Test
    void a_deferred_batch_is_asked_for_its_receipts_until_it_is_settled() {
        desk.put(Channel.PENALTIES, "p", "lane");
        var batch = desk.batch();
        desk.outcomes.answered(batch, new Submission.Deferred("T-1", Duration.ofSeconds(30)));
        assertThat(desk.state("p")).isEqualTo("SENT");
        assertThat(desk.next()).isNull();
        desk.clock.move(Duration.ofSeconds(31));
        var ask = (Work.AskReceipts) desk.next();
        assertThat(ask.batch().ticket()).isEqualTo("T-1");
        desk.outcomes.answered(ask.batch(), new Submission.Deferred("T-1", Duration.ofSeconds(30)));
        desk.clock.move(Duration.ofSeconds(31));
        ask = (Work.AskReceipts) desk.next();
        desk.outcomes.failed(ask, new PlatformException.Unavailable("reset", null, true));
        desk.clock.move(Duration.ofSeconds(31));
        ask = (Work.AskReceipts) desk.next();
        desk.outcomes.answered(ask.batch(), taken(ask.batch()));
        assertThat(desk.state("p")).isEqualTo("ACCEPTED");
    }

    @Test
    void a_batch_the_platform_took_nothing_of_goes_again_under_a_new_number() {
        desk.put(Channel.PENALTIES, "p", "lane");
        var batch = desk.batch();
        desk.outcomes.answered(batch, new Submission.Failed("status 3"));
        assertThat(desk.batch().number()).isNotEqualTo(batch.number());
    }

    @Test
    void receipts_that_do_not_fit_the_batch_leave_it_unclear() {
        results("a", "b");
        var batch = desk.batch();
        desk.outcomes.answered(batch, new Submission.Settled(List.of(accepted("a"))));
        assertThat(List.of(desk.state("a"), desk.state("b"))).containsOnly("UNCLEAR");
    }

    @Test
    void an_answer_that_never_makes_sense_comes_to_a_person_in_the_end() {
        desk.put(Channel.PENALTIES, "p", "lane");
        for (int i = 0; i < 3; i++) {
            desk.outcomes.failed(desk.next(), new PlatformException.Unreadable("JSON", "a poem", "body"));
            desk.clock.move(Duration.ofMinutes(20));
        }
        assertThat(desk.state("p")).isEqualTo("PARKED");
        assertThat(desk.next()).isNull();
    }

    @Test
    void a_platform_closed_for_the_night_gets_nothing_until_it_opens_and_is_asked_all_the_same() {
        results("r1");
        var open = desk.batch();
        desk.outcomes.answered(open, taken(open));
        results("r2", "r3");
        var work = desk.next();
        desk.outcomes.failed(work, new PlatformException.Unavailable("closed", Duration.ofHours(8), false));
        results("r4");
        desk.clock.move(Duration.ofHours(7));
        desk.outcomes.published(
                (Work.AskPublication) desk.next(),
                List.of(new Publication("r1", Publication.State.PUBLISHED, null, LocalDate.of(2026, 11, 21))));
        assertThat(desk.state("r1")).isEqualTo("PUBLISHED");
        assertThat(desk.next()).isNull();
        desk.clock.move(Duration.ofMinutes(61));
        var again = desk.batch();
        assertThat(again.number()).isEqualTo(((Work.Send) work).batch().number());
        desk.outcomes.answered(again, taken(again));
        assertThat(ids(desk.batch())).containsExactly("r4");
    }

    @Test
    void wrong_settings_stop_the_way_out_until_a_person_resumes() {
        results("r");
        desk.outcomes.failed(desk.next(), new PlatformException.Misconfigured("wrong signature; check app-secret"));
        desk.clock.move(Duration.ofDays(1));
        assertThat(desk.next()).isNull();
        assertThat(desk.gates.of("henan").orElseThrow().pausedBy()).isEqualTo("gateway");
        desk.gates.resume("henan");
        assertThat(ids(desk.batch())).containsExactly("r");
    }

    @Test
    void an_ended_session_is_no_failure_of_the_platform() {
        results("r");
        desk.outcomes.failed(desk.next(), new PlatformException.SessionExpired("expired"));
        assertThat(ids(desk.batch())).containsExactly("r");
        assertThat(desk.gates.all()).isEmpty();
    }

    @Test
    void numbers_begin_anew_each_day_and_a_new_process_takes_none_twice() {
        results("a");
        assertThat(desk.batch().number()).isEqualTo("2026112100001");
        var second = new BatchNumbers(desk.jdbc);
        assertThat(second.next("henan", LocalDate.of(2026, 11, 21))).isEqualTo("2026112100051");
        assertThat(second.next("henan", LocalDate.of(2026, 11, 22))).isEqualTo("2026112200001");
        assertThat(second.next("hebei", LocalDate.of(2026, 11, 21))).isEqualTo("2026112100001");
    }

    @Test
    void the_evidence_of_a_batch_is_the_digest_of_what_became_of_its_records() {
        results("b", "a");
        var batch = desk.batch();
        desk.outcomes.answered(batch, taken(batch));
        var digest = desk.jdbc
                .sql("SELECT digest_after FROM evidence WHERE action = 'push.settled'")
                .query(String.class)
                .single();
        // SHA-256 of "a\tACCEPTED\tN-a\nb\tACCEPTED\tN-b\n"
        assertThat(digest)
                .isEqualTo(java.util.HexFormat.of().formatHex(sha256("a\tACCEPTED\tN-a\nb\tACCEPTED\tN-b\n")));
    }

    private static byte[] sha256(String text) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
