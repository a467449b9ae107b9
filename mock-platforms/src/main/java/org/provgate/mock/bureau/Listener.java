package org.provgate.mock.bureau;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A department's own listener for webhooks: checks the signatures as the public specification says, with nothing of the gateway's,
 * and remembers what came. For several threads.
 */
public final class Listener implements AutoCloseable {

    private static final long TOLERANCE_SECONDS = 300;
    private static final int OK = 204;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Clock clock;
    private final List<Arrival> arrivals = new ArrayList<>();
    private int requests;
    private volatile @Nullable String secret;
    private volatile Function<Arrival, Reply> behaviour = arrival -> new Reply(OK, Map.of());

    /** Something that came. @param id its webhook-id @param genuine whether the signature is right and of now */
    public record Arrival(String id, String body, boolean genuine, Map<String, String> headers) {}

    /** What is answered. */
    public record Reply(int status, Map<String, String> headers) {}

    /** Listens on this machine alone, at any free port. @param clock of the receiver, for the age of messages */
    public Listener(Clock clock) {
        this(clock, 0);
    }

    /** @param port 0 for any that is free */
    public Listener(Clock clock, int port) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Returns scheme, host and port, as an allow-list has it. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String url() {
        return origin() + "/events";
    }

    /** From now on what is signed with this secret is genuine. @param secret {@code whsec_…}, as the gateway showed it */
    public void trust(String secret) {
        this.secret = secret;
    }

    /** Answers 503 from now on. */
    public void down() {
        answer(arrival -> new Reply(503, Map.of()));
    }

    /** Takes everything from now on. */
    public void up() {
        answer(arrival -> new Reply(OK, Map.of()));
    }

    /** Answers as {@code behaviour} says. What is answered with 2xx is an arrival. */
    public void answer(Function<Arrival, Reply> behaviour) {
        this.behaviour = behaviour;
    }

    /** Returns what was taken, in order; one that came twice is there twice. */
    public List<Arrival> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    /** Forgets what was taken: for long runs. */
    public void forget() {
        synchronized (arrivals) {
            arrivals.clear();
        }
    }

    /** Returns how often anybody asked. */
    public int requests() {
        synchronized (arrivals) {
            return requests;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            var arrival = new Arrival(
                    headers.getOrDefault("webhook-id", ""),
                    new String(body, StandardCharsets.UTF_8),
                    genuine(headers, body),
                    headers);
            var reply = behaviour.apply(arrival);
            synchronized (arrivals) {
                requests++;
                if (reply.status / 100 == 2) arrivals.add(arrival);
            }
            reply.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status, -1);
        }
    }

    private boolean genuine(Map<String, String> headers, byte[] body) {
        var key = secret;
        var timestamp = headers.getOrDefault("webhook-timestamp", "");
        if (key == null || !timestamp.matches("[0-9]{1,12}")) return false;
        long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        if (Math.abs(age) > TOLERANCE_SECONDS) return false;
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.substring("whsec_".length())), "HmacSHA256"));
            mac.update((headers.get("webhook-id") + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            var expected =
                    ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8);
            for (var signature : headers.getOrDefault("webhook-signature", "").split(" "))
                if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) return true;
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
