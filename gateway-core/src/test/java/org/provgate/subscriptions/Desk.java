package org.provgate.subscriptions;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.provgate.access.Caller;
import org.provgate.access.Seal;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.events.Events;
import org.provgate.evidence.Evidence;
import org.provgate.registers.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Subscriptions on a database of their own, with a clock that is moved by hand and subscribers that are functions. */
final class Desk {

    static final String URL = "https://hooks.example.cn/events";

    final DataSource database = TestDatabase.create();
    final JdbcClient jdbc = JdbcClient.create(database);
    final SettableClock clock = new SettableClock();
    final Evidence evidence = new Evidence(jdbc);
    final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    final Events events = new Events(jdbc, evidence, clock);
    final Seal seal;
    final Subscriptions subscriptions;
    final WebhookLog log;
    final Webhooks webhooks;
    final Feed feed = new Feed(jdbc);
    final Standings standings = new Standings(jdbc);

    Desk(Path folder) {
        var random = new Random(1);
        var targets = new Targets(List.of("hooks.example.cn"));
        var patience = new WebhookPatience(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofDays(5),
                Duration.ofHours(24),
                8,
                random);
        seal = new Seal(null, folder.resolve("seal.key"));
        subscriptions = new Subscriptions(
                jdbc,
                transactions,
                evidence,
                targets,
                seal,
                () -> {
                    var bytes = new byte[32];
                    random.nextBytes(bytes);
                    return bytes;
                },
                patience.overlap(),
                clock);
        log = new WebhookLog(jdbc, transactions, subscriptions, evidence, clock);
        webhooks = new Webhooks(jdbc, transactions, evidence, targets, seal, patience, clock);
    }

    static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-21T02:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    static Caller caller(String department) {
        return new Caller(department, "li", Set.of(), Caller.Reach.DEPARTMENT);
    }

    String subscribe(String department, String... types) {
        return subscriptions
                .add(caller(department), new Subscriptions.Wish(URL, List.of(types), ""))
                .subscription()
                .id();
    }

    /** Tells ZJ of a recall about each of these subjects; null is about none. */
    void tell(String... subjects) {
        var list = new ArrayList<Event>();
        for (var subject : subjects) list.add(new Event("ZJ", EventType.SANCTION_RECALLED, subject, "sanctions/1"));
        tell(list);
    }

    void tell(List<Event> list) {
        new TransactionTemplate(transactions).executeWithoutResult(t -> events.tell(list));
    }

    /** Sends all that can be sent now, one courier after the other. @return ids of what was sent, in order */
    List<String> send(Function<Message, Answer> subscriber) {
        var sent = new ArrayList<String>();
        for (var id : webhooks.due())
            for (var round = webhooks.take(id); round.isPresent(); round = webhooks.take(id)) {
                sent.addAll(send(round.get(), subscriber));
                webhooks.settle(round.get());
            }
        return sent;
    }

    static List<String> send(Round round, Function<Message, Answer> subscriber) {
        var sent = new ArrayList<String>();
        for (var courier : round.couriers())
            for (var message = courier.next(); message != null; message = courier.next()) {
                sent.add(message.headers().get("webhook-id"));
                courier.told(subscriber.apply(message));
            }
        return sent;
    }

    List<WebhookLog.Delivery> log(String id) {
        return log.page(caller("ZJ"), id, List.of(), null, 500).deliveries();
    }

    WebhookLog.Delivery log(String id, String event) {
        return log(id).stream().filter(d -> d.event().equals(event)).findFirst().orElseThrow();
    }

    static Answer ok(Message message) {
        return Answer.of(204, null);
    }

    static Answer down(Message message) {
        return Answer.none("connection refused");
    }
}
