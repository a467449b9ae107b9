package org.provgate.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Whatever fails, dies or is lost: every event arrives, and none of a subject before an earlier one. */
class WebhookOrderProperties {

    @Property(tries = 12)
    void every_event_arrives_and_in_the_order_of_its_subject(@ForAll @LongRange(min = 0, max = 1_000_000) long seed)
            throws IOException {
        var random = new Random(seed);
        var desk = new Desk(Files.createTempDirectory("seal"));
        var id = desk.subscribe("ZJ");
        var arrived = new ArrayList<String>();
        int told = 0;
        for (int step = 0; step < 60; step++) {
            if (random.nextInt(3) > 0) {
                var subjects = random.ints(random.nextInt(40), 0, 6)
                        .mapToObj(n -> "S" + n)
                        .toArray(String[]::new);
                desk.tell(subjects);
                told += subjects.length;
            }
            boolean dead = random.nextInt(4) == 0;
            var round = desk.webhooks.take(id);
            if (round.isPresent()) {
                for (var courier : round.get().couriers())
                    for (var m = courier.next(); m != null; m = courier.next()) {
                        if (random.nextInt(40) == 0) break;
                        boolean taken = !dead && random.nextInt(5) > 0;
                        // an answer may be lost on its way
                        if (taken) arrived.add(m.headers().get("webhook-id"));
                        courier.told(taken && random.nextInt(20) > 0 ? Desk.ok(m) : failure(random, m));
                    }
                if (random.nextInt(6) > 0) desk.webhooks.settle(round.get());
            }
            desk.clock.move(Duration.ofSeconds(random.nextInt(600)));
        }
        for (int i = 0; i < 5 || !desk.webhooks.due().isEmpty(); i++) {
            arrived.addAll(desk.send(Desk::ok));
            desk.clock.move(Duration.ofMinutes(11));
        }
        assertThat(new HashSet<>(arrived)).hasSize(told);
        assertThat(desk.log(id)).allMatch(d -> d.state() == WebhookLog.State.DELIVERED);
        inOrder(desk, arrived);
    }

    private static Answer failure(Random random, Message message) {
        var status = List.of(400, 404, 500, 503, 0).get(random.nextInt(5));
        return status == 0 ? Desk.down(message) : Answer.of(status, Duration.ofSeconds(random.nextInt(100)));
    }

    /** The first time each arrives no later one of its subject has. */
    private static void inOrder(Desk desk, List<String> arrived) {
        var subjects = new HashMap<String, String>();
        desk.jdbc.sql("SELECT id, subject_key FROM event").query(row -> {
            subjects.put("evt_" + row.getLong(1), row.getString(2));
        });
        var last = new HashMap<String, Long>();
        var seen = new HashSet<String>();
        for (var id : arrived) {
            if (!seen.add(id)) continue;
            long number = Long.parseLong(id.substring(4));
            assertThat(number).isGreaterThan(last.getOrDefault(subjects.get(id), 0L));
            last.put(subjects.get(id), number);
        }
    }
}
