package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of the contract and of GB/T 32905 and 32907. */
class ContractVectorsTest {

    private static final byte[] KEY = HexFormat.of().parseHex(FixedContext.KEY);
    private static final byte[] IV = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
    private static final String TEXT = "<Subject><EntName>平顶山市新华区㐀建筑公司</EntName></Subject>";
    private static final String SECRET =
            "TcwyoZipgHsgoUvLPaHiQEkkgTV/PFC0rSj7YMSEvM/md8nzNb1McZNdAwF7hkIy81qd5aw28coz3ISWb683ZLGaNctDrQzpUGgnWcCQ1Hw=";

    @ParameterizedTest
    @CsvSource({
        "abc, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd,"
                + " debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
        "'', 1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"
    })
    void sm3_of_the_standard(String text, String hash) {
        assertThat(Guomi.sm3(text)).isEqualTo(hash);
    }

    @Test
    void sm3_of_parts_is_sm3_of_the_whole() {
        assertThat(Guomi.sm3("a", "", "bc")).isEqualTo(Guomi.sm3("abc"));
    }

    @Test
    void sm4_of_the_standard_once_and_a_million_times() {
        var engine = new SM4Engine();
        engine.init(true, new KeyParameter(KEY));
        var block = KEY.clone();
        engine.processBlock(block, 0, block, 0);
        assertThat(HexFormat.of().formatHex(block)).isEqualTo("681edf34d206965e86b3e94f536e4246");
        for (int round = 1; round < 1_000_000; round++) engine.processBlock(block, 0, block, 0);
        assertThat(HexFormat.of().formatHex(block)).isEqualTo("595298c7c6fd271f0402f804c33d3f66");
    }

    @Test
    void sm4_cbc_over_gb18030() throws InvalidCipherTextException {
        var bytes = TEXT.getBytes(Guomi.GB18030);
        assertThat(bytes).hasSize(64);
        assertThat(Guomi.sm3(TEXT)).isEqualTo("b3624f15fad2e765ab22b678d7ec453553282405a2be2a62656b7a49bc5e38b2");
        assertThat(Base64.getEncoder().encodeToString(Guomi.encrypt(KEY, IV, bytes)))
                .isEqualTo(SECRET);
        assertThat(Guomi.decrypt(KEY, IV, Base64.getDecoder().decode(SECRET))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"㐀, 8139ee39", "𠀀, 95328236"})
    void rare_characters_take_four_bytes(String character, String bytes) {
        assertThat(HexFormat.of().formatHex(character.getBytes(Guomi.GB18030))).isEqualTo(bytes);
        assertThat(new String(HexFormat.of().parseHex(bytes), Guomi.GB18030)).isEqualTo(character);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain ASCII <&>", "曲阳县", "㐀𠀀 and ASCII", "\u0080ÿ"})
    void the_short_way_for_ascii_gives_the_bytes_of_gb18030(String text) throws CharacterCodingException {
        assertThat(Guomi.bytes(text)).isEqualTo(text.getBytes(Guomi.GB18030));
        assertThat(Guomi.text(Guomi.bytes(text))).isEqualTo(text);
    }

    @Test
    void a_character_cut_in_its_middle_is_no_text() {
        var cut = Arrays.copyOf("㐀".getBytes(Guomi.GB18030), 3);
        assertThatThrownBy(() -> Guomi.text(cut)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void the_whole_envelope() {
        var inner = "<Request><areaCode>130634</areaCode><startdate/><enddate/><kind>01</kind></Request>";
        var request = Envelope.seal("1001", "2026112100001", inner, new FixedContext());
        assertThat(new String(request.body(), StandardCharsets.US_ASCII))
                .contains("<SendTime>20261121031500</SendTime>")
                .contains(
                        "<EncData>IQQ+0l5QmQWIgAy38Sdu68DbMznjCpnDCoJhV0CasLO0jGy4/0HLpaf+NgKTJelr/MPe5CdZ7iR/nNLRLOGz"
                                + "MsTIH2ocEmsnRgmf9CsVDZ8ozFY48Jzk/zwYX9Lyupnu</EncData>")
                .contains("<Sign>813544548b03b4877bd9ca1aff6d7b3056c85d8abec37435e0333e85bc2cf39b</Sign>");
    }
}
