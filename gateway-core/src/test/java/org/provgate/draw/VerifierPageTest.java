package org.provgate.draw;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second verifier, a page written from the specification alone, in a real browser: it agrees with the first. */
@Tag("browser")
class VerifierPageTest {

    private static final Pattern STATE = Pattern.compile("<body data-state=\"([a-z]+)\"");

    @TempDir
    Path folder;

    @TempDir
    Path profile;

    private HttpServer server;

    @BeforeEach
    void bundle() throws IOException {
        SampleDraw.drawn(folder);
        DrawFolder.at(folder).recuse("SUBJ-019", "GW002", "投资关系");
        try (var page = DrawFolder.class.getResourceAsStream("verify.html")) {
            Files.write(folder.resolve("verify.html"), page.readAllBytes());
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            var bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            if (file.toString().endsWith(".html"))
                exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(
                    bytes.length > 0 || Files.exists(file) ? 200 : 404, bytes.length > 0 ? bytes.length : -1);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_good_bundle_is_verified_step_by_step() throws Exception {
        var page = open();
        assertThat(state(page)).isEqualTo("verified");
        assertThat(page)
                .contains("核验通过 verified: 410402-2026-03")
                .contains("810fd785835e032c47625a194291d7de458636111d4d50fc04f17272f0b7f688")
                .contains("回避与补选 recusals and substitutes")
                .contains("SUBJ-013");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frame.tsv     | SUBJ-007\tL                         | SUBJ-007\tH",
                "frame.tsv     | SUBJ-020\tH                         | SUBJ-020\th",
                "roster.tsv    | GW005\tZJ\t\t2025-01-31             | GW005\tZJ\t\t2027-01-31",
                "roster.tsv    | 安全,质量                            | 质量,安全",
                "conflicts.tsv | GW003\tSUBJ-008                     | GW003\tSUBJ-009",
                "draw.json     | \"officers\":[\"GW002\",\"GW004\"]   | \"officers\":[\"GW003\",\"GW004\"]",
                "draw.json     | \"value\":\"b7e1c3\"                 | \"value\":\"b7e1c4\"",
                "draw.json     | \"slack\":1                         | \"slack\":1.0",
                "draw.json     | 投资关系                              | 亲属关系",
                "roster.tsv    | GW005\tZJ\t\t2025-01-31             | GW005\tZJ\t\t2025-13-45",
                "draw.json     | {\"algorithm\"                      | {\"__proto__\":{},\"algorithm\"",
                "draw.json     | \"roots\":{                        | \"roots\":{\"__proto__\":{},",
                "draw.json     | \"batchId\":\"410402-2026-03\"       | \"batchId\":\"410402-2026-04\""
            })
    void a_touched_bundle_fails_in_both_verifiers(String name, String from, String to) throws Exception {
        var file = folder.resolve(name);
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
        assertThat(DrawFolder.at(folder).verify()).isInstanceOf(Verification.Difference.class);
        var page = open();
        assertThat(state(page)).as(page).isEqualTo("failed");
        // a changed list shows by its root, which stands in draw.json, unless it breaks a rule of its own
        assertThat(page).containsPattern("NOT verified: (draw.json|" + Pattern.quote(name) + ")");
    }

    /** Whoever mends the digest as well still has to fool what is recomputed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"officers\":[\"GW002\",\"GW004\"] | \"officers\":[\"GW003\",\"GW004\"]",
                "\"algorithm\":\"cs1\"               | \"algorithm\":\"cs1\",\"register\":{\"province\":1,\"run\":null,\"root\":[]}",
                "\"algorithm\":\"cs1\"               | \"algorithm\":\"cs1\",\"replaces\":{}",
                "\"algorithm\":\"cs1\"               | \"algorithm\":\"cs1\",\"zzz\":1",
                "\"value\":\"03 07 12 21 26 30 + 09\" | \"value\":\"03 07 12 21 26 30 + 10\""
            })
    void a_mended_digest_fools_neither(String from, String to) throws Exception {
        var file = folder.resolve("draw.json");
        var tree =
                Json.parse("draw.json", Files.readString(file).replace(from, to).getBytes(StandardCharsets.UTF_8));
        tree.remove("digest");
        tree.put("digest", Sha256.hex(Json.canonical(tree)));
        Files.writeString(file, Json.canonical(tree) + "\n");
        assertThat(DrawFolder.at(folder).verify()).isInstanceOf(Verification.Difference.class);
        assertThat(state(open())).isEqualTo("failed");
    }

    private String open() throws Exception {
        var out = profile.resolve("dom.html");
        var process = new ProcessBuilder(List.of(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile,
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/verify.html"))
                .redirectOutput(out.toFile())
                .redirectError(profile.resolve("errors").toFile())
                .start();
        var ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static String state(String page) {
        var state = STATE.matcher(page);
        return state.find() ? state.group(1) : page;
    }
}
