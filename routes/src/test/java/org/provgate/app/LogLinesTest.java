package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The log as it comes out on stderr, by the shipped settings. */
class LogLinesTest {

    @Test
    void a_value_from_outside_makes_no_line_of_its_own_and_no_colours() throws Exception {
        var lines = logged("firm \r\n12:00:00.000 ERROR root forged\u001b[31m red \u0085 \u2028 企业㐀", null);
        assertThat(lines.lines()).hasSize(1);
        assertThat(lines)
                .matches("(?s)[0-9:.]{12} WARN  org.provgate.Test firm .*\\R")
                .contains("␤␤12:00:00.000 ERROR root forged␤[31m red ␤ ␤ 企业㐀")
                .doesNotContain("\u001b", "\u0085", "\u2028");
    }

    @Test
    void the_message_of_an_exception_neither_and_its_frames_stay_readable() throws Exception {
        var failure = new IllegalStateException(
                "a\n12:00:00.000 ERROR root forged\u001b[2J", new IOException("b\r\n12:00:00.000 ERROR root again"));
        var lines = logged("failed", failure);
        assertThat(lines.lines().skip(1))
                .allMatch(line -> line.startsWith("\tat ")
                        || line.startsWith("Caused by: ")
                        || line.startsWith("\t... ")
                        || line.startsWith("java.lang.IllegalStateException: a␤12:00:00.000"));
        assertThat(lines)
                .contains(
                        "Caused by: java.io.IOException: b␤12:00:00.000 ERROR root again",
                        "\tat org.provgate.app.LogLinesTest")
                .endsWith("\n")
                .doesNotContain("\u001b");
    }

    private static String logged(String message, Throwable failure) throws IOException, JoranException {
        var settings = new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application.yaml"))
                .get(0);
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("CONSOLE_LOG_PATTERN", (String) settings.getProperty("logging.pattern.console"));
        var console = System.err;
        var captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            var configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(new ClassPathResource("logback-spring.xml").getURL());
            context.getLogger("org.provgate.Test").warn(message, failure);
            assertThat(context.getStatusManager().getCopyOfStatusList())
                    .as("what logback says of the settings")
                    .noneMatch(status -> status.getEffectiveLevel() >= ch.qos.logback.core.status.Status.WARN);
        } finally {
            context.stop();
            System.setErr(console);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
