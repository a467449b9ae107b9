package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.app.TellingGateway.recall;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.events.Event;
import org.provgate.mock.bureau.Listener;

/** The real process is killed while it sends: every event arrives all the same, in order, under its one id. */
class WebhookKillTest {

    private static final int EVENTS = 400;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void after_kill_9_at_any_moment_every_event_arrives_in_the_order_of_its_subject() throws Exception {
        long seed = System.nanoTime();
        System.out.println("killed at random, seed " + seed);
        var random = new Random(seed);
        try (var listener = new Listener(Clock.systemUTC());
                var gateway = new TellingGateway(folder, List.of(listener.origin()), "--provgate.webhooks.lease=3s")) {
            listener.answer(a -> {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                return new Listener.Reply(204, Map.of());
            });
            gateway.subscribe("ZJ", listener);
            gateway.tell(IntStream.range(0, EVENTS)
                    .mapToObj(n -> recall("ZJ", "FIRM-" + n % 7, n))
                    .toArray(Event[]::new));
            for (int kill = 0; kill < KILLS; kill++) {
                int requests = listener.requests() + 1 + random.nextInt(80);
                killWhen(gateway, listener, requests);
            }
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (listener.arrivals().stream()
                            .map(Listener.Arrival::id)
                            .distinct()
                            .count()
                    < EVENTS) {
                assertThat(System.nanoTime()).as("still on the way").isLessThan(end);
                gateway.clock.move(Duration.ofSeconds(3));
                gateway.send();
            }
            check(listener.arrivals());
        }
    }

    private static void check(List<Listener.Arrival> arrivals) {
        var bodies = new HashMap<String, String>();
        var last = new HashMap<String, Long>();
        for (var arrival : arrivals) {
            var before = bodies.put(arrival.id(), arrival.body());
            if (before != null) {
                assertThat(arrival.body()).as("twice, but the same").isEqualTo(before);
                continue;
            }
            var subject = arrival.body().replaceAll(".*\"subject\":\"([^\"]*)\".*", "$1");
            long number = Long.parseLong(arrival.id().substring(4));
            assertThat(number).isGreaterThan(last.getOrDefault(subject, 0L));
            last.put(subject, number);
        }
        assertThat(last).hasSize(7);
    }

    private void killWhen(TellingGateway gateway, Listener listener, int requests) throws Exception {
        var process = start(gateway);
        while (process.isAlive() && listener.requests() < requests) process.waitFor(5, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private Process start(TellingGateway gateway) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.provgate.app.Provgate",
                "subscriptions",
                "send"));
        command.addAll(gateway.arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }
}
