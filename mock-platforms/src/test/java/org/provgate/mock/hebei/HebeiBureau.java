package org.provgate.mock.hebei;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.Session;
import org.provgate.spi.WireResponse;

/** Plays the gateway's part: asks the stand-in what an adapter's operations encode. For one thread. */
final class HebeiBureau {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<String, String> SETTINGS = Map.of(
            "app-code", HebeiSettings.APP_CODE,
            "secret", HebeiSettings.SECRET,
            "sm4-key", HebeiSettings.SM4_KEY);

    private final URI baseUrl;
    private final Clock clock;
    private final AtomicInteger batches = new AtomicInteger();

    HebeiBureau(HebeiPlatform platform, Clock clock) {
        this.baseUrl = URI.create(platform.baseUrl());
        this.clock = clock;
    }

    <Q, A> A ask(Operation<Q, A> operation, Q question) {
        var context = new Context(clock.instant());
        var request = operation.encode(question, context);
        var out = HttpRequest.newBuilder(baseUrl.resolve(request.target()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(out::header);
        try {
            var in = HTTP.send(out.build(), HttpResponse.BodyHandlers.ofByteArray());
            var headers = new HashMap<String, String>();
            in.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return operation.decode(question, new WireResponse(in.statusCode(), headers, in.body(), request), context);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Returns a number of the platform's day, not used before. */
    String newBatch() {
        var today = PlatformTime.write(PlatformTime.now(clock).toLocalDate());
        return today + "%05d".formatted(batches.incrementAndGet());
    }

    private final class Context implements CallContext {
        private final Instant now;

        private Context(Instant now) {
            this.now = now;
        }

        @Override
        public URI baseUrl() {
            return baseUrl;
        }

        @Override
        public String areaCode() {
            return HebeiSettings.AREA;
        }

        @Override
        public String setting(String name) {
            return Optional.ofNullable(SETTINGS.get(name)).orElseThrow();
        }

        @Override
        public Optional<Session> session() {
            return Optional.empty();
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public String nonce() {
            return "0".repeat(32);
        }

        @Override
        public String nextBatchNumber() {
            return newBatch();
        }
    }
}
