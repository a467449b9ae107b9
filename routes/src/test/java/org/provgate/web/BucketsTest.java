package org.provgate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How often one client may ask. */
class BucketsTest {

    private Instant now = Instant.parse("2026-11-21T00:00:00Z");
    private final Buckets buckets = new Buckets(new OpenLimit(30), new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void a_bucket_is_emptied_fills_evenly_and_is_never_more_than_full() {
        for (int i = 0; i < 30; i++) assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(2);
        assertThat(buckets.take("b")).as("another client").isZero();
        now = now.plusSeconds(1);
        assertThat(buckets.take("a")).isEqualTo(1);
        now = now.plusSeconds(1);
        assertThat(buckets.take("a")).isZero();
        now = now.plus(Duration.ofDays(1));
        for (int i = 0; i < 30; i++) assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(2);
        now = now.minusSeconds(3_600);
        assertThat(buckets.take("a")).as("a clock put back takes nothing away").isPositive();
    }

    @Test
    void a_hundred_thousand_addresses_need_no_more_room_than_the_most() {
        for (int i = 0; i < 2 * Buckets.MOST; i++) buckets.take("a" + i);
        assertThat(buckets.size()).isEqualTo(Buckets.MOST);
    }

    @Test
    void a_client_is_an_address_of_ipv4_or_a_network_of_ipv6() {
        assertThat(ClientAddress.of("192.0.2.7")).isEqualTo("192.0.2.7").isNotEqualTo(ClientAddress.of("192.0.2.8"));
        assertThat(ClientAddress.of("2001:db8:1:2::1"))
                .isEqualTo(ClientAddress.of("2001:db8:1:2:ffff:ffff:ffff:ffff%eth0"));
        assertThat(ClientAddress.of("2001:db8:1:3::1")).isNotEqualTo(ClientAddress.of("2001:db8:1:2::1"));
        assertThat(ClientAddress.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(ClientAddress.of("evil.example")).isEqualTo("unknown");
        assertThatThrownBy(() -> new OpenLimit(0)).hasMessageContaining("provgate.open.per-minute");
    }
}
