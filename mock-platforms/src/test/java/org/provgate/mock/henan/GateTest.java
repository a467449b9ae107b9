package org.provgate.mock.henan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.mock.register.Simulation;

/** Every check at the gate, seen to refuse. */
class GateTest {

    private static final Map<String, String> AREA = Map.of("areaCode", "410402");

    private final SettableClock clock = new SettableClock("2026-11-21T03:00:00Z");
    private final HenanPlatform platform = HenanPlatform.start(HenanSettings.of(Simulation.of("410402", 10), clock));
    private final HenanCaller caller = new HenanCaller(platform, clock);

    @BeforeEach
    void login() throws Exception {
        caller.loggedIn();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private String subjects(Map<String, String> overrides) throws Exception {
        return caller.call("GET", "/subjects", AREA, "", overrides).code();
    }

    @Test
    void a_good_signature_is_let_in() throws Exception {
        assertThat(subjects(Map.of())).isEqualTo("200 00");
        assertThat(platform.requests("GET /subjects")).isOne();
    }

    @Test
    void a_wrong_or_missing_header_is_refused() throws Exception {
        assertThat(subjects(Map.of("X-Signature", "0".repeat(64)))).isEqualTo("401 E4001");
        for (var name : new String[] {"X-App-Id", "X-Timestamp", "X-Nonce", "X-Signature"})
            assertThat(subjects(Map.of(name, ""))).as("without %s", name).isEqualTo("401 E4001");
        assertThat(subjects(Map.of("X-App-Id", "GW410403"))).isEqualTo("401 E4001");
        assertThat(subjects(Map.of("X-Nonce", "0123456789ABCDEF"))).isEqualTo("401 E4001");
        assertThat(subjects(Map.of("X-Nonce", "0123"))).isEqualTo("401 E4001");
    }

    @Test
    void body_method_and_query_are_signed() throws Exception {
        var sent = caller.request("PUT", "/items:batch", Map.of(), "{\"records\":[]}", Map.of());
        var signature = sent.headers().firstValue("X-Signature").orElseThrow();
        var nonce = sent.headers().firstValue("X-Nonce").orElseThrow();
        var overrides = Map.of("X-Signature", signature, "X-Nonce", nonce);
        assertThat(caller.call("PUT", "/items:batch", Map.of(), "{\"records\": []}", overrides)
                        .code())
                .isEqualTo("401 E4001");
        assertThat(caller.call("POST", "/items:batch", Map.of(), "{\"records\":[]}", overrides)
                        .code())
                .isEqualTo("401 E4001");
        assertThat(caller.call("PUT", "/items:batch", Map.of("a", "b"), "{\"records\":[]}", overrides)
                        .code())
                .isEqualTo("401 E4001");
        assertThat(caller.send(sent).code()).isEqualTo("200 00");
    }

    @Test
    void a_timestamp_outside_five_minutes_is_refused_before_the_signature() throws Exception {
        long late = clock.millis() - 300_001;
        var reply = caller.call(
                "GET",
                "/subjects",
                AREA,
                "",
                Map.of("X-Timestamp", Long.toString(late), "X-Signature", "0".repeat(64)));
        assertThat(reply.code()).isEqualTo("401 E4002");
        assertThat(reply.http().headers().allValues("Date")).containsExactly("Sat, 21 Nov 2026 03:00:00 GMT");
        assertThat(subjects(Map.of("X-Timestamp", Long.toString(clock.millis() + 300_001))))
                .isEqualTo("401 E4002");
        assertThat(subjects(Map.of("X-Timestamp", Long.toString(clock.millis() - 300_000))))
                .isEqualTo("200 00");
        assertThat(caller.token("/app/token", "test-app-secret-410402", late).code())
                .isEqualTo("401 E4002");
    }

    @Test
    void a_nonce_is_good_once_in_ten_minutes() throws Exception {
        var nonce = Map.of("X-Nonce", "aaaaaaaaaaaaaaaa");
        assertThat(subjects(nonce)).isEqualTo("200 00");
        assertThat(subjects(nonce)).isEqualTo("401 E4003");
        clock.forward(Duration.ofMinutes(10));
        assertThat(subjects(nonce)).isEqualTo("200 00");
    }

    @Test
    void a_nonce_is_spent_by_a_valid_signature_only_but_then_whatever_the_answer() throws Exception {
        var nonce = Map.of("X-Nonce", "bbbbbbbbbbbbbbbb");
        assertThat(subjects(Map.of("X-Nonce", "bbbbbbbbbbbbbbbb", "X-Signature", "0".repeat(64))))
                .isEqualTo("401 E4001");
        assertThat(caller.call("GET", "/nothing", Map.of(), "", nonce).code()).isEqualTo("404 E4040");
        assertThat(subjects(nonce)).isEqualTo("401 E4003");
    }

    @Test
    void a_session_ends_after_fifteen_minutes_and_is_refreshed_for_two_days() throws Exception {
        clock.forward(Duration.ofMinutes(15));
        assertThat(subjects(Map.of())).isEqualTo("401 E4101");
        caller.accept(caller.token("/app/token/refresh", caller.refreshSecret));
        assertThat(subjects(Map.of())).isEqualTo("200 00");
        assertThat(caller.token("/app/token/refresh", "wrong").code()).isEqualTo("401 E4001");
        clock.forward(Duration.ofHours(48));
        assertThat(caller.token("/app/token/refresh", caller.refreshSecret).code())
                .isEqualTo("401 E4101");
    }

    @Test
    void a_second_login_does_not_end_the_first_session() throws Exception {
        var first = caller.secret;
        caller.loggedIn();
        assertThat(caller.secret).isNotEqualTo(first);
        caller.secret = first;
        assertThat(subjects(Map.of())).isEqualTo("200 00");
    }

    @Test
    void an_expired_signature_is_expired_even_while_another_secret_lives() throws Exception {
        var first = caller.secret;
        clock.forward(Duration.ofMinutes(15));
        caller.loggedIn();
        caller.secret = first;
        assertThat(subjects(Map.of())).isEqualTo("401 E4101");
        assertThat(subjects(Map.of("X-Signature", "0".repeat(64)))).isEqualTo("401 E4001");
    }

    @Test
    void a_login_signed_with_another_secret_is_refused() throws Exception {
        assertThat(caller.token("/app/token", "guess").code()).isEqualTo("401 E4001");
    }
}
