package org.provgate.mock;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** An HTTP server on the loopback address around one {@link Platform}, with the faults of the transport. Safe for threads. */
public final class MockServer implements AutoCloseable {

    private final Faults faults = new Faults();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final WireMockServer wireMock;

    private MockServer(Platform platform, int port) {
        wireMock = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .disableRequestJournal()
                .containerThreads(32)
                .jettyAcceptors(1)
                .jettyAcceptQueueSize(64)
                .jettyStopTimeout(500L)
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true)
                .extensions(new Answering(platform)));
        wireMock.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
    }

    /** Starts a server. @param port 0 takes a free one */
    public static MockServer start(Platform platform, int port) {
        var server = new MockServer(platform, port);
        server.wireMock.start();
        return server;
    }

    /** Returns {@code http://127.0.0.1:port}, without a slash at the end. */
    public String origin() {
        return "http://127.0.0.1:" + wireMock.port();
    }

    /** Returns the switches. */
    public Faults faults() {
        return faults;
    }

    /** Returns how many requests came in for operations that contain a text, whatever became of them. */
    public long requests(String operation) {
        return requests.entrySet().stream()
                .filter(entry -> entry.getKey().contains(operation))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    @Override
    public void close() {
        wireMock.stop();
    }

    /** Computes every answer; measured several times faster than templates. */
    private final class Answering implements ResponseDefinitionTransformerV2 {
        private final Platform platform;

        Answering(Platform platform) {
            this.platform = platform;
        }

        @Override
        public String getName() {
            return "platform";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var call = new Call(event.getRequest());
            var operation = platform.operation(call);
            requests.computeIfAbsent(operation, name -> new LongAdder()).increment();
            var fitting = EnumSet.range(Fault.DELAY, Fault.HTML);
            fitting.addAll(platform.fitting(call));
            var fault = faults.meet(operation, fitting);
            if (fault == null || !fault.ofTransport())
                return plain(platform.answer(call, fault, faults)).build();
            return switch (fault) {
                case RESET_BEFORE -> reset();
                case HTML -> html();
                default -> suffering(fault, platform.answer(call, null, faults));
            };
        }
    }

    private ResponseDefinition suffering(Fault fault, Answer answer) {
        int millis = Math.toIntExact(faults.delay().toMillis());
        return switch (fault) {
            case DELAY -> plain(answer).withFixedDelay(millis).build();
            case DRIP -> plain(answer).withChunkedDribbleDelay(10, millis).build();
            case CUT_BODY ->
                plain(new Answer(
                                answer.status(),
                                answer.headers(),
                                Arrays.copyOf(answer.body(), answer.body().length / 2)))
                        .withHeader("Content-Length", Integer.toString(answer.body().length))
                        .build();
            default -> reset();
        };
    }

    private static ResponseDefinitionBuilder plain(Answer answer) {
        var builder = responseDefinition().withStatus(answer.status()).withBody(answer.body());
        answer.headers().forEach(builder::withHeader);
        return builder;
    }

    private static ResponseDefinition reset() {
        return responseDefinition()
                .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
                .build();
    }

    private static ResponseDefinition html() {
        var page = "<!DOCTYPE html><html><head><title>系统维护</title></head><body>系统维护中，请稍后再试。</body></html>";
        return responseDefinition()
                .withStatus(200)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody(page.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
