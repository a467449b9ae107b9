package org.provgate.submissions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.provgate.deadlines.Deadlines;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Outbox;
import org.provgate.registers.TestDatabase;
import org.provgate.results.ResultSubmission;
import org.provgate.results.Results;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Departments ZJ and XF with an open task of 2026-11-01 to 2026-11-30, inspected by their officers {@code ZJ1, ZJ2, XF1, XF2};
 * it is 2026-11-21 in Shanghai.
 */
public final class Department {

    public static final String TASK = "410402202611010001";
    public static final String DRAWN = "410402202611010002";
    public static final String ITEM = "41040200000001";
    public static final String ITEM2 = "41040200000002";
    public static final String FIRM = "91410402MA9K0001XT";
    public static final Submitter ZJ = new Submitter("ZJ", "王");
    public static final Submitter XF = new Submitter("XF", "李");
    public static final Outlets OUTLETS = new Outlets(Map.of(
            "henan",
            new Outlets.Outlet(
                    "410402", Set.of(Channel.RESULTS, Channel.PENALTIES, Channel.LICENCES, Channel.BEHAVIOURS)),
            "hebei",
            new Outlets.Outlet("130634", Set.of(Channel.RESULTS, Channel.PENALTIES))));

    public final DataSource database = TestDatabase.create();
    public final JdbcClient jdbc = JdbcClient.create(database);
    public final Evidence evidence = new Evidence(jdbc);
    public Instant now = Instant.parse("2026-11-21T02:00:00Z");
    public final Clock clock = new Clock() {
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
    private final AtomicLong number = new AtomicLong();
    public final Records records = new Records(
            database,
            new JdbcTransactionManager(database),
            new Deadlines(jdbc),
            new Outbox(jdbc, clock),
            evidence,
            clock,
            () -> new UUID(number.incrementAndGet() << 20, 0));
    public final Results results = new Results(database, records, OUTLETS, clock);

    public Department() {
        jdbc.sql("CREATE TABLE subject_henan PARTITION OF subject FOR VALUES IN ('henan')")
                .update();
        subject(FIRM, "企业一");
        officers("ZJ", "XF");
        items(2026, "ZJ", ITEM, ITEM2);
        task(TASK, FIRM);
        drawn();
    }

    public void subject(String key, String name) {
        jdbc.sql("""
                        INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, name, uscc, source_key,
                                             area_code, state)
                        VALUES ('henan', :key, 0, '', now(), 1, now(), :name, CASE WHEN length(:key) = 18 THEN :key END, 'P-' || :key,
                                '410402', '1')
                        """).param("key", key).param("name", name).update();
    }

    /** Enters subjects {@code SUBJ-000001} and on, and makes them targets of the task. */
    public void targets(int count) {
        jdbc.sql("""
                        INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, name, source_key, area_code,
                                             state)
                        SELECT 'henan', 'SUBJ-' || lpad(n::text, 6, '0'), 0, '', now(), 1, now(), '企业' || n, 'P' || n, '410402', '1'
                          FROM generate_series(1, :count) n
                        """).param("count", count).update();
        jdbc.sql("""
                        INSERT INTO task_target (task_id, subject_key, position, form_no)
                        SELECT :task, 'SUBJ-' || lpad(n::text, 6, '0'), n + 10, :task || '-' || n FROM generate_series(1, :count) n
                        """).param("task", TASK).param("count", count).update();
        seats(TASK);
    }

    private void officers(String... departments) {
        for (var department : departments) jdbc.sql("""
                            INSERT INTO officer (id, department, name, unit, cert_no, cert_valid_to, expert, changed_by, changed_at)
                            SELECT :d || n, :d, '警官' || n, '局', :d || n, '2027-12-31', n = 4, 'a', now() FROM generate_series(1, 4) n
                            """).param("d", department).update();
    }

    public void items(int year, String department, String... codes) {
        for (var code : codes)
            jdbc.sql("""
                            WITH list AS (
                                INSERT INTO item_list (department, joint, year, version, state, written_by, written_at, fixed_by, fixed_at)
                                VALUES (:department, false, :year, 1, 'FIXED', 'a', now(), 'b', now())
                                ON CONFLICT (department, joint, year, version) DO UPDATE SET written_by = 'a' RETURNING id)
                            INSERT INTO item SELECT id, :code, '检查', 'GENERAL', '法', '局', '企业', '内容', '现场', '要求', NULL, NULL,
                                   NULL, NULL, 'COUNTY' FROM list
                            """)
                    .param("department", department)
                    .param("year", year)
                    .param("code", code)
                    .update();
    }

    public void task(String id, String... subjects) {
        jdbc.sql("""
                        INSERT INTO task (id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
                        VALUES (:id, 'COMPLAINT', '投1', '联合抽查', 'henan', '410402', '2026-11-01', '2026-11-30', 'OPEN', 'a', now())
                        """).param("id", id).update();
        for (int i = 0; i < subjects.length; i++)
            jdbc.sql(
                            "INSERT INTO task_target (task_id, subject_key, position, form_no) VALUES (:id, :s, :n, :id || :n)")
                    .param("id", id)
                    .param("s", subjects[i])
                    .param("n", i + 1)
                    .update();
        seats(id);
    }

    private void seats(String task) {
        jdbc.sql("""
                        INSERT INTO task_seat (task_id, subject_key, department, seat, officer_id)
                        SELECT tt.task_id, tt.subject_key, d, n, d || n
                          FROM task_target tt, unnest(ARRAY['ZJ', 'XF']) d, generate_series(1, 2) n WHERE tt.task_id = :task
                        ON CONFLICT DO NOTHING
                        """).param("task", task).update();
    }

    /** A drawn task of the same subject. */
    private void drawn() {
        jdbc.sql("""
                        INSERT INTO batch (id, province, area_code, name, lead_department, item_class, filter, rates, minimum, slack, window_start,
                                           window_end, state, created_by, created_at, seed)
                        VALUES ('B1', 'henan', '410402', '批次', 'ZJ', 'GENERAL', '{}', '{}', '{}', 1, '2026-11-01', '2026-11-30', 'DISPATCHED',
                                'a', now(), 's')
                        """).update();
        jdbc.sql("""
                        INSERT INTO task (id, batch_id, name, province, area_code, starts, ends, state, created_by, created_at)
                        VALUES (:id, 'B1', '批次', 'henan', '410402', '2026-11-01', '2026-11-30', 'OPEN', 'a', now())
                        """).param("id", DRAWN).update();
        jdbc.sql("""
                        INSERT INTO task_target (task_id, subject_key, position, form_no, stratum, ticket) VALUES (:id, :s, 1, 'f', 'A', '0.1')
                        """).param("id", DRAWN).param("s", FIRM).update();
        seats(DRAWN);
    }

    /** A result without a fault. */
    public static ResultSubmission result(String subject) {
        return new ResultSubmission(
                null,
                TASK,
                subject,
                List.of(ITEM),
                CheckMode.ON_SITE,
                LocalDate.of(2026, 11, 20),
                List.of("ZJ1", "ZJ2"),
                List.of(Finding.NO_PROBLEM),
                null,
                null,
                true,
                null,
                null,
                List.of(),
                null);
    }

    public long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    /** Brings the delivery of a record on its main channel to a state, as the dispatcher would. */
    public void delivered(String recordId, String state) {
        jdbc.sql("""
                        UPDATE delivery SET state = :state, accepted_at = CASE WHEN :state IN ('ACCEPTED', 'PUBLISHED', 'RETURNED') THEN now() END,
                               published_on = CASE WHEN :state = 'PUBLISHED' THEN date '2026-11-21' END, changed_at = clock_timestamp()
                         WHERE record_id = :id AND channel <> 'BEHAVIOURS'
                        """).param("state", state).param("id", recordId).update();
    }
}
