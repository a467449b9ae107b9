package org.provgate.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.outbox.Desk.ids;
import static org.provgate.outbox.Desk.taken;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Verification;
import org.provgate.outbox.Interventions.Deed;
import org.provgate.rules.Refusal;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.FieldError;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel.Holding;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What an operator does to the way out. */
class InterventionsTest {

    private final Desk desk = new Desk();
    private final Interventions interventions = new Interventions(
            desk.database,
            new JdbcTransactionManager(desk.database),
            desk.evidence,
            Map.of("henan", Desk.ALL),
            desk.clock);

    private void results(String... ids) {
        for (var id : ids) desk.put(Channel.RESULTS, id, "lane-" + id, "task");
    }

    /** Brings results to REJECTED. */
    private void rejected(String... ids) {
        results(ids);
        for (var work = desk.next(); work instanceof Work.Send send; work = desk.next())
            desk.outcomes.answered(
                    send.batch(),
                    new Submission.Settled(ids(send.batch()).stream()
                            .map(id -> new Receipt(
                                    id,
                                    Receipt.Status.REJECTED,
                                    null,
                                    List.of(new FieldError("EntName", "1001", "name differs"))))
                            .toList()));
    }

    private long id(String external) {
        return (long) desk.delivery(external).get("id");
    }

    private static DeliveryFilter in(State... states) {
        return DeliveryFilter.ALL.in(states);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    @Test
    void a_rejected_record_is_judged_anew_and_keeps_its_history() {
        rejected("r");
        var old = desk.delivery("r").get("push_batch");
        interventions.act(Deed.RETRY, id("r"), "li", "平台规则已修复");
        assertThat(desk.delivery("r"))
                .containsEntry("state", "PENDING")
                .containsEntry("errors", null)
                .containsEntry("most", 1000)
                .containsEntry("reason", "retried by li: 平台规则已修复");
        assertThat(desk.events("r")).containsExactly("REJECTED", "RETRIED");
        assertThat(desk.jdbc
                        .sql("SELECT push_batch FROM delivery_event WHERE what = 'RETRIED' AND actor = 'li'")
                        .query(Long.class)
                        .single())
                .isEqualTo(old);
        var again = desk.batch();
        desk.outcomes.answered(again, taken(again));
        assertThat(desk.state("r")).isEqualTo("ACCEPTED");
    }

    @Test
    void what_was_accepted_or_is_public_is_never_sent_again() {
        results("taken", "public");
        var batch = desk.batch();
        desk.outcomes.answered(batch, taken(batch));
        desk.clock.move(Duration.ofMinutes(11));
        desk.outcomes.published(
                (Work.AskPublication) desk.next(),
                List.of(new Publication("public", Publication.State.PUBLISHED, null, LocalDate.of(2026, 11, 21))));
        refused("not-possible", () -> interventions.act(Deed.RETRY, id("taken"), "li", "x"));
        refused("not-possible", () -> interventions.act(Deed.RETRY, id("public"), "li", "x"));
        assertThat(interventions.preview(Deed.RETRY, in(State.values())).count())
                .isZero();
        refused("delivery-unknown", () -> interventions.act(Deed.RETRY, 99, "li", "x"));
    }

    @Test
    void a_rejected_record_that_was_corrected_is_left_to_its_correction() {
        rejected("r");
        desk.correct("r", "r2");
        refused("not-possible", () -> interventions.act(Deed.RETRY, id("r"), "li", "x"));
        assertThat(interventions.preview(Deed.RETRY, in(State.REJECTED)).count())
                .isZero();
    }

    @Test
    void a_bulk_retry_meets_the_rejected_only_where_they_are_named() {
        rejected("a", "b");
        results("c");
        var province = new DeliveryFilter(null, null, "henan", null, null, null, null, null, null);
        assertThat(interventions.preview(Deed.RETRY, province).first())
                .extracting(Delivery::externalId)
                .containsExactly("c");
        assertThat(interventions
                        .preview(Deed.RETRY, province.in(State.REJECTED))
                        .count())
                .isEqualTo(2);
        refused("filter-missing", () -> interventions.preview(Deed.RETRY, DeliveryFilter.ALL));
    }

    @Test
    void a_bulk_deed_is_refused_with_both_numbers_if_the_preview_is_out_of_date() {
        rejected("a", "b");
        assertThatThrownBy(() -> interventions.act(Deed.RETRY, in(State.REJECTED), 3, "li", "x"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("counted 3")
                .hasMessageContaining("meets 2");
        assertThat(desk.state("a")).isEqualTo("REJECTED");
        assertThat(interventions.act(Deed.RETRY, in(State.REJECTED), 2, "li", "x"))
                .isEqualTo(2);
        assertThat(ids(desk.batch())).containsExactly("a", "b");
    }

    @Test
    void a_preview_counts_all_and_shows_twenty() {
        results(Desk.numbered("r", 25).toArray(String[]::new));
        var preview = interventions.preview(Deed.PARK, in(State.PENDING));
        assertThat(preview.count()).isEqualTo(25);
        assertThat(preview.first())
                .hasSize(20)
                .first()
                .extracting(Delivery::externalId)
                .isEqualTo("r25");
    }

    @Test
    void an_intervention_is_proved_once_with_who_why_how_many_and_a_digest_of_which() {
        rejected("b", "a");
        interventions.act(Deed.RETRY, in(State.REJECTED), 2, "li", "规则已修复");
        var entry = desk.jdbc
                .sql("SELECT actor, object, outcome, digest_after FROM evidence WHERE action = 'push.retried'")
                .query()
                .singleRow();
        assertThat(entry)
                .containsEntry("actor", "li")
                .containsEntry("object", "deliveries")
                .containsEntry("outcome", "2 records: 规则已修复")
                // printf 'a\nb\n' | sha256sum
                .containsEntry("digest_after", "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
        assertThat(desk.evidence.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void what_is_parked_waits_for_a_person_and_does_not_hold_up_its_subject() {
        desk.put(Channel.RESULTS, "first", "subject", "task");
        desk.put(Channel.RESULTS, "second", "subject", "task");
        interventions.act(Deed.PARK, id("first"), "li", "核查数据");
        assertThat(desk.delivery("first")).containsEntry("state", "PARKED");
        var second = desk.batch();
        assertThat(ids(second)).containsExactly("second");
        assertThat(interventions.act(Deed.RETRY, in(State.PARKED), 1, "li", "已核对"))
                .isEqualTo(1);
        assertThat(desk.state("first")).isEqualTo("PENDING");
        assertThat(desk.events("first")).containsExactly("PARKED", "RETRIED");
        desk.outcomes.answered(second, taken(second));
        assertThat(ids(desk.batch())).containsExactly("first");
        refused("not-possible", () -> interventions.act(Deed.PARK, id("first"), "li", "too late"));
    }

    @Test
    void letting_go_meets_the_parked_alone() {
        rejected("rejected");
        results("parked");
        interventions.act(Deed.PARK, id("parked"), "li", "x");
        refused("not-possible", () -> interventions.act(Deed.UNPARK, id("rejected"), "li", "x"));
        interventions.act(Deed.UNPARK, id("parked"), "li", "x");
        assertThat(desk.state("parked")).isEqualTo("PENDING");
    }

    @Test
    void a_parked_record_that_may_be_at_the_platform_is_asked_for_before_it_goes_again() {
        results("r");
        for (int i = 0; i < 3; i++) {
            var work = desk.next();
            if (work instanceof Work.LookUp lookUp) desk.outcomes.lookedUp(lookUp, new Holding("N-1", false));
            else desk.outcomes.failed(work, new PlatformException.Unavailable("reset", null, true));
            desk.clock.move(Duration.ofMinutes(1));
        }
        assertThat(desk.state("r")).isEqualTo("PARKED");
        interventions.act(Deed.RETRY, id("r"), "li", "已与平台核对");
        var lookUp = (Work.LookUp) desk.next();
        desk.outcomes.lookedUp(lookUp, new Holding("N-1", true));
        assertThat(desk.state("r")).isEqualTo("ACCEPTED");
    }

    @Test
    void what_is_unclear_or_postponed_is_taken_up_at_once() {
        results("unclear");
        desk.outcomes.failed(desk.next(), new PlatformException.Unavailable("reset", Duration.ofHours(5), true));
        desk.gates.resume("henan");
        assertThat(desk.next()).isNull();
        interventions.act(Deed.RETRY, id("unclear"), "li", "平台已恢复");
        assertThat(((Work.LookUp) desk.next()).parcel().externalId()).isEqualTo("unclear");
        desk.put(Channel.PENALTIES, "postponed", "lane");
        desk.outcomes.failed(desk.next(), new PlatformException.Unavailable("busy", Duration.ofHours(5), false));
        desk.gates.resume("henan");
        assertThat(desk.next()).isNull();
        interventions.act(Deed.RETRY, id("postponed"), "li", "平台已恢复");
        assertThat(ids(desk.batch())).containsExactly("postponed");
    }

    @Test
    void what_a_worker_has_in_its_hands_is_left_to_it() {
        results("r");
        var batch = desk.batch();
        refused("not-possible", () -> interventions.act(Deed.RETRY, id("r"), "li", "x"));
        desk.outcomes.answered(batch, taken(batch));
        assertThat(desk.state("r")).isEqualTo("ACCEPTED");
    }

    @Test
    void a_reason_is_needed_and_names_nobody_by_number() {
        results("r");
        refused("reason-missing", () -> interventions.act(Deed.PARK, id("r"), "li", " "));
        refused("reason-missing", () -> interventions.pause("henan", "li", ""));
        interventions.act(Deed.PARK, id("r"), "li", "当事人 410402199001011234 已故");
        assertThat(desk.jdbc
                        .sql("SELECT d.reason || e.note || v.outcome FROM delivery d, delivery_event e, evidence v")
                        .query(String.class)
                        .single())
                .doesNotContain("410402199001011234")
                .contains("当事人 *** 已故");
    }

    @Test
    void a_paused_province_gets_nothing_until_a_person_resumes_and_then_at_once() {
        results("r");
        interventions.pause("henan", "li", "平台升级");
        desk.clock.move(Duration.ofDays(1));
        assertThat(desk.next()).isNull();
        interventions.resume("henan", "wang", "升级完成");
        assertThat(ids(desk.batch())).containsExactly("r");
        assertThat(desk.jdbc
                        .sql("SELECT action || ' ' || actor || ' ' || object FROM evidence ORDER BY sequence")
                        .query(String.class)
                        .list())
                .containsExactly("push.paused li platform/henan", "push.resumed wang platform/henan");
        refused("province-unknown", () -> interventions.pause("shanxi", "li", "x"));
    }

    @Test
    void resuming_takes_up_batches_that_were_begun_although_their_pause_is_not_over() {
        results("r");
        desk.outcomes.failed(desk.next(), new PlatformException.Unavailable("closed", Duration.ofHours(8), false));
        assertThat(desk.next()).isNull();
        interventions.resume("henan", "li", "平台已提前开放");
        assertThat(ids(desk.batch())).containsExactly("r");
    }

    @Test
    void a_drained_province_has_nothing_under_way_and_says_what_is_kept_for_later() {
        desk.put(Channel.PENALTIES, "p", "lane");
        results("r");
        var sent = desk.batch();
        desk.outcomes.answered(sent, new Submission.Deferred("T", Duration.ofSeconds(30)));
        var begun = desk.batch();
        interventions.pause("henan", "li", "切换专线");
        assertThat(interventions.drain("henan")).isEqualTo(new Interventions.Drain("henan", true, 1, 1, 0, 0, 0));
        desk.outcomes.failed(new Work.Send(begun), new PlatformException.Unavailable("busy", null, false));
        results("late");
        desk.clock.move(Duration.ofSeconds(31));
        var ask = (Work.AskReceipts) desk.next();
        assertThat(interventions.drain("henan").done()).isFalse();
        desk.outcomes.answered(ask.batch(), taken(ask.batch()));
        var left = interventions.drain("henan");
        assertThat(left).isEqualTo(new Interventions.Drain("henan", true, 0, 0, 0, 1, 1));
        assertThat(left.done()).isTrue();
        assertThat(desk.next()).isNull();
    }
}
