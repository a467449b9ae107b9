package org.provgate.mock.hebei;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.provgate.mock.register.Simulation;

/** The numbers of the contract, recomputed: what fails here fails against every other implementation of it. */
class ContractVectorsTest {
    private static final byte[] KEY = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
    private static final String INNER =
            "<Request><areaCode>130634</areaCode><startdate/><enddate/><kind>01</kind></Request>";
    private static final String ENC_DATA =
            "IQQ+0l5QmQWIgAy38Sdu68DbMznjCpnDCoJhV0CasLO0jGy4/0HLpaf+NgKTJelr/MPe5CdZ7iR/nNLRLOGzMsTIH2ocEmsnRgmf9CsVDZ8ozFY48Jzk/zwYX9Lyupnu";
    private static final String SIGN = "813544548b03b4877bd9ca1aff6d7b3056c85d8abec37435e0333e85bc2cf39b";

    private final Gate gate = new Gate(HebeiSettings.of(
            Simulation.of("130634", 1), Clock.fixed(Instant.parse("2026-11-20T19:15:00Z"), ZoneOffset.UTC)));

    @Test
    void sm3_of_the_published_examples() {
        assertThat(Guomi.sm3("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(Guomi.sm3(new byte[0]))
                .isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
    }

    @Test
    void sm4_cbc_over_gb18030_with_a_rare_character() throws Exception {
        var text = "<Subject><EntName>平顶山市新华区㐀建筑公司</EntName></Subject>".getBytes(Guomi.GB18030);
        var iv = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
        assertThat(text).hasSize(64);
        assertThat(Guomi.sm3(text)).isEqualTo("b3624f15fad2e765ab22b678d7ec453553282405a2be2a62656b7a49bc5e38b2");
        var secret = Guomi.encrypt(KEY, iv, text);
        assertThat(Base64.getEncoder().encodeToString(secret))
                .isEqualTo(
                        "TcwyoZipgHsgoUvLPaHiQEkkgTV/PFC0rSj7YMSEvM/md8nzNb1McZNdAwF7hkIy81qd5aw28coz3ISWb683ZLGaNctDrQzpUGgnWcCQ1Hw=");
        assertThat(Guomi.decrypt(KEY, iv, secret)).isEqualTo(text);
    }

    @Test
    void the_whole_envelope_opens() throws Exception {
        var sent = new Envelope("130634ZJ", "1001", "2026112100001", "20261121031500", "SM4", SIGN, ENC_DATA);
        assertThat(gate.open(Envelope.read(sent.write()))).isEqualTo(INNER.getBytes(Guomi.GB18030));
    }

    @Test
    void the_whole_envelope_is_sealed_to_the_same_bytes() {
        var question = new Envelope("130634ZJ", "1001", "2026112100001", "20261121031000", "SM4", "", "");
        var sealed = gate.seal(question, INNER);
        assertThat(sealed.sendTime()).isEqualTo("20261121031500");
        assertThat(sealed.content()).isEqualTo(ENC_DATA);
        assertThat(sealed.sign()).isEqualTo(SIGN);
    }
}
