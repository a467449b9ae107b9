package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.app.TellingGateway.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.mock.bureau.Listener;

/** Feed and subscriptions over HTTP: what a department's system meets. */
class FeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Listener listener;
    private static TellingGateway gateway;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void aGateway() {
        listener = new Listener(java.time.Clock.systemUTC());
        gateway = TellingGateway.onTheWeb(folder, List.of(listener.origin()));
    }

    @AfterAll
    static void ended() {
        gateway.close();
        listener.close();
    }

    @Test
    void R53_R55_who_polls_gets_his_own_in_order_page_by_page_and_always_a_place_to_go_on() throws Exception {
        gateway.tell(recall("JY", "FIRM-1", 1), recall("GX", "FIRM-1", 2), recall("JY", "FIRM-2", 3));
        var first = json(get("JY", "/feed?limit=1"));
        assertThat(first.path("events")).hasSize(1);
        assertThat(first.at("/events/0/data/href").asText()).isEqualTo("/api/v1/sanctions/1");
        var second = json(get("JY", "/feed?after=" + first.path("next").asText()));
        assertThat(second.at("/events/0/data/object").asText()).isEqualTo("sanctions/3");
        var third = json(get("JY", "/feed?after=" + second.path("next").asText()));
        assertThat(third.path("events")).isEmpty();
        assertThat(third.path("next").asText()).isEqualTo(second.path("next").asText());
        assertThat(json(get("GX", "/feed")).path("events")).hasSize(1);
        for (var wrong : List.of("after=x", "limit=0", "limit=1001", "wait=31", "wait=-1", "after=-5"))
            assertThat(get("JY", "/feed?" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }

    @Test
    void many_wait_without_a_thread_each_and_those_who_are_meant_are_told_soon() throws Exception {
        int clients = 300;
        var waiting = IntStream.range(0, clients)
                .mapToObj(n -> http.sendAsync(
                        request(n % 2 == 0 ? "MZ" : "SF", "/feed?wait=20"), HttpResponse.BodyHandlers.ofString()))
                .toList();
        var short1 = http.sendAsync(request("SF", "/feed?wait=1"), HttpResponse.BodyHandlers.ofString());
        assertThat(json(short1.get(10, TimeUnit.SECONDS)).path("events")).isEmpty();
        assertThat(get("JY", "/feed").statusCode())
                .as("others are served meanwhile")
                .isEqualTo(200);
        gateway.tell(recall("MZ", "FIRM-1", 1));
        long start = System.nanoTime();
        for (int n = 0; n < clients; n += 2)
            assertThat(json(waiting.get(n).get(15, TimeUnit.SECONDS)).path("events"))
                    .hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(waiting.get(1)).isNotDone();
        gateway.tell(recall("SF", "FIRM-1", 1));
        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(15, TimeUnit.SECONDS);
        assertThat(json(waiting.get(1).get()).path("events")).hasSize(1);
    }

    @Test
    void a_subscription_shows_its_secret_once_and_foreign_ones_are_not_there() throws Exception {
        var made = post(
                "ZR", "/subscriptions", "{\"url\": \"" + listener.url() + "\", \"types\": [\"sanction.recalled\"]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(json(made).path("secret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        var id = json(made).at("/subscription/id").asText();
        assertThat(get("ZR", "/subscriptions/" + id).body()).doesNotContain("whsec_", "secret\"");
        assertThat(get("ZR", "/subscriptions").body()).contains(id).doesNotContain("whsec_");

        for (var path : List.of("", "/deliveries")) {
            var foreign = get("ST", "/subscriptions/" + id + path);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body()).contains("subscription-unknown");
        }
        for (var path : List.of("/secret", "/resumption", "/deliveries/evt_1/resend"))
            assertThat(post("ST", "/subscriptions/" + id + path, "").statusCode())
                    .isEqualTo(404);

        var rotated = post("ZR", "/subscriptions/" + id + "/secret", "");
        assertThat(json(rotated).path("secret").asText())
                .isNotEqualTo(json(made).path("secret").asText());
        gateway.tell(recall("ZR", "FIRM-1", 5));
        gateway.send();
        assertThat(get("ZR", "/subscriptions/" + id + "/deliveries").body()).contains("DELIVERED", "evt_");
        var all =
                post("ZR", "/subscriptions/" + id + "/deliveries/resend", "{\"from\": \"evt_1\", \"to\": \"evt_999\"}");
        assertThat(all.statusCode()).as(all.body()).isEqualTo(202);
        assertThat(json(all).path("resent").asInt()).isEqualTo(1);
    }

    @Test
    void everything_wrong_with_a_subscription_is_said_at_once() throws Exception {
        var refused =
                post("ZR", "/subscriptions", "{\"url\": \"http://169.254.169.254/latest\", \"types\": [\"x\", \"y\"]}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).path("violations")).hasSize(3);
        assertThat(post("ZR", "/subscriptions", "{}").statusCode()).isEqualTo(400);
        assertThat(post("ZR", "/subscriptions", "{\"uri\": 1}").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> get(String department, String path) throws Exception {
        return http.send(request(department, path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String department, String path, String body) throws Exception {
        return http.send(
                builder(department, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String department, String path) {
        return builder(department, path).build();
    }

    private static HttpRequest.Builder builder(String department, String path) {
        return HttpRequest.newBuilder(URI.create(gateway.base() + path))
                .header("Authorization", Keys.all(gateway.jdbc, department));
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return JSON.readTree(response.body());
    }
}
