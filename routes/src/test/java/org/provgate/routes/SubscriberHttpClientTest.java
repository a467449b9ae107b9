package org.provgate.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.provgate.mock.bureau.Listener;
import org.provgate.subscriptions.Targets;

/** The client for addresses others have named: what names stand for, and how long anything may take. */
class SubscriberHttpClientTest {

    private static final String HOST = "hooks.example.cn";

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final Listener inside = new Listener(Clock.systemUTC());

    @AfterEach
    void ended() {
        inside.close();
        watch.shutdownNow();
    }

    @Test
    void a_name_that_was_public_and_now_leads_inside_is_not_connected_to() throws Exception {
        var answers = new ArrayDeque<>(List.of("1.1.1.1", "127.0.0.1"));
        CheckedAddresses.Names names = host -> new InetAddress[] {InetAddress.getByName(answers.remove())};
        var targets = new Targets(List.of(HOST));
        assertThat(new CheckedAddresses(targets, names).resolve(HOST)).hasSize(1);
        try (var client = client(targets, names)) {
            assertThatThrownBy(() -> post(client, inside.origin().replace("127.0.0.1", HOST)))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageContainingAll("not public", "provgate.webhooks.allow");
        }
        assertThat(inside.requests()).isZero();
        assertThat(answers).isEmpty();
    }

    @Test
    void one_inner_address_among_public_ones_casts_doubt_on_all() {
        CheckedAddresses.Names names =
                host -> new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")};
        assertThatThrownBy(() -> new CheckedAddresses(new Targets(List.of(HOST)), names).resolve(HOST))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void an_inner_address_written_as_such_is_checked_too() throws Exception {
        try (var client = client(new Targets(List.of(HOST)), InetAddress::getAllByName)) {
            for (var origin : List.of(
                    inside.origin(),
                    inside.origin().replace("127.0.0.1", "localhost"),
                    inside.origin().replace("127.0.0.1", "127.1"),
                    inside.origin().replace("127.0.0.1", "2130706433"),
                    inside.origin().replace("127.0.0.1", "[::ffff:127.0.0.1]")))
                assertThatThrownBy(() -> post(client, origin)).as(origin).isInstanceOf(IOException.class);
        }
        assertThat(inside.requests()).isZero();
    }

    @Test
    void one_the_operator_named_is_connected_to_and_its_redirects_are_not_followed() throws Exception {
        inside.answer(a -> new Listener.Reply(307, java.util.Map.of("Location", inside.url() + "/2")));
        CheckedAddresses.Names names = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        try (var client = client(new Targets(List.of("127.0.0.0/8")), names)) {
            assertThat(post(client, inside.origin().replace("127.0.0.1", HOST))).isEqualTo(307);
        }
        assertThat(inside.requests()).isEqualTo(1);
    }

    @Test
    void a_subscriber_that_drips_is_cut_off() throws Exception {
        assertThat(seconds("HTTP/1.1 200 OK\r\nX-Slow: ", false)).isLessThan(6);
        assertThat(seconds("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", false))
                .isLessThan(6);
    }

    @Test
    void of_an_endless_body_a_little_is_read_and_the_answer_counts() throws Exception {
        assertThat(seconds(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n" + "x".repeat(1024)
                                + "\r\n400\r\n" + "y".repeat(1024),
                        true))
                .isLessThan(1);
    }

    /** Returns how long a request lasts to a server that begins like this and then sends a byte every tenth of a second. */
    private long seconds(String begin, boolean answered) throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = client(new Targets(List.of("127.0.0.1")), InetAddress::getAllByName)) {
            var thread = new Thread(() -> drip(server, begin));
            thread.setDaemon(true);
            thread.start();
            long start = System.nanoTime();
            var origin = "http://127.0.0.1:" + server.getLocalPort();
            if (answered) assertThat(post(client, origin)).isEqualTo(200);
            else assertThatThrownBy(() -> post(client, origin)).isInstanceOf(IOException.class);
            return Duration.ofNanos(System.nanoTime() - start).toSeconds();
        }
    }

    private static void drip(ServerSocket server, String begin) {
        try (var socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        } catch (IOException e) {
            assertThat(e).as("cut off by the gateway").isNotNull();
        }
    }

    private CloseableHttpClient client(Targets targets, CheckedAddresses.Names names) {
        var times = new WebhookTimes(
                Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));
        var builder = HttpClientBuilder.create();
        new SubscriberHttpClient(new CheckedAddresses(targets, names), times, watch).configureHttpClient(builder);
        return builder.build();
    }

    private static int post(CloseableHttpClient client, String origin) throws IOException {
        var request = new HttpPost(origin + "/events");
        request.setEntity(new StringEntity("{}"));
        return client.execute(request, response -> response.getCode());
    }
}
