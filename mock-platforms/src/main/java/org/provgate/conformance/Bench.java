package org.provgate.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.Operation;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.Session;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;

/** An adapter under test and the stand-in it talks to; plays the gateway's part. For one thread. */
final class Bench {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    /** One series for all benches: a platform remembers the numbers of the day. */
    private static final AtomicInteger BATCHES = new AtomicInteger();

    private final ProvinceAdapter adapter;
    private final PlatformStandIn platform;
    private @Nullable Session session;
    private @Nullable Services services;

    Bench(ProvinceAdapter adapter, PlatformStandIn platform) {
        this.adapter = adapter;
        this.platform = platform;
    }

    ProvinceAdapter adapter() {
        return adapter;
    }

    PlatformStandIn platform() {
        return platform;
    }

    RegisterFeed feed() {
        return adapter.registerFeed().orElseThrow(() -> new AssertionError("the adapter has no register feed to test"));
    }

    Optional<Operation<Optional<Session>, Session>> signIn() {
        return adapter.authentication().map(authentication -> authentication.signIn());
    }

    /** Returns a context without a session. */
    BenchContext stranger() {
        var now = platform.clock().instant();
        var day = DAY.format(LocalDate.ofInstant(now, adapter.describe().zone()));
        return new BenchContext(
                platform.baseUrl(),
                platform.areaCode(),
                platform.settings(),
                Optional.empty(),
                now,
                () -> UUID.randomUUID().toString().replace("-", ""),
                () -> day + "%05d".formatted(BATCHES.incrementAndGet()));
    }

    /** Returns a context in the session, which is opened where the platform knows sessions. */
    BenchContext context() {
        var now = platform.clock().instant();
        if (session == null || !session.expiresAt().isAfter(now))
            session = signIn().map(operation ->
                            ask(operation, Optional.empty(), stranger()).decode())
                    .orElse(null);
        return stranger().in(Optional.ofNullable(session));
    }

    <Q, A> Call<Q, A> ask(Operation<Q, A> operation, Q question, BenchContext context) {
        return new Call<>(operation, question, context, send(operation.encode(question, context)));
    }

    Call<RegisterQuestion, RegisterPage> page(RegisterQuestion question) {
        return ask(feed().page(), question, context());
    }

    /** Returns the services beyond the register; empty where none is offered. */
    Optional<Services> services() {
        boolean offered = adapter.inspectionPlatform().isPresent()
                || adapter.creditPlatform().isPresent()
                || adapter.supervisionPlatform().isPresent();
        if (offered && services == null) services = new Services(this);
        return Optional.ofNullable(services);
    }

    /**
     * Asks each kind of question once: the sign-in, the first page of the subjects and each page that one leads to, at most three,
     * and each operation of the other services.
     */
    List<Call<?, ?>> calls() {
        var calls = new ArrayList<Call<?, ?>>();
        signIn().ifPresent(operation -> calls.add(ask(operation, Optional.empty(), stranger())));
        var first = page(RegisterQuestion.first(RegisterStream.SUBJECTS, null));
        calls.add(first);
        first.decode().followUps().stream().limit(3).map(this::page).forEach(calls::add);
        services().ifPresent(offered -> calls.addAll(offered.calls()));
        return calls;
    }

    private WireResponse send(WireRequest request) {
        var base = platform.baseUrl();
        var out = HttpRequest.newBuilder(
                        URI.create(base.getScheme() + "://" + base.getRawAuthority() + request.target()))
                .timeout(Duration.ofSeconds(10))
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(out::header);
        try {
            var in = HTTP.send(out.build(), BodyHandlers.ofByteArray());
            var headers = new HashMap<String, String>();
            in.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return new WireResponse(in.statusCode(), headers, in.body(), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
