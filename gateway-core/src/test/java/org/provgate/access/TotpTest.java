package org.provgate.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA-1; of its eight digits the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_vectors_of_the_standard(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30)).isEqualTo(code);
    }

    @Test
    void a_step_early_or_late_is_taken_and_two_are_not() {
        long step = 50_000_000;
        var code = Totp.code(SECRET, step);
        for (int drift = -1; drift <= 1; drift++)
            assertThat(Totp.step(SECRET, code, at(step + drift), 0)).hasValue(step);
        assertThat(Totp.step(SECRET, code, at(step + 2), 0)).isEmpty();
        assertThat(Totp.step(SECRET, code, at(step - 2), 0)).isEmpty();
    }

    @Test
    void a_step_used_up_is_used_up_for_earlier_ones_too() {
        long step = 50_000_000;
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step), at(step), step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 1), at(step), step))
                .isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 1), at(step), step))
                .hasValue(step + 1);
        assertThat(Totp.step(SECRET, "", at(step), 0)).isEmpty();
    }

    /** RFC 4648, section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secrets_are_written_in_base_32(String plain, String text) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }

    @Test
    void an_authenticator_is_given_name_and_secret() {
        assertThat(Totp.uri(SECRET, "li.an"))
                .isEqualTo("otpauth://totp/Provgate:li.an?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Provgate");
    }

    private static Instant at(long step) {
        return Instant.ofEpochSecond(step * 30 + 7);
    }
}
