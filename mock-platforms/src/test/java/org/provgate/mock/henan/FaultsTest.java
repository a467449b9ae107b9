package org.provgate.mock.henan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.mock.Fault;
import org.provgate.mock.register.Simulation;

/** Each fault, as a plain client meets it. */
class FaultsTest {

    private static final Map<String, String> AREA = Map.of("areaCode", "410402", "limit", "50");

    private final Clock clock = Clock.systemUTC();
    private final HenanPlatform platform = HenanPlatform.start(HenanSettings.of(Simulation.of("410402", 100), clock));
    private final HenanCaller caller = new HenanCaller(platform, clock);

    @BeforeEach
    void login() throws Exception {
        caller.loggedIn();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private HenanCaller.Reply subjects() throws Exception {
        return caller.get("/subjects", AREA);
    }

    @Test
    void a_reset_before_leaves_nothing_done_and_a_reset_after_everything() throws Exception {
        var item = "{\"records\":[{\"itemCode\":\"41040200000001\",\"itemName\":\"年报公示\",\"itemClass\":\"KEY\"}]}";
        platform.faults().next(Fault.RESET_BEFORE, 1, "/items");
        assertThatThrownBy(() -> caller.send("PUT", "/items:batch", item)).isInstanceOf(IOException.class);
        assertThat(platform.inspection().items()).isEmpty();
        platform.faults().next(Fault.RESET_AFTER, 1, "/items");
        assertThatThrownBy(() -> caller.send("PUT", "/items:batch", item)).isInstanceOf(IOException.class);
        assertThat(platform.inspection().items()).hasSize(1);
        assertThat(platform.faults().seen(Fault.RESET_BEFORE)).isOne();
        assertThat(platform.faults().seen(Fault.RESET_AFTER)).isOne();
    }

    @Test
    void a_cut_body_ends_before_its_length() throws Exception {
        platform.faults().next(Fault.CUT_BODY, 1);
        assertThatThrownBy(this::subjects).isInstanceOf(IOException.class);
        assertThat(subjects().code()).as("only once").isEqualTo("200 00");
    }

    @Test
    void delay_and_drip_keep_the_caller_waiting() throws Exception {
        platform.faults().delay(Duration.ofMillis(400));
        for (var fault : new Fault[] {Fault.DELAY, Fault.DRIP}) {
            platform.faults().next(fault, 1);
            long start = System.nanoTime();
            assertThat(subjects().code()).isEqualTo("200 00");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("%s", fault)
                    .isGreaterThan(Duration.ofMillis(350));
        }
    }

    @Test
    void a_maintenance_page_comes_with_200() throws Exception {
        platform.faults().next(Fault.HTML, 1);
        var reply = subjects();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).startsWith("<!DOCTYPE html>").contains("系统维护");
    }

    @Test
    void quota_and_busy_say_when_to_come_back_or_do_not() throws Exception {
        platform.faults().retryAfter(Duration.ofSeconds(7));
        platform.faults().next(Fault.QUOTA, 1);
        var quota = subjects();
        assertThat(quota.code()).isEqualTo("429 E4290");
        assertThat(quota.http().headers().firstValue("Retry-After")).contains("7");
        platform.faults().next(Fault.BUSY, 1);
        var busy = subjects();
        assertThat(busy.code()).isEqualTo("503 E5001");
        assertThat(busy.http().headers().firstValue("Retry-After")).contains("7");
        platform.faults().next(Fault.BUSY_SILENT, 1);
        var silent = subjects();
        assertThat(silent.code()).isEqualTo("503 E5001");
        assertThat(silent.http().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void session_and_cursor_expire_where_there_is_one() throws Exception {
        platform.faults().next(Fault.TOKEN_EXPIRED, 1);
        caller.loggedIn();
        assertThat(subjects().code()).isEqualTo("401 E4101");
        platform.faults().next(Fault.CURSOR_EXPIRED, 1);
        var first = subjects();
        assertThat(first.code()).isEqualTo("200 00");
        var next = caller.get(
                "/subjects", Map.of("cursor", first.json().get("nextCursor").asText()));
        assertThat(next.code()).isEqualTo("410 E4102");
    }

    @Test
    void an_empty_page_is_not_the_last_and_nothing_is_missing() throws Exception {
        platform.faults().every(2, Fault.EMPTY_PAGE);
        assertThat(new HashSet<>(caller.chain("/subjects", Map.of(), 10))).hasSize(100);
        assertThat(platform.faults().seen(Fault.EMPTY_PAGE)).isGreaterThan(5);
    }

    @Test
    void rows_that_shift_come_twice_or_are_lost() throws Exception {
        platform.faults().every(1, Fault.ROWS_REPEATED);
        var repeated = caller.chain("/subjects", Map.of(), 10);
        assertThat(repeated.size()).isGreaterThan(130);
        assertThat(new HashSet<>(repeated)).hasSize(100);
        platform.faults().clear();
        platform.faults().next(Fault.ROWS_LOST, 1);
        var lost = caller.chain("/subjects", Map.of(), 10);
        assertThat(new HashSet<>(lost)).hasSize(90);
    }

    @Test
    void every_nth_request_fails_until_cleared() throws Exception {
        platform.faults().every(3, Fault.BUSY);
        int busy = 0;
        for (int i = 0; i < 9; i++) if (subjects().status() == 503) busy++;
        assertThat(busy).isEqualTo(3);
        platform.faults().clear();
        for (int i = 0; i < 4; i++) assertThat(subjects().status()).isEqualTo(200);
    }
}
