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
import org.provgate.access.Caller;
import org.provgate.mock.bureau.Listener;
import org.provgate.sanctions.Recall;
import org.provgate.sanctions.Recalls;
import org.provgate.sanctions.Sanctions;

/**
 * Recalls to twenty subscribers, two of which are down for a simulated day: how fast they arrive, what the dead ones cost, and that
 * each ends with all of them, and every recall is confirmed. Run by hand; see docs/subscriptions.md.
 */
final class MeasuredWebhooks {

    private static final List<String> DEPARTMENTS = List.of(
            "SC", "FG", "JY", "GX", "GA", "MZ", "SF", "CZ", "RS", "ZR", "ST", "ZJ", "JT", "SL", "NY", "SW", "WL", "WJ",
            "YJ", "SH");
    private static final int DEAD = 2;
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

    /** @param args how many measures are recalled; 10,000 if not given */
    public static void main(String... args) throws IOException {
        int measures = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        var receivers = new ArrayList<Receiver>();
        for (int n = 0; n < DEPARTMENTS.size(); n++) receivers.add(new Receiver(n < DEAD));
        var allowed = receivers.stream().map(r -> r.listener.origin()).toList();
        try (var gateway = new TellingGateway(Files.createTempDirectory("webhooks"), allowed)) {
            measures(gateway, measures);
            for (int n = 0; n < DEPARTMENTS.size(); n++)
                gateway.subscribe(DEPARTMENTS.get(n), receivers.get(n).listener);
            int recalls = recall(gateway);

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
            confirm(gateway);
        }
        receivers.forEach(r -> r.listener.close());
    }

    /** Two measures an entry: of government procurement and of land; each read by all twenty departments. */
    private static void measures(TellingGateway gateway, int measures) {
        for (var sql : List.of(
                "SELECT register_partition('list_entry_henan', 'list_entry', 'henan', true)",
                "SELECT register_partition('list_entry_henan_tax', 'list_entry_henan', 'tax', false)",
                "SELECT register_partition('subject_henan', 'subject', 'henan', false)"))
            gateway.jdbc.sql(sql).query().singleRow();
        gateway.jdbc.sql("""
                        INSERT INTO list_entry (province, kind, identity, bucket, content_hash, updated_at, run_id, valid_from, entry_id, uscc, name,
                                                in_date, in_organ)
                        SELECT 'henan', 'tax', 'E' || n, 0, '', now(), 1, now(), 'E' || n, 'FIRM-' || n % ?, '企业' || n, '2026-01-01', '税务局'
                          FROM generate_series(1, ?) n
                        """).params(SUBJECTS, measures / 2).update();
        var sanctions = gateway.bean(Sanctions.class);
        var opened = sanctions.reconcile("henan");
        var at = gateway.clock.instant();
        var ids = gateway.jdbc
                .sql("SELECT id FROM sanction ORDER BY id")
                .query(Long.class)
                .list();
        for (var department : DEPARTMENTS)
            sanctions.seen(ids.stream()
                    .map(id -> new Sanctions.Seen(id, department, at))
                    .toList());
        say("%,d measures opened, each known to %d departments", opened.opened(), DEPARTMENTS.size());
    }

    /** The lists take all entries back. */
    private static int recall(TellingGateway gateway) {
        gateway.jdbc.sql("DELETE FROM list_entry").update();
        long start = System.nanoTime();
        var done = gateway.bean(Sanctions.class).reconcile("henan");
        say(
                "%,d measures recalled from %,d receivers: %s",
                done.recalled(), done.recalls(), rate(done.recalls(), start));
        return done.recalled();
    }

    /** Every department says that it has undone them, a thousand at a time. */
    private static void confirm(TellingGateway gateway) {
        var recalls = gateway.bean(Recalls.class);
        long start = System.nanoTime();
        int confirmed = 0;
        for (var department : DEPARTMENTS) {
            var caller = TellingGateway.caller(department);
            var open = caller.run(() -> recalls.list(caller, true, 0, 1_000));
            while (!open.isEmpty()) {
                var ids = open.stream().map(Recall::id).toList();
                confirmed +=
                        caller.run(() -> recalls.confirm(caller, ids, null)).confirmed();
                open = caller.run(() -> recalls.list(caller, true, 0, 1_000));
            }
        }
        var share = recalls.summary(Caller.local("SC", "bench")).share();
        say("%,d confirmed: %s; %.0f %% of all", confirmed, rate(confirmed, start), 100 * share);
        if (share < 1) throw new IllegalStateException("not all confirmed");
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
