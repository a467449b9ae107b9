package org.provgate.sanctions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.ReadLog;
import org.provgate.events.Events;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Outbox;
import org.provgate.registers.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Henan's four lists and everything that follows from them; it is 2026-11-21 in Shanghai. */
final class Lists {

    static final String FIRM = "91410402MA9K0001XT";
    static final String OTHER = "91410402MA9K0002XU";
    static final Caller OFFICE = Caller.local("SC", "operator");

    final DataSource database = TestDatabase.create();
    final JdbcClient jdbc = JdbcClient.create(database);
    final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    final Evidence evidence = new Evidence(jdbc);
    Instant now = Instant.parse("2026-11-21T02:00:00Z");
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
    final Events events = new Events(jdbc, evidence, clock);
    final SanctionCatalogue catalogue;
    final Sanctions sanctions;
    final SanctionLookUp lookUp;
    final Repairs repairs = new Repairs(jdbc, transactions, events, evidence, clock);
    final Recalls recalls = new Recalls(jdbc, transactions, evidence, clock);
    final ProvinceMeasures provinces = new ProvinceMeasures(jdbc, transactions, events, evidence, clock);
    final Feedbacks feedbacks;
    private final AtomicLong number = new AtomicLong();

    /** Where reads are noted. */
    final ReadLog log = new ReadLog(folder(), 1 << 20, clock, UUID::randomUUID);

    Lists() {
        this(SanctionCatalogue.shipped());
    }

    Lists(SanctionCatalogue catalogue) {
        this.catalogue = catalogue;
        var rights = FieldRights.executors(catalogue);
        sanctions = with(catalogue);
        lookUp = new SanctionLookUp(jdbc, rights, agreements(jdbc), log, clock);
        var answers = new ProvinceAnswers(jdbc, rights, new Outbox(jdbc, clock), Map.of("henan", "410402"));
        feedbacks = new Feedbacks(
                jdbc, transactions, answers, evidence, clock, () -> new UUID(number.incrementAndGet() << 20, 0));
        jdbc.sql("CREATE TABLE subject_henan PARTITION OF subject FOR VALUES IN ('henan')")
                .update();
        jdbc.sql("CREATE TABLE list_entry_henan PARTITION OF list_entry FOR VALUES IN ('henan')")
                .update();
        sanctions.publish();
    }

    Sanctions with(SanctionCatalogue other) {
        return new Sanctions(jdbc, transactions, events, evidence, other, clock);
    }

    static Caller clerk(String department, String actor) {
        return new Caller(department, actor, EnumSet.allOf(Permission.class), Caller.Reach.DEPARTMENT);
    }

    Lists on(String day) {
        now = Instant.parse(day + "T02:00:00Z");
        return this;
    }

    /** Puts a firm on a list, or a new version of its entry. */
    Lists entry(String kind, String id, @Nullable String uscc, String in, @Nullable String out, @Nullable String why) {
        withdraw(kind, id);
        jdbc.sql("""
                        INSERT INTO list_entry (province, kind, identity, bucket, content_hash, updated_at, run_id, valid_from, entry_id, source_key,
                                                uscc, name, reason, in_date, in_organ, in_doc_no, out_date, out_reason)
                        VALUES ('henan', :kind, :id, 0, '', now(), 1, now(), :id, 'P-' || :id, :uscc, '企业' || :id, '1', :in, '市场监督管理局', '1号',
                                :out, :why)
                        """)
                .param("kind", kind)
                .param("id", id)
                .param("uscc", uscc)
                .param("in", LocalDate.parse(in))
                .param("out", out == null ? null : LocalDate.parse(out))
                .param("why", why)
                .update();
        return this;
    }

    Lists withdraw(String kind, String id) {
        jdbc.sql("DELETE FROM list_entry WHERE kind = :kind AND identity = :id")
                .param("kind", kind)
                .param("id", id)
                .update();
        return this;
    }

    Lists subject(String identity, @Nullable String uscc, String sourceKey) {
        jdbc.sql("""
                        INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, name, source_key, uscc)
                        VALUES ('henan', :id, 0, '', now(), 1, now(), '企业', :key, :uscc)
                        """)
                .param("id", identity)
                .param("key", sourceKey)
                .param("uscc", uscc)
                .update();
        return this;
    }

    Lists penalty(String id, String docNo, String on, String kind, @Nullable String corrects, @Nullable String state) {
        return record(id, "PENALTY", "PENALTIES", docNo, on, corrects, state, """
                {"docNo": "%s", "kinds": ["罚款", "%s"], "party": {"uscc": "%s", "name": "企业甲"}}
                """.formatted(docNo, kind, FIRM));
    }

    Lists result(String id, String on, String finding, @Nullable String corrects, @Nullable String state) {
        return record(
                id, "RESULT", "RESULTS", "task/" + FIRM, on, corrects, state, "{\"findings\": [\"" + finding + "\"]}");
    }

    private Lists record(
            String id,
            String kind,
            String channel,
            String key,
            String on,
            @Nullable String corrects,
            @Nullable String state,
            String content) {
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, business_key, content, digest, event_on,
                                            correction_of, submission, submitted_by, submitted_at)
                        VALUES (:id, :kind, 'henan', '410402', 'YJ', :firm, :key, CAST(:content AS jsonb), 'd', :on, :corrects, 's', '王',
                                clock_timestamp())
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("firm", FIRM)
                .param("key", key)
                .param("content", content)
                .param("on", LocalDate.parse(on))
                .param("corrects", corrects)
                .update();
        if (state != null)
            jdbc.sql("""
                            INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most, created_at,
                                                  changed_at, accepted_at)
                            VALUES (:id, 'henan', :channel, :id, :id, '', :state, now(), 1, now(), now(),
                                    CASE WHEN :state IN ('ACCEPTED', 'RETURNED') THEN now() END)
                            """)
                    .param("id", id)
                    .param("channel", channel)
                    .param("state", state)
                    .update();
        return this;
    }

    Sanctions.Reconciled reconcile() {
        return sanctions.reconcile("henan");
    }

    List<Measure> open(String uscc) {
        return lookUp.open(OFFICE, uscc, null);
    }

    List<Sanction> all() {
        return lookUp.list(OFFICE, null, null, null, 1_000);
    }

    /** Returns type and receiver of what was told, in order. */
    List<String> told() {
        return jdbc.sql("SELECT type || ' ' || receiver FROM event ORDER BY id")
                .query(String.class)
                .list();
    }

    static Set<String> codes(List<Measure> measures) {
        return measures.stream().map(Measure::code).collect(java.util.stream.Collectors.toSet());
    }

    Agreements agreements(JdbcClient through) {
        return new Agreements(through, transactions, evidence, events, clock, UUID::randomUUID);
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("reads");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
