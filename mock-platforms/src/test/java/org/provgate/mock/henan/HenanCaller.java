package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plain caller that follows the contract, with the signature written out a second time. */
final class HenanCaller {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HenanPlatform platform;
    private final Clock clock;
    private int nonces;
    String secret = "none";
    String refreshSecret = "none";

    HenanCaller(HenanPlatform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** An answer, read. */
    record Reply(int status, String text, HttpResponse<String> http) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException("not JSON: " + text, e);
            }
        }

        String code() {
            return status + " " + json().path("code").asText();
        }
    }

    HenanCaller loggedIn() throws Exception {
        accept(token("/app/token", "test-app-secret-410402"));
        return this;
    }

    void accept(Reply reply) {
        secret = reply.json().at("/datas/requestSecret").asText();
        refreshSecret = reply.json().at("/datas/refreshSecret").asText();
    }

    Reply token(String path, String signingSecret) throws Exception {
        return token(path, signingSecret, clock.millis());
    }

    Reply token(String path, String signingSecret, long timestamp) throws Exception {
        var sign = Sm3.hmac(signingSecret, "GW410402\n" + timestamp);
        var body = "{\"appId\":\"GW410402\",\"timestamp\":\"" + timestamp + "\",\"sign\":\"" + sign + "\"}";
        var request = HttpRequest.newBuilder(URI.create(platform.baseUrl() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    Reply get(String path, Map<String, String> query) throws Exception {
        return call("GET", path, query, "", Map.of());
    }

    Reply send(String method, String path, String body) throws Exception {
        return call(method, path, Map.of(), body, Map.of());
    }

    /** @param overrides headers that replace or (empty) remove the right ones, or come on top */
    Reply call(String method, String path, Map<String, String> query, String body, Map<String, String> overrides)
            throws Exception {
        return send(request(method, path, query, body, overrides));
    }

    HttpRequest request(
            String method, String path, Map<String, String> query, String body, Map<String, String> overrides) {
        var nonce = overrides.getOrDefault("X-Nonce", String.format("%016x", ++nonces));
        var timestamp = overrides.getOrDefault("X-Timestamp", Long.toString(clock.millis()));
        var signed = new TreeMap<>(query);
        signed.putAll(Map.of("appId", "GW410402", "nonce", nonce, "timestamp", timestamp));
        var text = method + "\n/hn/gateway" + path + "\n" + joined(signed) + "\n"
                + Sm3.hash(body.getBytes(StandardCharsets.UTF_8));
        var headers = new TreeMap<String, String>();
        headers.put("X-App-Id", "GW410402");
        headers.put("X-Timestamp", timestamp);
        headers.put("X-Nonce", nonce);
        headers.put("X-Signature", Sm3.hmac(secret, text));
        headers.putAll(overrides);
        var url = platform.baseUrl() + path + (query.isEmpty() ? "" : "?" + joined(new TreeMap<>(query)));
        var builder = HttpRequest.newBuilder(URI.create(url))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) builder.header(name, value);
        });
        return builder.build();
    }

    private static String joined(TreeMap<String, String> parameters) {
        var pairs = new ArrayList<String>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + Query.encode(value)));
        return String.join("&", pairs);
    }

    Reply send(HttpRequest request) throws Exception {
        var response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Reply(response.statusCode(), response.body(), response);
    }

    /** Reads a chain to its end; every page is checked against the promises all pages make. */
    List<JsonNode> chain(String path, Map<String, String> first, int limit) throws Exception {
        var items = new ArrayList<JsonNode>();
        var query = new TreeMap<>(first);
        query.put("areaCode", "410402");
        query.put("limit", Integer.toString(limit));
        JsonNode before = null;
        while (true) {
            var reply = get(path, query);
            if (reply.status != 200) throw new IllegalStateException(reply.text);
            var page = reply.json();
            if (page.get("items").size() > limit) throw new IllegalStateException("more than the limit");
            if (before != null && !before.get("total").equals(page.get("total")))
                throw new IllegalStateException("another total");
            if (before != null && !before.get("snapshotTime").equals(page.get("snapshotTime")))
                throw new IllegalStateException("another snapshot");
            page.get("items").forEach(items::add);
            if (!page.get("hasMore").asBoolean()) return items;
            query.put("cursor", page.get("nextCursor").asText());
            before = page;
        }
    }
}
