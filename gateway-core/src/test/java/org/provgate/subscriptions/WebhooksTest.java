package org.provgate.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.evidence.Verification;
import org.provgate.rules.Refusal;

/** What is sent when, and again when. */
class WebhooksTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void aDesk() {
        desk = new Desk(folder);
    }

    @Test
    void only_ones_own_events_of_ones_types_from_now_on() {
        desk.tell("A");
        desk.subscribe("ZJ", "sanction.recalled");
        var opened = desk.subscribe("ZJ", "sanction.opened");
        desk.subscribe("XF");
        desk.tell("B", "C");
        assertThat(desk.send(Desk::ok)).containsExactly("evt_2", "evt_3");
        assertThat(desk.log(opened)).isEmpty();
        assertThat(desk.webhooks.due()).as("what is not wanted is passed once").isEmpty();
    }

    @Test
    void a_poison_event_waits_with_its_subject_alone() {
        var id = desk.subscribe("ZJ");
        desk.tell("A", "B", "A", "B", null, null);
        var sent = desk.send(m -> m.headers().get("webhook-id").equals("evt_1") ? Answer.of(500, null) : Desk.ok(m));
        assertThat(sent).containsExactlyInAnyOrder("evt_1", "evt_2", "evt_4", "evt_5", "evt_6");
        assertThat(desk.log(id, "evt_1").state()).isEqualTo(WebhookLog.State.RETRY);
        assertThat(desk.log(id, "evt_3").state()).isEqualTo(WebhookLog.State.WAITING);
        desk.tell("A", "C");
        assertThat(desk.send(Desk::ok)).as("a new one waits too").containsExactly("evt_8");
        desk.clock.move(Duration.ofMinutes(1));
        assertThat(desk.send(Desk::ok)).containsExactly("evt_1", "evt_3", "evt_7");
        assertThat(desk.log(id)).allMatch(d -> d.state() == WebhookLog.State.DELIVERED);
    }

    @Test
    void what_fails_for_five_days_is_parked_and_its_subject_goes_on() {
        var id = desk.subscribe("ZJ");
        desk.tell("A", "A");
        for (int day = 0; day < 5; day++) {
            assertThat(desk.send(m -> Answer.of(400, null))).containsExactly("evt_1");
            desk.clock.move(Duration.ofDays(1));
        }
        assertThat(desk.send(m -> m.headers().get("webhook-id").equals("evt_1") ? Answer.of(400, null) : Desk.ok(m)))
                .containsExactly("evt_1", "evt_2");
        assertThat(desk.log(id, "evt_1").state()).isEqualTo(WebhookLog.State.PARKED);
        assertThat(desk.log(id, "evt_1").attempts()).isEqualTo(6);
        assertThat(desk.standings.all()).singleElement().satisfies(s -> assertThat(s.parked())
                .isEqualTo(1));

        assertThat(desk.log.resend(Desk.caller("ZJ"), id, "evt_1", "evt_2", true))
                .isEqualTo(1);
        assertThat(desk.send(Desk::ok)).containsExactly("evt_1");
        assertThat(desk.log(id, "evt_1").state()).isEqualTo(WebhookLog.State.DELIVERED);
    }

    @Test
    void a_dead_address_is_left_alone_ever_longer_and_costs_few_requests_and_rows() {
        var id = desk.subscribe("ZJ");
        desk.tell(IntStream.range(0, 5_000).mapToObj(n -> "S" + n).toArray(String[]::new));
        int requests = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            requests += desk.send(Desk::down).size();
            desk.clock.move(Duration.ofMinutes(1));
        }
        assertThat(requests).isBetween(100, 700);
        assertThat(desk.log(id)).hasSizeLessThan(500);
        var standing = desk.standings.all().get(0);
        assertThat(standing.failingSince()).isEqualTo("2026-11-21T02:00:00Z");
        assertThat(standing.error()).isEqualTo("connection refused");
        desk.clock.move(Duration.ofMinutes(10));
        var sent = new ArrayList<>(desk.send(Desk::ok));
        sent.addAll(desk.send(Desk::ok));
        assertThat(sent).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(desk.standings.all().get(0).oldest()).isNull();
        assertThat(desk.standings.all().get(0).failures()).isZero();
    }

    @Test
    void a_poison_event_does_not_keep_an_address_that_is_back_shut() {
        desk.subscribe("ZJ");
        desk.tell("A", "B", "C", "D", "E", "F");
        desk.send(Desk::down);
        desk.clock.move(Duration.ofMinutes(10));
        var sent = desk.send(m -> m.headers().get("webhook-id").equals("evt_1") ? Answer.of(500, null) : Desk.ok(m));
        assertThat(sent).contains("evt_2", "evt_3", "evt_4", "evt_5", "evt_6");
    }

    @Test
    void a_worker_that_died_loses_its_subscription_when_its_lease_ends_and_is_not_heard_after() {
        var id = desk.subscribe("ZJ");
        desk.tell("A");
        var slow = desk.webhooks.take(id).orElseThrow();
        assertThat(Desk.send(slow, Desk::ok)).containsExactly("evt_1");
        assertThat(desk.webhooks.due()).isEmpty();
        assertThat(desk.webhooks.take(id)).isEmpty();
        desk.clock.move(Duration.ofMinutes(2));
        var next = desk.webhooks.take(id).orElseThrow();
        assertThat(desk.webhooks.settle(slow)).isFalse();
        assertThat(Desk.send(next, Desk::ok)).as("the same id").containsExactly("evt_1");
        assertThat(desk.webhooks.settle(next)).isTrue();
        assertThat(desk.log(id, "evt_1").attempts()).isEqualTo(1);
        assertThat(desk.webhooks.due()).isEmpty();
    }

    @Test
    void a_round_ends_in_time_before_its_lease_and_what_is_left_is_not_lost() {
        var id = desk.subscribe("ZJ");
        desk.tell(IntStream.range(0, 50).mapToObj(n -> "S" + n % 5).toArray(String[]::new));
        var sent = new ArrayList<String>();
        for (var round = desk.webhooks.take(id); round.isPresent(); round = desk.webhooks.take(id)) {
            sent.addAll(Desk.send(round.get(), m -> {
                desk.clock.move(Duration.ofSeconds(7));
                return Desk.ok(m);
            }));
            assertThat(desk.webhooks.settle(round.get())).isTrue();
        }
        assertThat(sent).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void both_secrets_sign_while_a_rotation_overlaps_and_then_the_new_one_alone() {
        var first = desk.subscriptions.add(Desk.caller("ZJ"), new Subscriptions.Wish(Desk.URL, List.of(), ""));
        var id = first.subscription().id();
        var second = desk.subscriptions.rotate(Desk.caller("ZJ"), id);
        assertThat(second.secret()).startsWith("whsec_").isNotEqualTo(first.secret());
        assertThat(genuine(first.secret(), second.secret())).containsExactly(true, true);
        desk.clock.move(Duration.ofHours(24).plusSeconds(1));
        assertThat(genuine(first.secret(), second.secret())).containsExactly(false, true);
    }

    private List<Boolean> genuine(String... secrets) {
        var found = new ArrayList<Boolean>();
        desk.tell("A");
        desk.send(m -> {
            var headers = m.headers();
            var signed = new SignedMessage(
                    headers.get("webhook-id"), Long.parseLong(headers.get("webhook-timestamp")), m.body());
            for (var secret : secrets)
                found.add(signed.genuine(
                        headers.get("webhook-signature"),
                        Base64.getDecoder().decode(secret.substring(6)),
                        desk.clock.instant()));
            return Desk.ok(m);
        });
        return found;
    }

    @Test
    void a_range_is_sent_again_in_order_and_byte_for_byte_the_same() {
        desk.tell("A");
        var id = desk.subscribe("ZJ");
        desk.tell("A", "B", "A");
        var bodies = new ArrayList<String>();
        desk.send(m -> keep(bodies, m));
        assertThat(desk.log.resend(Desk.caller("ZJ"), id, "evt_1", "evt_4", false))
                .isEqualTo(4);
        assertThat(desk.send(m -> keep(bodies, m)))
                .containsExactlyInAnyOrder("evt_1", "evt_2", "evt_3", "evt_4")
                .containsSubsequence("evt_1", "evt_2", "evt_4");
        assertThat(bodies.subList(3, 7)).containsAll(bodies.subList(0, 3));
        assertThatThrownBy(() -> desk.log.resend(Desk.caller("ZJ"), id, "evt_90", "evt_99", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nothing to send again");
    }

    private static Answer keep(List<String> bodies, Message message) {
        bodies.add(new String(message.body(), StandardCharsets.UTF_8));
        return Desk.ok(message);
    }

    @Test
    void a_host_the_operator_took_off_the_list_gets_nothing_more() {
        var id = desk.subscribe("ZJ");
        desk.jdbc
                .sql("UPDATE subscription SET url = 'https://gone.example.cn/'")
                .update();
        desk.tell("A");
        assertThat(desk.send(Desk::ok)).isEmpty();
        assertThat(desk.subscriptions.get(Desk.caller("ZJ"), id).error()).contains("provgate.webhooks.allow");
    }

    @Test
    void what_was_removed_gets_nothing_more_and_its_secret_is_forgotten() {
        var id = desk.subscribe("ZJ");
        desk.tell("A");
        desk.subscriptions.remove(Desk.caller("ZJ"), id);
        assertThat(desk.send(Desk::ok)).isEmpty();
        assertThat(desk.jdbc
                        .sql("SELECT count(*) FROM subscription WHERE secret IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> desk.subscriptions.get(Desk.caller("ZJ"), id)).isInstanceOf(Refusal.class);
    }

    @Test
    void what_arrived_leaves_evidence_and_no_secret_does() {
        desk.subscribe("ZJ");
        desk.tell("A", "B");
        desk.send(Desk::ok);
        assertThat(desk.jdbc
                        .sql("SELECT action || ' ' || outcome FROM evidence ORDER BY sequence")
                        .query(String.class)
                        .list())
                .containsExactly("subscription.added added", "subscription.sent DELIVERED 2");
        assertThat(desk.evidence.verify()).isInstanceOf(Verification.Intact.class);
    }
}
