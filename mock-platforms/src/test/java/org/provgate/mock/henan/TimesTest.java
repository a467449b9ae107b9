package org.provgate.mock.henan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void times_have_milliseconds_and_the_zone_of_the_province() {
        assertThat(Times.format(Instant.parse("2026-01-01T18:04:05.006Z"))).isEqualTo("2026-01-02T02:04:05.006+08:00");
        assertThat(Times.format(Instant.parse("2025-12-31T16:00:00Z"))).isEqualTo("2026-01-01T00:00:00.000+08:00");
        assertThat(Times.parse("2026-01-02T02:04:05.006+08:00", "at")).isEqualTo("2026-01-01T18:04:05.006Z");
    }
}
