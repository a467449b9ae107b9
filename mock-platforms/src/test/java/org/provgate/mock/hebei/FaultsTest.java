package org.provgate.mock.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.provgate.mock.Fault;
import org.provgate.mock.register.Simulation;

/** Each fault, as a plain client meets it. */
class FaultsTest {
    private static final String PAGE = HebeiCaller.window("", "") + "<startNum>1020</startNum><endNum>1059</endNum>";

    private final Clock clock = Clock.systemUTC();
    private final HebeiPlatform platform = HebeiPlatform.start(HebeiSettings.of(Simulation.of("130634", 100), clock));
    private final HebeiCaller caller = new HebeiCaller(platform, clock);

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void resets_and_cut_bodies_break_the_connection_once() throws Exception {
        for (var fault : new Fault[] {Fault.RESET_BEFORE, Fault.RESET_AFTER, Fault.CUT_BODY}) {
            platform.faults().next(fault, 1, "1002");
            assertThatThrownBy(() -> caller.ask("1002", PAGE)).as("%s", fault).isInstanceOf(IOException.class);
            assertThat(caller.ask("1002", PAGE).code()).isEqualTo("0");
            assertThat(platform.faults().seen(fault)).isOne();
        }
    }

    @Test
    void delay_and_drip_keep_the_caller_waiting() throws Exception {
        platform.faults().delay(Duration.ofMillis(400));
        for (var fault : new Fault[] {Fault.DELAY, Fault.DRIP}) {
            platform.faults().next(fault, 1);
            long start = System.nanoTime();
            assertThat(caller.ask("1002", PAGE).code()).isEqualTo("0");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(350));
        }
    }

    @Test
    void a_maintenance_page_comes_with_200_and_busy_with_503() throws Exception {
        platform.faults().next(Fault.HTML, 1);
        var html = caller.post(caller.sealed("1002", "1", PAGE).write());
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
        platform.faults().retryAfter(Duration.ofSeconds(7));
        platform.faults().next(Fault.BUSY, 1);
        var busy = caller.post(caller.sealed("1002", "1", PAGE).write());
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
        platform.faults().next(Fault.BUSY_SILENT, 1);
        var silent = caller.post(caller.sealed("1002", "1", PAGE).write());
        assertThat(silent.statusCode()).isEqualTo(503);
        assertThat(silent.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void busy_can_be_an_errcode() throws Exception {
        platform.faults().next(Fault.QUOTA, 1);
        assertThat(caller.ask("1002", PAGE).code()).isEqualTo("9001");
    }

    @Test
    void a_wrong_sign_and_a_wrong_echo_show() throws Exception {
        platform.faults().next(Fault.WRONG_SIGNATURE, 1);
        assertThatThrownBy(() -> caller.ask("1002", PAGE))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("Sign");
        platform.switches().echoWrongly(1);
        var batch = caller.newBatch();
        assertThat(caller.ask("1002", batch, PAGE).head("BatchNo")).isNotEqualTo(batch);
        assertThat(caller.ask("1002", batch, PAGE).head("BatchNo")).isEqualTo(batch);
    }

    @Test
    void a_page_can_lack_rows_or_begin_with_those_of_the_page_before() throws Exception {
        var good = new HashSet<>(caller.ask("1002", PAGE).inner().rows());
        platform.faults().next(Fault.ROWS_REPEATED, 1);
        assertThat(caller.ask("1002", PAGE).inner().rows()).containsAll(good).hasSizeGreaterThan(good.size());
        platform.faults().next(Fault.ROWS_LOST, 1);
        assertThat(caller.ask("1002", PAGE).inner().rows()).hasSize(good.size() - 10);
        platform.faults().next(Fault.EMPTY_PAGE, 1);
        assertThat(caller.ask("1002", PAGE).inner().rows()).isEmpty();
    }

    @Test
    void requests_are_counted_by_their_tran_code() throws Exception {
        caller.ask("1002", PAGE);
        caller.ask("3003", "<list/>");
        assertThat(platform.requests("1002")).isOne();
        assertThat(platform.requests()).isEqualTo(2);
    }
}
