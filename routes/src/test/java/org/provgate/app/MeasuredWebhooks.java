package org.provgate.app;

import static org.provgate.app.TellingGateway.recall;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.provgate.events.Event;
import org.provgate.mock.bureau.Listener;

/**
 * Recalls to twenty subscribers, two of which are down for a simulated day: how fast they arrive, what the dead ones cost, and that
 * each ends with all of them. Run by hand; see docs/subscriptions.md.
 */
final class MeasuredWebhooks {

    private static final List<String> DEPARTMENTS = List.of(
            "SC", "FG", "JY", "GX", "GA", "MZ", "SF", "CZ", "RS", "ZR", "ST", "ZJ", "JT", "SL", "NY", "SW", "WL", "WJ",
            "YJ", "SH");
    private static final int DEAD = 2;
    private static final int AT_A_TIME = 500;
    private static final int SUBJECTS = 2_000;

    private MeasuredWebhooks() {}

    /** What came to one subscriber. */
    private static final class Receiver {
        final Listener listener = new Listener(Clock.systemUTC());
        final BitSet seen = new BitSet();
        int twice;
        int refused;
        boolean down;

        Receiver(boolean down) {
            this.down = down;
            listener.answer(this::take);
        }

        private synchronized Listener.Reply take(Listener.Arrival arrival) {
            listener.forget();
            if (down) {
                refused++;
                return new Listener.Reply(503, Map.of());
            }
            int number = Integer.parseInt(arrival.id().substring(4));
            if (seen.get(number)) twice++;
            seen.set(number);
            return new Listener.Reply(204, Map.of());
        }
    }

    /** @param args how many recalls; 10,000 if not given */
    public static void main(String... args) throws IOException {
        int recalls = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        var receivers = new ArrayList<Receiver>();
        for (int n = 0; n < DEPARTMENTS.size(); n++) receivers.add(new Receiver(n < DEAD));
        var allowed = receivers.stream().map(r -> r.listener.origin()).toList();
        try (var gateway = new TellingGateway(Files.createTempDirectory("webhooks"), allowed)) {
            for (int n = 0; n < DEPARTMENTS.size(); n++)
                gateway.subscribe(DEPARTMENTS.get(n), receivers.get(n).listener);
            for (int from = 0; from < recalls; from += AT_A_TIME)
                tell(gateway, from, Math.min(recalls, from + AT_A_TIME));

            long start = System.nanoTime();
            gateway.send();
            say(
                    "%,d events to %d subscribers that are up: %s",
                    recalls * (DEPARTMENTS.size() - DEAD),
                    DEPARTMENTS.size() - DEAD,
                    rate(recalls * (DEPARTMENTS.size() - DEAD), start));
            for (int step = 0; step < 24 * 6; step++) {
                gateway.clock.move(Duration.ofMinutes(10));
                gateway.send();
            }
            say(
                    "a day down: %d and %d requests, %,d rows",
                    receivers.get(0).refused, receivers.get(1).refused, open(gateway));
            for (var receiver : receivers) receiver.down = false;
            gateway.clock.move(Duration.ofMinutes(10));
            start = System.nanoTime();
            gateway.send();
            gateway.send();
            say("%,d events to the two that are back: %s", recalls * DEAD, rate(recalls * DEAD, start));
            long whole = receivers.stream()
                    .filter(r -> r.seen.cardinality() == recalls)
                    .count();
            say(
                    "%d of %d subscribers have all, %d came twice",
                    whole,
                    receivers.size(),
                    receivers.stream().mapToInt(r -> r.twice).sum());
            if (whole < receivers.size()) throw new IllegalStateException("not all arrived");
        }
        receivers.forEach(r -> r.listener.close());
    }

    private static void tell(TellingGateway gateway, int from, int to) {
        gateway.tell(IntStream.range(from, to)
                .boxed()
                .flatMap(n -> DEPARTMENTS.stream().map(d -> recall(d, "FIRM-" + n % SUBJECTS, n)))
                .toArray(Event[]::new));
    }

    private static long open(TellingGateway gateway) {
        return gateway.jdbc
                .sql("SELECT count(*) FROM webhook WHERE next_at IS NOT NULL")
                .query(Long.class)
                .single();
    }

    private static String rate(int events, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return "%.1f s, %,.0f a second".formatted(seconds, events / seconds);
    }

    private static void say(String words, Object... values) {
        System.out.println(words.formatted(values));
    }
}
