package org.provgate.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form of Standard Webhooks 1.0.0, with the vector its own libraries are tested with. */
class SignedMessageTest {

    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final byte[] OTHER = new byte[32];
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String BODY = "{\"test\": 2432232314}";

    private final SignedMessage message = message("msg_p5jXN8AQM9LWM0D4loKWxJek", SENT.getEpochSecond(), BODY);

    @Test
    void the_published_vector_comes_out() {
        assertThat(message.signatures(List.of(SECRET))).isEqualTo(SIGNATURE);
    }

    @Test
    void one_right_signature_among_several_is_enough() {
        assertThat(message.signatures(List.of(OTHER, SECRET)))
                .endsWith(" " + SIGNATURE)
                .hasSizeGreaterThan(80);
        assertThat(message.genuine(message.signatures(List.of(OTHER, SECRET)), SECRET, SENT))
                .isTrue();
        assertThat(message.genuine("v1a,x v2," + SIGNATURE.substring(3) + " " + SIGNATURE, SECRET, SENT))
                .isTrue();
    }

    @Test
    void forged_messages_are_told() {
        assertThat(message(message.id(), message.timestamp(), BODY + " ").genuine(SIGNATURE, SECRET, SENT))
                .isFalse();
        assertThat(message("msg_2", message.timestamp(), BODY).genuine(SIGNATURE, SECRET, SENT))
                .isFalse();
        assertThat(message(message.id(), message.timestamp() + 1, BODY).genuine(SIGNATURE, SECRET, SENT))
                .isFalse();
        assertThat(message.genuine(SIGNATURE, OTHER, SENT)).isFalse();
        assertThat(message.genuine("v2," + SIGNATURE.substring(3), SECRET, SENT))
                .isFalse();
        for (var nothing : List.of("", " ", "v1,", "v1"))
            assertThat(message.genuine(nothing, SECRET, SENT)).isFalse();
    }

    @Test
    void a_message_played_again_after_five_minutes_is_told_and_one_from_the_future() {
        assertThat(message.genuine(SIGNATURE, SECRET, SENT.plusSeconds(300))).isTrue();
        assertThat(message.genuine(SIGNATURE, SECRET, SENT.plusSeconds(301))).isFalse();
        assertThat(message.genuine(SIGNATURE, SECRET, SENT.minusSeconds(301))).isFalse();
    }

    private static SignedMessage message(String id, long timestamp, String body) {
        return new SignedMessage(id, timestamp, body.getBytes(StandardCharsets.UTF_8));
    }
}
