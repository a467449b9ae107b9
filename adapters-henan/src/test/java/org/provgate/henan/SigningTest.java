package org.provgate.henan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.provgate.spi.PlatformException;

/** The vectors of the contract, and the rules of its section “Session”. */
class SigningTest {

    @ParameterizedTest
    @CsvSource({
        "'', 1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
        "abc, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd, debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
        "'{\"records\":[]}', bf801de2d208c030de14d0a46d2d989fe785e03b06902f2a33880ff77348ab16"
    })
    void sm3_gives_the_standards_vectors(String text, String digest) {
        assertThat(Sm3.digest(text.getBytes(UTF_8))).isEqualTo(digest);
    }

    @Test
    void hmac_sm3_gives_the_known_vector() {
        assertThat(Sm3.hmac("key", "abc"))
                .isEqualTo("28e63256e7c5a087b1f073265dc53092163f7b82729735d06f28f10af9d52393");
    }

    @Test
    void a_post_without_query_is_signed_as_the_contract_shows() {
        var request = Requests.signed(
                FixedContext.signedIn(),
                "POST",
                "/tasks/410402202310160001/results:batch",
                new TreeMap<>(),
                "{\"records\":[]}".getBytes(UTF_8));

        assertThat(request.target()).isEqualTo("/hn/gateway/tasks/410402202310160001/results:batch");
        assertThat(request.headers())
                .containsEntry("X-App-Id", "GW410402")
                .containsEntry("X-Nonce", "7f3c9a1e5b2d4c60")
                .containsEntry("X-Timestamp", "1697700000000")
                .containsEntry("X-Signature", "ec2418fda3f7fcdd2179da8858c69335ac6b8f79ebd43f2887998f5147cc05bc");
    }

    @Test
    void a_get_with_query_is_signed_as_the_contract_shows() {
        var query = new TreeMap<>(
                Map.of("areaCode", "410402", "updatedAfter", "2026-11-20T03:00:00.000+08:00", "limit", "1000"));

        var request = Requests.get(FixedContext.signedIn(), "/subjects", query);

        assertThat(request.target())
                .isEqualTo("/hn/gateway/subjects?areaCode=410402&limit=1000"
                        + "&updatedAfter=2026-11-20T03%3A00%3A00.000%2B08%3A00");
        assertThat(request.headers())
                .containsEntry("X-Signature", "b77a09e67f94dcd5e1803e7155fc5d2e677ea0d9b968e7db9c74a7e754893edb");
    }

    @Test
    void signing_in_is_signed_as_the_contract_shows() {
        var request = SignIn.encode(Optional.empty(), FixedContext.signedIn());

        assertThat(new String(request.body(), UTF_8))
                .isEqualTo("{\"appId\":\"GW410402\",\"timestamp\":\"1697700000000\","
                        + "\"sign\":\"5ac8aa97ed3edd37e58169cc850ad9ff41f39b2a648c89703bca56ef8baee06a\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "AZaz09-._~, AZaz09-._~",
        "a b+c, a%20b%2Bc",
        "'*/:=&%,', %2A%2F%3A%3D%26%25%2C",
        "新㐀𠀀, %E6%96%B0%E3%90%80%F0%A0%80%80"
    })
    void queries_are_percent_encoded_as_rfc_3986(String text, String encoded) {
        assertThat(Requests.encoded(text)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @CsvSource({
        "https://henan.example, /hn/gateway/x",
        "https://henan.example/, /hn/gateway/x",
        "https://henan.example:8443/edge/hn, /edge/hn/x",
        "https://henan.example/edge/hn/, /edge/hn/x",
        "https://henan.example/%E8%B1%AB, /%E8%B1%AB/x"
    })
    void the_operators_path_replaces_the_contracts(String baseUrl, String target) {
        assertThat(Requests.get(FixedContext.at(baseUrl), "/x", new TreeMap<>()).target())
                .isEqualTo(target);
    }

    @Test
    void without_a_session_the_gateway_is_told_to_sign_in() {
        var context = new FixedContext(URI.create("https://henan.example"), Optional.empty());

        assertThatThrownBy(() -> Requests.get(context, "/subjects", new TreeMap<>()))
                .isInstanceOf(PlatformException.SessionExpired.class);
    }
}
