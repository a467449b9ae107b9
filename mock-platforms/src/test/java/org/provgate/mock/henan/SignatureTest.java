package org.provgate.mock.henan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The vectors of the contract. */
class SignatureTest {

    private static final String SECRET = "test-secret-410402";

    @Test
    void sm3_gives_the_standard_s_values() {
        assertThat(Sm3.hash("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(Sm3.hash(new byte[0])).isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
        assertThat(Sm3.hmac("key", "abc"))
                .isEqualTo("28e63256e7c5a087b1f073265dc53092163f7b82729735d06f28f10af9d52393");
    }

    @Test
    void login_is_signed_as_the_vector_says() {
        assertThat(Sm3.hmac("test-app-secret-410402", "GW410402\n1697700000000"))
                .isEqualTo("5ac8aa97ed3edd37e58169cc850ad9ff41f39b2a648c89703bca56ef8baee06a");
    }

    @Test
    void a_post_is_signed_as_the_vector_says() {
        var query = Query.of("").canonical("GW410402", "7f3c9a1e5b2d4c60", "1697700000000");
        var text = "POST\n/hn/gateway/tasks/410402202310160001/results:batch\n" + query + "\n"
                + Sm3.hash("{\"records\":[]}".getBytes(StandardCharsets.UTF_8));
        assertThat(Sm3.hmac(SECRET, text))
                .isEqualTo("ec2418fda3f7fcdd2179da8858c69335ac6b8f79ebd43f2887998f5147cc05bc");
    }

    @Test
    void a_get_is_signed_over_the_sorted_encoded_query() {
        var query = Query.of("areaCode=410402&updatedAfter=2026-11-20T03%3A00%3A00.000%2B08%3A00&limit=1000")
                .canonical("GW410402", "7f3c9a1e5b2d4c60", "1697700000000");
        assertThat(query)
                .isEqualTo("appId=GW410402&areaCode=410402&limit=1000&nonce=7f3c9a1e5b2d4c60"
                        + "&timestamp=1697700000000&updatedAfter=2026-11-20T03%3A00%3A00.000%2B08%3A00");
        assertThat(Sm3.hmac(SECRET, "GET\n/hn/gateway/subjects\n" + query + "\n" + Sm3.hash(new byte[0])))
                .isEqualTo("b77a09e67f94dcd5e1803e7155fc5d2e677ea0d9b968e7db9c74a7e754893edb");
    }

    @Test
    void a_literal_plus_in_a_query_is_a_plus() {
        assertThat(Query.of("a=1+2&b=%2B").canonical("x", "n", "t"))
                .isEqualTo("a=1%2B2&appId=x&b=%2B&nonce=n&timestamp=t");
    }
}
