package org.provgate.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.spi.Session;

class ProvinceContextsTest {

    /** One second to midnight in Shanghai. */
    private static final Instant EVENING = Instant.parse("2026-11-21T15:59:59Z");

    @TempDir
    static Path work;

    @TempDir
    static Path plugins;

    private static Adapters adapters;
    private static Province xinhua;
    private static Province weidong;

    private final SettableClock clock = new SettableClock(EVENING);
    private final ArrayDeque<String> nonces = new ArrayDeque<>(List.of("01", "02"));
    private final ProvinceContexts contexts =
            new ProvinceContexts(clock, nonces::remove, (province, day) -> province + " " + day);

    @BeforeAll
    static void provinces() {
        adapters = Entries.henan(work, plugins);
        var provinces = Provinces.of(
                Map.of("xinhua", Entries.entry("remark", ""), "weidong", Entries.entry("area-code", "410403")),
                adapters);
        xinhua = provinces.named("xinhua").orElseThrow();
        weidong = provinces.named("weidong").orElseThrow();
    }

    @AfterAll
    static void close() {
        adapters.close();
    }

    @Test
    void a_context_holds_what_the_entry_and_the_session_say() {
        var session = new Session(Map.of("token", "t"), EVENING, EVENING);
        var context = contexts.of(xinhua, Optional.of(session));

        assertThat(context.baseUrl()).isEqualTo(xinhua.baseUrl());
        assertThat(context.areaCode()).isEqualTo("410402");
        assertThat(context.setting("app-id")).isEqualTo("GW410402");
        assertThat(context.session()).contains(session);
        assertThat(context.nonce() + context.nonce()).isEqualTo("0102");
        assertThat(context.toString()).doesNotContain("test-secret-1");
    }

    @Test
    void the_time_of_an_attempt_stands_still() {
        var context = contexts.of(xinhua, Optional.empty());
        clock.now = EVENING.plusSeconds(5);
        assertThat(context.now()).isEqualTo(EVENING);
    }

    @Test
    void a_setting_the_adapter_did_not_describe_is_its_defect() {
        var context = contexts.of(xinhua, Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context.setting("app-key"))
                .withMessage(
                        "adapter henan asks for setting app-key, which it does not describe; add it to describe()");
    }

    @Test
    void batch_numbers_are_asked_for_the_entry_and_the_day_of_its_platform() {
        assertThat(number(xinhua)).isEqualTo(xinhua.id() + " 2026-11-21");
        clock.now = EVENING.plusSeconds(1);
        assertThat(number(weidong)).isEqualTo(weidong.id() + " 2026-11-22");
    }

    private String number(Province province) {
        return contexts.of(province, Optional.empty()).nextBatchNumber();
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the zone is the platform's");
        }
    }
}
