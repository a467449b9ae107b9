package org.provgate.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MockPlatformsTest {

    @Test
    void says_where_henan_is_and_with_what_to_log_in() {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        MockPlatforms.start(print, "--henan-port", "0", "--hebei-port", "0", "--subjects", "1000", "--day", "2")
                .close();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("henan  http://127\\.0\\.0\\.1:[0-9]+/hn/gateway  app-id GW410402");
    }

    @Test
    void nonsense_is_refused_with_a_word_on_what_is_wrong() {
        assertThatThrownBy(() -> MockPlatforms.start(System.out, "--ports", "1"))
                .hasMessageContaining("--ports");
        assertThatThrownBy(() -> MockPlatforms.start(System.out, "--day", "x")).hasMessageContaining("--day");
    }
}
