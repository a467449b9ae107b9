package org.provgate.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.provgate.evidence.Evidence;
import org.provgate.registers.TestDatabase;
import org.provgate.spi.Receipt;
import org.provgate.spi.Submission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** An outbox on a database of its own, with a clock that is moved by hand. */
final class Desk {

    static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Outlet RESULTS = new Outlet(Channel.RESULTS, 4, true);
    static final Outlet PENALTIES = new Outlet(Channel.PENALTIES, 4, false);
    static final List<Outlet> ALL = List.of(
            new Outlet(Channel.ITEMS, 4, false),
            new Outlet(Channel.OFFICERS, 4, false),
            new Outlet(Channel.PLANS, 1, false),
            new Outlet(Channel.TASKS, 1, false),
            RESULTS,
            PENALTIES,
            new Outlet(Channel.TRANSFERS, 1, false));

    final DataSource database = TestDatabase.create();
    final JdbcClient jdbc = JdbcClient.create(database);
    final Evidence evidence = new Evidence(jdbc);
    final SettableClock clock = new SettableClock();
    final Patience patience = new Patience(
            Duration.ofMinutes(2),
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            3,
            new Random(1));
    final Gates gates = new Gates(jdbc, clock);
    final Outbox outbox = new Outbox(jdbc, clock);
    final Dispatch dispatch;
    final Outcomes outcomes;

    Desk() {
        var transactions = new JdbcTransactionManager(database);
        dispatch = new Dispatch(database, transactions, new BatchNumbers(jdbc), patience, clock);
        outcomes = new Outcomes(database, transactions, evidence, gates, patience, clock);
    }

    static final class SettableClock extends Clock {
        private volatile Instant now = START;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Enqueues a record without a task. */
    void put(Channel channel, String id, String lane) {
        put(channel, id, lane, "");
    }

    void put(Channel channel, String id, String lane, String group) {
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, business_key, content, digest, event_on,
                                            submission, submitted_by, submitted_at)
                        VALUES (:id, 'RESULT', 'henan', '410402', 'ZJ', :id, '{}', 'd', :day, 's', '李', now())
                        """).param("id", id).param("day", LocalDate.of(2026, 11, 20)).update();
        outbox.enqueue(List.of(new Outgoing(id, "henan", channel, id, lane, group, "\"" + id + "\"")));
    }

    /** Enqueues a further record that puts an earlier one right. */
    void correct(String old, String id) {
        put(Channel.RESULTS, id, "lane-" + old, "task");
        jdbc.sql("UPDATE record SET correction_of = :old WHERE id = :id")
                .param("old", old)
                .param("id", id)
                .update();
    }

    Work next() {
        return dispatch.next("henan", ALL, ZONE, 100).orElse(null);
    }

    /** Returns the batch that is to be sent next. */
    PushBatch batch() {
        return ((Work.Send) next()).batch();
    }

    static List<String> ids(PushBatch batch) {
        return batch.parcels().stream().map(PushBatch.Parcel::externalId).toList();
    }

    String state(String id) {
        return jdbc.sql("SELECT state FROM delivery WHERE external_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    Map<String, Object> delivery(String id) {
        return jdbc.sql("SELECT * FROM delivery WHERE external_id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    List<String> events(String id) {
        return jdbc.sql("""
                        SELECT what FROM delivery_event e JOIN delivery d ON d.id = e.delivery_id
                         WHERE external_id = :id ORDER BY e.at
                        """).param("id", id).query(String.class).list();
    }

    /** All records of a batch taken. */
    static Submission taken(PushBatch batch) {
        return new Submission.Settled(ids(batch).stream().map(Desk::accepted).toList());
    }

    static Receipt accepted(String id) {
        return new Receipt(id, Receipt.Status.ACCEPTED, "N-" + id, List.of());
    }

    static List<String> numbered(String prefix, int count) {
        return Stream.iterate(1, n -> n + 1).limit(count).map(n -> prefix + n).toList();
    }

    List<PushBatch> drainWithoutAnswers() {
        var all = new ArrayList<PushBatch>();
        for (var work = next(); work != null; work = next()) all.add(((Work.Send) work).batch());
        return all;
    }
}
