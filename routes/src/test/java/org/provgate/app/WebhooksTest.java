package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.app.TellingGateway.caller;
import static org.provgate.app.TellingGateway.recall;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.mock.bureau.Listener;
import org.provgate.subscriptions.Subscriptions;
import org.provgate.subscriptions.WebhookLog;

/** Webhooks over real HTTP, to a listener with its own reading of the specification. */
class WebhooksTest {

    @TempDir
    Path folder;

    private Listener listener;
    private TellingGateway gateway;

    @BeforeEach
    void aListener() {
        listener = new Listener(java.time.Clock.systemUTC());
        gateway = new TellingGateway(folder, List.of(listener.origin()));
    }

    @AfterEach
    void ended() {
        gateway.close();
        listener.close();
    }

    @Test
    void R55_an_event_arrives_once_signed_thin_and_in_the_log() {
        var subscription = gateway.subscribe("ZJ", listener);
        gateway.tell(recall("ZJ", "91410402MA9K0001XT", 17), recall("XF", "91410402MA9K0001XT", 18));
        gateway.send();
        gateway.send();

        assertThat(listener.arrivals()).hasSize(1);
        var arrival = listener.arrivals().get(0);
        assertThat(arrival.genuine()).isTrue();
        assertThat(arrival.headers())
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("authorization");
        assertThat(arrival.body())
                .matches(
                        "\\{\"id\":\"evt_1\",\"type\":\"sanction.recalled\",\"timestamp\":\"[^\"]+Z\",\"data\":\\{"
                                + "\"subject\":\"91410402MA9K0001XT\",\"object\":\"sanctions/17\",\"href\":\"/api/v1/sanctions/17\"}}");
        var log = gateway.bean(WebhookLog.class).page(caller("ZJ"), subscription.id(), List.of(), null, 10);
        assertThat(log.deliveries()).singleElement().satisfies(d -> {
            assertThat(d.event()).isEqualTo(arrival.id());
            assertThat(d.state()).isEqualTo(WebhookLog.State.DELIVERED);
            assertThat(d.attempts()).isEqualTo(1);
            assertThat(d.status()).isEqualTo(204);
        });
    }

    @Test
    void a_subscriber_that_was_down_catches_up_in_order_under_the_same_ids() {
        gateway.subscribe("ZJ", listener);
        listener.down();
        for (int n = 1; n <= 30; n++) gateway.tell(recall("ZJ", "FIRM-" + n % 3, n));
        gateway.send();
        gateway.clock.move(Duration.ofHours(1));
        gateway.send();
        assertThat(listener.arrivals()).isEmpty();
        assertThat(listener.requests())
                .as("not every event is tried at a dead address")
                .isLessThan(20);

        listener.up();
        gateway.clock.move(Duration.ofHours(1));
        gateway.send();
        for (int firm = 0; firm < 3; firm++) {
            var name = "FIRM-" + firm;
            assertThat(listener.arrivals().stream()
                            .filter(a -> a.body().contains(name))
                            .map(Listener.Arrival::id)
                            .toList())
                    .hasSize(10)
                    .isSortedAccordingTo(java.util.Comparator.comparing(id -> Integer.parseInt(id.substring(4))));
        }
        assertThat(listener.arrivals()).hasSize(30);
    }

    @Test
    void a_redirect_is_not_followed_and_said_so() {
        try (var elsewhere = new Listener(java.time.Clock.systemUTC())) {
            var subscription = gateway.subscribe("ZJ", listener);
            listener.answer(a -> new Listener.Reply(302, Map.of("Location", elsewhere.url())));
            gateway.tell(recall("ZJ", "FIRM-1", 1));
            gateway.send();
            assertThat(elsewhere.requests()).isZero();
            assertThat(gateway.bean(WebhookLog.class)
                            .page(caller("ZJ"), subscription.id(), List.of(), null, 10)
                            .deliveries()
                            .get(0)
                            .error())
                    .contains("redirects are not followed");
        }
    }

    @Test
    void a_410_switches_the_subscription_off_until_it_is_resumed() {
        var subscription = gateway.subscribe("ZJ", listener);
        listener.answer(a -> new Listener.Reply(410, Map.of()));
        gateway.tell(recall("ZJ", "FIRM-1", 1));
        gateway.send();
        gateway.clock.move(Duration.ofDays(1));
        gateway.send();
        assertThat(listener.requests()).isEqualTo(1);

        listener.up();
        gateway.bean(Subscriptions.class).resume(caller("ZJ"), subscription.id());
        gateway.send();
        assertThat(listener.arrivals()).hasSize(1);
    }

    @Test
    void retry_after_is_obeyed_to_the_second() {
        gateway.subscribe("ZJ", listener);
        listener.answer(a -> new Listener.Reply(429, Map.of("Retry-After", "7200")));
        gateway.tell(recall("ZJ", "FIRM-1", 1));
        gateway.send();
        listener.up();
        gateway.clock.move(Duration.ofSeconds(7_199));
        gateway.send();
        assertThat(listener.requests()).isEqualTo(1);
        gateway.clock.move(Duration.ofSeconds(1));
        gateway.send();
        assertThat(listener.arrivals()).hasSize(1);
    }
}
