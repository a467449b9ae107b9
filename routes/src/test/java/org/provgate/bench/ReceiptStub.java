package org.provgate.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A platform that accepts every result at once, as Henan's contract words it: what it costs is the least a platform can cost. */
final class ReceiptStub implements AutoCloseable {

    private static final String ID = "\"recordId\":\"";
    private static final String TOKEN = """
            {"code":"00","message":"ok","datas":{"requestSecret":"s","requestSecretEndTime":"2099-01-01T00:00:00.000+08:00",\
            "refreshSecret":"r","refreshSecretEndTime":"2099-01-01T00:00:00.000+08:00"}}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final AtomicLong receipts = new AtomicLong();
    private volatile Duration answerTime = Duration.ZERO;

    private ReceiptStub(HttpServer server) {
        this.server = server;
    }

    static ReceiptStub start() throws IOException {
        var stub = new ReceiptStub(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64));
        stub.server.setExecutor(stub.threads);
        stub.server.createContext("/", stub::answer);
        stub.server.start();
        return stub;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hn/gateway";
    }

    /** How long an answer waits before it is given. */
    void takes(Duration time) {
        answerTime = time;
    }

    long receipts() {
        return receipts.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean token = exchange.getRequestURI().getPath().contains("/app/token");
        var bytes = (token ? TOKEN : receipts(body)).getBytes(StandardCharsets.UTF_8);
        if (!token && !answerTime.isZero()) pause();
        exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void pause() {
        var over = new CountDownLatch(1);
        clock.schedule(over::countDown, answerTime.toNanos(), TimeUnit.NANOSECONDS);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String receipts(String body) {
        var answer = new StringBuilder("{\"code\":\"00\",\"message\":\"ok\",\"receipts\":[");
        for (int at = body.indexOf(ID); at >= 0; at = body.indexOf(ID, at + 1)) {
            int from = at + ID.length();
            var id = body.substring(from, body.indexOf('"', from));
            if (answer.charAt(answer.length() - 1) == '}') answer.append(',');
            answer.append("{\"recordId\":\"")
                    .append(id)
                    .append("\",\"status\":\"ACCEPTED\",\"receiptNo\":\"HN")
                    .append(receipts.incrementAndGet())
                    .append("\",\"errors\":[]}");
        }
        return answer.append("]}").toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        clock.shutdownNow();
    }
}
