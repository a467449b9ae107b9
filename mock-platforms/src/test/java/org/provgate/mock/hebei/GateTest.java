package org.provgate.mock.hebei;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.provgate.mock.Fault;
import org.provgate.mock.register.Simulation;

/** Every check of the contract is seen to refuse, and in the contract's order. */
class GateTest {
    private static final String EVERYTHING = HebeiCaller.window("", "") + "<kind/>";

    private final SettableClock clock = new SettableClock("2026-11-20T19:15:00Z");
    private final HebeiPlatform platform = HebeiPlatform.start(HebeiSettings.of(Simulation.of("130634", 50), clock));
    private final HebeiCaller caller = new HebeiCaller(platform, clock);

    @AfterEach
    void stop() {
        platform.close();
    }

    private HebeiCaller.Reply send(Envelope envelope) throws Exception {
        return HebeiCaller.read(caller.post(envelope.write()).body());
    }

    private Envelope good() {
        return caller.sealed("1001", caller.newBatch(), EVERYTHING);
    }

    private static Envelope with(Envelope e, String appCode, String sendTime, String encType) {
        return new Envelope(appCode, e.tranCode(), e.batchNo(), sendTime, encType, e.sign(), e.content());
    }

    @Test
    void a_good_question_is_answered_signed_and_echoed() throws Exception {
        var question = good();
        var reply = send(question);
        assertThat(reply.code()).isEqualTo("0");
        assertThat(reply.head("EncType")).isEqualTo("SM4");
        assertThat(reply.head("TranCode")).isEqualTo("1001");
        assertThat(reply.head("BatchNo")).isEqualTo(question.batchNo());
    }

    @Test
    void an_unreadable_envelope_is_answered_unsigned_with_an_empty_head() throws Exception {
        for (var text : new String[] {
            "", "no xml", "<Package/>", "<!DOCTYPE Package [<!ENTITY a \"1\">]><Package><Head/><Body/></Package>"
        }) {
            var reply = HebeiCaller.read(
                    caller.post(text.getBytes(StandardCharsets.US_ASCII)).body());
            assertThat(reply.code()).isEqualTo("2003");
            assertThat(reply.head("EncType")).isEqualTo("NONE");
            assertThat(reply.head("Sign") + reply.head("AppCode") + reply.head("BatchNo"))
                    .isEmpty();
        }
    }

    @Test
    void app_code_before_send_time_before_enc_type_before_sign_before_decryption() throws Exception {
        var good = good();
        var late = "20261121032501";
        assertThat(send(with(good, "X", late, "NONE")).code()).isEqualTo("1004");
        assertThat(send(with(good, good.appCode(), late, "NONE")).code()).isEqualTo("1002");
        assertThat(send(with(good, good.appCode(), good.sendTime(), "NONE")).code())
                .isEqualTo("1003");
        var unsigned = send(good.signed("0".repeat(64)));
        assertThat(unsigned.code()).isEqualTo("1001");
        assertThat(unsigned.head("EncType")).isEqualTo("NONE");
        assertThat(unsigned.head("Sign")).isEmpty();
        assertThat(unsigned.head("BatchNo")).isEqualTo(good.batchNo());
        for (var content : new String[] {"***", "AAAA", ""}) {
            var broken =
                    new Envelope(good.appCode(), good.tranCode(), good.batchNo(), good.sendTime(), "SM4", "", content);
            assertThat(send(HebeiCaller.signed(broken)).code()).isEqualTo("1003");
        }
    }

    @Test
    void send_time_may_be_off_by_ten_minutes_and_no_more() throws Exception {
        var early = good();
        clock.forward(Duration.ofMinutes(10));
        assertThat(send(early).code()).isEqualTo("0");
        clock.forward(Duration.ofSeconds(1));
        assertThat(send(early).code()).isEqualTo("1002");
    }

    @Test
    void tran_code_before_night_before_batch_before_content() throws Exception {
        platform.switches().closeUntil(LocalDateTime.of(2026, 11, 21, 6, 0));
        var wrongBatch = "2026112000001";
        assertThat(caller.ask("9999", wrongBatch, "").code()).isEqualTo("2001");
        var night = caller.ask("3001", wrongBatch, "<list><Row/>");
        assertThat(night.code()).isEqualTo("9002");
        assertThat(night.inner().textOf("reopen")).isEqualTo("20261121060000");
        assertThat(night.head("EncType")).as("signed from here on").isEqualTo("SM4");
        assertThat(caller.ask("1001", wrongBatch, EVERYTHING).code())
                .as("queries stay open, under any number")
                .isEqualTo("0");
        clock.forward(Duration.ofHours(3));
        assertThat(caller.ask("3001", wrongBatch, "<list><Row/>").code()).isEqualTo("2011");
        assertThat(caller.ask("3001", "<list><Row/>").code()).isEqualTo("2003");
    }

    @Test
    void a_known_batch_is_answered_as_before_and_refused_with_other_content() throws Exception {
        var batch = caller.newBatch();
        var empty = "<kind>I</kind><list/>";
        assertThat(caller.ask("2000", batch, empty).code()).isEqualTo("0");
        clock.forward(Duration.ofDays(2));
        assertThat(caller.ask("2000", batch, empty).code()).as("on any day").isEqualTo("0");
        assertThat(caller.ask("2000", batch, "<kind>O</kind><list/>").code()).isEqualTo("2009");
        assertThat(caller.ask("2001", batch, empty).code()).isEqualTo("2009");
    }

    @Test
    void a_refusal_uses_up_no_batch_number() throws Exception {
        var batch = caller.newBatch();
        assertThat(caller.ask("2000", batch, "<kind>Z</kind><list/>").code()).isEqualTo("2003");
        platform.faults().next(Fault.QUOTA, 1);
        assertThat(caller.ask("2000", batch, "<kind>O</kind><list/>").code()).isEqualTo("9001");
        assertThat(caller.ask("2000", batch, "<kind>I</kind><list/>").code()).isEqualTo("0");
    }

    @Test
    void a_document_type_inside_is_refused_too() throws Exception {
        var inner = "<!DOCTYPE Request [<!ENTITY a \"1\">]><Request/>".getBytes(Guomi.GB18030);
        var reply = send(caller.sealed("1001", caller.newBatch(), inner));
        assertThat(reply.code()).isEqualTo("2003");
        assertThat(reply.head("EncType")).isEqualTo("SM4");
    }
}
