package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.app.TellingGateway.recall;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.cli.Exit;
import org.provgate.mock.bureau.Listener;

/** The commands as an operator types them, from the first to the last. */
class SubscriptionsCommandsTest {

    @TempDir
    Path folder;

    private TellingGateway gateway;
    private int exit;

    @Test
    void subscriptions_are_added_watched_sent_again_rotated_and_removed() {
        try (var listener = new Listener(Clock.systemUTC());
                var telling = new TellingGateway(folder, List.of(listener.origin()))) {
            gateway = telling;
            var added = provgate("add", "--department", "ZJ", "--url", listener.url(), "--type", "sanction.recalled");
            assertThat(added).contains("shown this once");
            var id = added.lines().findFirst().orElseThrow();
            listener.trust(added.lines().skip(1).findFirst().orElseThrow());
            assertThat(provgate("add", "--department", "ZJ", "--url", "https://evil.cn/"))
                    .isEmpty();
            assertThat(exit).isNotEqualTo(Exit.OK);

            telling.tell(recall("ZJ", "FIRM-1", 1));
            provgate("send");
            assertThat(listener.arrivals()).singleElement().matches(Listener.Arrival::genuine);
            assertThat(provgate("list", "--department", "ZJ")).contains(id, "sanction.recalled", "ok");
            assertThat(exit).isEqualTo(Exit.OK);
            assertThat(provgate("deliveries", id)).contains("evt_1", "DELIVERED", "204");
            assertThat(provgate("resend", id, "--from", "evt_1")).contains("1 will be sent again");
            assertThat(provgate("rotate", id)).contains("whsec_");
            assertThat(provgate("resume", id)).contains("goes on");
            assertThat(provgate("remove", id)).contains("is removed");
            assertThat(provgate("list", "--json")).doesNotContain(id);
        }
    }

    private String provgate(String... words) {
        var args = new ArrayList<>(gateway.arguments);
        args.add("subscriptions");
        args.addAll(List.of(words));
        var out = new ByteArrayOutputStream();
        var real = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            exit = Provgate.run(args.toArray(String[]::new));
        } finally {
            System.setOut(real);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
