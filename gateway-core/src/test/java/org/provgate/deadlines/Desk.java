package org.provgate.deadlines;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.Obligation.Kind;
import org.provgate.registers.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records, deliveries and tasks of a bureau as their tables hold them, on a real database. */
final class Desk {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    final DataSource database = TestDatabase.create();
    final JdbcClient jdbc = JdbcClient.create(database);
    final Deadlines deadlines = new Deadlines(jdbc);
    Instant now = Instant.parse("2026-09-24T02:00:00Z");
    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    /** Sets the clock to noon of a day. */
    Desk on(String day) {
        now = LocalDate.parse(day).atTime(12, 0).atZone(SHANGHAI).toInstant();
        return this;
    }

    /** A task of one department with subjects S1, S2, … */
    Desk task(String id, String area, String ends, String department, int subjects) {
        jdbc.sql("""
                        INSERT INTO task (id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
                        VALUES (:id, 'SAFETY', 'x', '核查', :province, :area, CAST(:ends AS date) - 30, CAST(:ends AS date), 'OPEN', 'a', now())
                        """)
                .param("id", id)
                .param("province", province(area))
                .param("area", area)
                .param("ends", ends)
                .update();
        jdbc.sql("""
                        INSERT INTO task_target (task_id, subject_key, position, form_no)
                        SELECT :id, 'S' || n, n, :id || '-' || n FROM generate_series(1, :subjects) n
                        """).param("id", id).param("subjects", subjects).update();
        jdbc.sql("""
                        INSERT INTO task_seat (task_id, subject_key, department, seat)
                        SELECT :id, 'S' || n, :department, s FROM generate_series(1, :subjects) n, generate_series(1, 2) s
                        """)
                .param("id", id)
                .param("department", department)
                .param("subjects", subjects)
                .update();
        return this;
    }

    /** A record with its dates; of a result, {@code key} is its subject. */
    Desk record(
            String id,
            Kind kind,
            String area,
            String eventOn,
            @Nullable String task,
            String key,
            @Nullable String correctionOf) {
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, task_id, business_key, content,
                                            digest, event_on, correction_of, submission, submitted_by, submitted_at)
                        VALUES (:id, :kind, :province, :area, coalesce((SELECT min(department) FROM task_seat WHERE task_id = :task), '010'), :key, :task, :key, '{}', 'd', CAST(:on AS date), :correction, 's', 'a', :at)
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .param("province", province(area))
                .param("area", area)
                .param("key", key)
                .param("task", task)
                .param("on", eventOn)
                .param("correction", correctionOf)
                .param("at", Timestamp.from(now))
                .update();
        var ends = task == null
                ? null
                : jdbc.sql("SELECT ends FROM task WHERE id = :id")
                        .param("id", task)
                        .query(LocalDate.class)
                        .single();
        deadlines.assign(List.of(new Obligation(id, kind, province(area), area, LocalDate.parse(eventOn), ends)));
        return this;
    }

    /** The state a record's delivery is in; accepted and published on the days given. */
    Desk delivery(String record, String state, @Nullable String acceptedOn, @Nullable String publishedOn) {
        jdbc.sql("DELETE FROM delivery WHERE record_id = :record")
                .param("record", record)
                .update();
        jdbc.sql("""
                        INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most,
                                              created_at, changed_at, accepted_at, published_on)
                        SELECT id, province, kind || 'S', id, business_key, '', :state, now(), 100, now(), now(),
                               CAST(:accepted AS date) + time '12:00' AT TIME ZONE 'Asia/Shanghai', CAST(:published AS date)
                          FROM record WHERE id = :record
                        """)
                .param("state", state)
                .param("accepted", acceptedOn)
                .param("published", publishedOn)
                .param("record", record)
                .update();
        return this;
    }

    /** Returns lines {@code record rule due}. */
    List<String> dates() {
        return jdbc.sql(
                        "SELECT record_id || ' ' || rule || ' ' || coalesce(due_on::text, '?') FROM deadline ORDER BY 1")
                .query(String.class)
                .list();
    }

    private static String province(String area) {
        return area.startsWith("41") ? "henan" : "hebei";
    }
}
