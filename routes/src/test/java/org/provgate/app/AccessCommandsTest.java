package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.provgate.cli.Exit;
import org.slf4j.LoggerFactory;

/** Access as it is kept at the gateway's machine, and the first start as its terminal shows it. */
class AccessCommandsTest {

    private static final String URL = TestServer.database();
    private static final Pattern CODE = Pattern.compile("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}");

    /** How a command ended. */
    private record Ended(int exit, String out, String err) {}

    @Test
    void people_and_keys_are_kept_by_command_and_secrets_are_shown_once() {
        assertThat(provgate("access", "setup-code").out.strip()).matches(CODE);
        var added =
                provgate("access", "people", "add", "li", "--name", "李", "--department", "SC", "--role", "security");
        assertThat(added.exit).as(added.err).isEqualTo(Exit.OK);
        var code = CODE.matcher(added.out);
        assertThat(code.find()).isTrue();
        var closed = provgate("access", "setup-code");
        assertThat(closed.exit).isEqualTo(Exit.ERROR);
        assertThat(closed.err).contains("there is a security administrator already");
        var alone = provgate("access", "people", "roles", "li", "--role", "SECURITY", "--role", "CLERK");
        assertThat(alone.err).contains("三员分立");

        var issued = provgate(
                "access", "keys", "issue", "zj-oa", "--department", "ZJ", "--name", "OA", "--scope", "status:read");
        var key = issued.out.strip();
        assertThat(key).matches("pgk_[A-Za-z0-9_-]{43}");
        var listed = provgate("access", "keys", "list").out + provgate("access", "people", "list", "--json").out;
        assertThat(listed).contains("zj-oa", "\"li\"").doesNotContain(key, code.group());
        assertThat(provgate("access", "keys", "revoke", "zj-oa").exit).isEqualTo(Exit.OK);
        assertThat(provgate("access", "keys", "revoke", "zj-oa").err).contains("there is no valid key zj-oa");
        assertThat(provgate("access", "departments", "--put", "ZQ", "--zh", "证券局", "--en", "Securities").out)
                .contains("ZQ", "证券局", "消防救援大队");
    }

    @Test
    void the_first_start_shows_a_code_to_the_terminal_and_not_to_the_log() {
        var log = new ListAppender<ILoggingEvent>();
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        var root = (Logger) LoggerFactory.getLogger("ROOT");
        var ours = (Logger) LoggerFactory.getLogger("org.provgate");
        root.addAppender(log);
        ours.setLevel(Level.DEBUG);
        var out = new ByteArrayOutputStream();
        var real = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try (var gateway = new PeopledGateway()) {
            var printed = out.toString(StandardCharsets.UTF_8);
            var code = CODE.matcher(printed);
            assertThat(printed).contains("首次启动 first start: open " + gateway.base + "/setup");
            assertThat(code.find()).as(printed).isTrue();
            assertThat(log.list).noneMatch(e -> e.getFormattedMessage().contains(code.group()));
            assertThat(gateway.dump()).doesNotContain(code.group(), code.group().replace("-", ""));
        } finally {
            System.setOut(real);
            root.detachAppender(log);
            ours.setLevel(null);
        }
    }

    private static Ended provgate(String... words) {
        var args = new ArrayList<>(List.of("--spring.datasource.url=" + URL, "--spring.datasource.username=postgres"));
        args.addAll(List.of(words));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var realOut = System.out;
        var realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = Provgate.run(args.toArray(String[]::new));
            return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }
}
