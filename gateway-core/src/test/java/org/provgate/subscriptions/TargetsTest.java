package org.provgate.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the gateway sends to, and where it never does. */
class TargetsTest {

    private final Targets targets = new Targets(List.of(
            "hooks.example.cn", "Hooks2.example.cn:8443", "http://127.0.0.1:9000", "10.1.0.0/16", "[fd00::1]:8443"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.cn/events?a=b",
                "https://HOOKS.example.cn:443/",
                "https://hooks2.example.cn:8443/x",
                "http://127.0.0.1:9000/events",
                "https://[fd00::1]:8443/"
            })
    void what_the_operator_named_is_allowed(String url) {
        assertThat(targets.objection(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://other.example.cn/            | provgate.webhooks.allow
                    https://hooks.example.cn:8443/       | provgate.webhooks.allow
                    https://hooks.example.cn.evil.cn/    | provgate.webhooks.allow
                    https://hooks2.example.cn/           | provgate.webhooks.allow
                    https://10.1.2.3/                    | provgate.webhooks.allow
                    http://hooks.example.cn/             | use https
                    http://127.0.0.1:9001/               | use https
                    ftp://hooks.example.cn/              | use https
                    https://user:pw@hooks.example.cn/    | leave both out
                    https://hooks.example.cn/#a          | leave both out
                    https://evil.cn\\@hooks.example.cn/  | is not a URL
                    https://hooks.example.cn /           | is not a URL
                    hooks.example.cn                     | names no host
                    https:///events                      | names no host
                    file:///etc/passwd                   | names no host
                    """)
    void everything_else_is_refused_with_the_next_step(String url, String words) {
        assertThat(targets.objection(url)).hasValueSatisfying(o -> assertThat(o).contains(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1",
                "fec0::1"
            })
    void an_address_that_is_not_public_is_never_connected_to(String address) throws Exception {
        assertThat(new Targets(List.of("hooks.example.cn")).reachable(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "114.114.114.114", "172.32.0.1", "2400:3200::1", "::ffff:1.1.1.1"})
    void a_public_one_is(String address) throws Exception {
        assertThat(targets.reachable(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.1", "10.1.255.255", "127.0.0.1", "fd00::1", "::ffff:10.1.0.1"})
    void and_one_the_operator_named(String address) throws Exception {
        assertThat(targets.reachable(InetAddress.getByName(address))).isTrue();
        assertThat(targets.reachable(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(targets.reachable(InetAddress.getByName("127.0.0.2"))).isFalse();
        assertThat(targets.reachable(InetAddress.getByName("fd00::2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://", "a b", "*.example.cn", "https://hooks.example.cn/path", "10.0.0.0/33", "host:port"})
    void an_entry_that_is_none_stops_the_start_and_is_named(String entry) {
        assertThatThrownBy(() -> new Targets(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("provgate.webhooks.allow", entry);
    }

    @Test
    void without_an_entry_nobody_is_told() {
        assertThat(new Targets(List.of()).objection("https://hooks.example.cn/"))
                .isPresent();
    }
}
