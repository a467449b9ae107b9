package org.provgate.mock.henan;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.provgate.henan.HenanAdapter;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.Session;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/** Plays the gateway's part for Henan's adapter: signs in once, sends what it encodes, has the answer decoded. For one thread. */
final class AdapterCaller {

    private static final Map<String, String> SETTINGS =
            Map.of("app-id", HenanSettings.APP_ID, "app-secret", HenanSettings.APP_SECRET);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI baseUrl;
    private final Clock clock;
    private Optional<Session> session = Optional.empty();
    private int numbers;

    AdapterCaller(HenanPlatform platform, Clock clock) {
        this.baseUrl = URI.create(platform.baseUrl());
        this.clock = clock;
    }

    <Q, A> A ask(Operation<Q, A> operation, Q question) throws IOException, InterruptedException {
        if (session.isEmpty()) {
            var signIn = new HenanAdapter().authentication().orElseThrow().signIn();
            session = Optional.of(exchange(signIn, Optional.empty()));
        }
        return exchange(operation, question);
    }

    private <Q, A> A exchange(Operation<Q, A> operation, Q question) throws IOException, InterruptedException {
        var context = new Context(baseUrl, session, clock.instant(), ++numbers);
        return operation.decode(question, send(operation.encode(question, context)), context);
    }

    private WireResponse send(WireRequest request) throws IOException, InterruptedException {
        var url = baseUrl.getScheme() + "://" + baseUrl.getRawAuthority() + request.target();
        var out = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(out::header);
        var in = http.send(out.build(), BodyHandlers.ofByteArray());
        var headers = new HashMap<String, String>();
        in.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return new WireResponse(in.statusCode(), headers, in.body(), request);
    }

    private record Context(URI baseUrl, Optional<Session> session, Instant now, int number) implements CallContext {
        @Override
        public String areaCode() {
            return HenanSettings.AREA;
        }

        @Override
        public String setting(String name) {
            return SETTINGS.get(name);
        }

        @Override
        public String nonce() {
            return "%032x".formatted(number);
        }

        @Override
        public String nextBatchNumber() {
            return "20261121%05d".formatted(number);
        }
    }
}
