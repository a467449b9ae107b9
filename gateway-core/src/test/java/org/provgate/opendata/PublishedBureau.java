package org.provgate.opendata;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.provgate.access.Caller;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.registers.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A bureau with a task, a firm and lists; what it publishes is read by the public's own role. */
final class PublishedBureau {

    static final String TASK = "410402202611010001";
    static final String FIRM = "91410402MA9K0001XT";
    static final String ITEM = "41040200000001";

    final DataSource database = TestDatabase.create();
    final JdbcClient jdbc = JdbcClient.create(database);
    final Evidence evidence = new Evidence(jdbc);
    final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    final Withdrawals withdrawals = new Withdrawals(jdbc, transactions, evidence, Clock.systemUTC());
    final OpenData open = new OpenData(as("provgate_public"), Clock.systemUTC());
    final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    PublishedBureau() {
        jdbc.sql("CREATE TABLE subject_henan PARTITION OF subject FOR VALUES IN ('henan')")
                .update();
        jdbc.sql("""
                        INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, name, uscc, legal_rep)
                        VALUES ('henan', :firm, 0, '', now(), 1, now(), '企业一', :firm, '赵六')
                        """).param("firm", FIRM).update();
        jdbc.sql("""
                        INSERT INTO task (id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
                        VALUES (:task, 'COMPLAINT', '投1', '专项检查', 'henan', '410402', '2026-11-01', '2026-11-30', 'OPEN', 'a', now())
                        """).param("task", TASK).update();
    }

    /** Connections as the application gives them to this role. */
    DataSource as(String role) {
        return new DelegatingDataSource(database) {
            @Override
            public java.sql.Connection getConnection() throws SQLException {
                if (role.equals("provgate_public")
                        && Caller.current() != null
                        && Caller.current().reach() != Caller.Reach.PUBLIC)
                    throw new IllegalStateException("open data are read in the name of " + Caller.current());
                var connection = super.getConnection();
                try (var statement = connection.createStatement()) {
                    statement.execute("SET ROLE " + role);
                }
                return connection;
            }
        };
    }

    /** A result of department ZJ, checked on a day. */
    void result(String id, String checkedOn, String correctionOf) {
        record(
                id,
                "RESULT",
                checkedOn,
                correctionOf,
                "{\"itemCodes\": [\"" + ITEM
                        + "\"], \"mode\": \"ON_SITE\", \"findings\": [\"CORRECTED\", \"ANNUAL_REPORT_NOT_PUBLISHED\","
                        + " \"NOTICE_NOT_PUBLISHED\"], \"problems\": \"张三 13800138000\", \"certNos\": [\"ZJ1\"]}");
    }

    /** A penalty of department ZJ. @param more members, each with a comma before it */
    void penalty(String id, String kind, String more) {
        record(id, "PENALTY", today.minusDays(9).toString(), null, """
                {"party": {"name": "企业一", "kind": "%s", "uscc": "%s", "legalRep": "赵六", "personIdNo": "110101199003070011"},
                 "docNo": "平罚〔2026〕1号", "kinds": ["罚款", "警告"], "illegalType": "无证经营", "basis": "条例第3条", "facts": "赵六承认",
                 "content": "罚款5000元，经办身份证110101199003070011、电话13800138000", "fine": "0.500000", "remark": "内部",
                 "organ": {"name": "住建局", "uscc": "11230500001755309F"}%s}
                """.formatted(kind, FIRM, more));
    }

    void record(String id, String kind, String on, String correctionOf, String content) {
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, task_id, business_key, content, digest,
                                            event_on, correction_of, submission, submitted_by, submitted_at)
                        VALUES (:id, :kind, 'henan', '410402', 'ZJ', :firm, CASE :kind WHEN 'RESULT' THEN :task END,
                                CASE :kind WHEN 'RESULT' THEN :firm ELSE :id END, CAST(:content AS jsonb), 'd', CAST(:on AS date), :correction,
                                's', 'wang', now())
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("on", on)
                .param("firm", FIRM)
                .param("task", TASK)
                .param("correction", correctionOf)
                .param("content", content)
                .update();
        happened("record/" + id);
    }

    /** What became of a record at its receiver. */
    void delivered(String id, String state) {
        jdbc.sql("DELETE FROM delivery WHERE record_id = :id").param("id", id).update();
        jdbc.sql("""
                        INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most, created_at,
                                              changed_at, accepted_at, published_on)
                        SELECT id, province, CASE kind WHEN 'RESULT' THEN 'RESULTS' ELSE 'PENALTIES' END, id, 'l', '', :state, now(), 100,
                               now(), now(), CASE WHEN :state IN ('ACCEPTED', 'PUBLISHED', 'RETURNED') THEN now() END,
                               CASE :state WHEN 'PUBLISHED' THEN DATE '2026-11-20' END
                          FROM record WHERE id = :id
                        """).param("id", id).param("state", state).update();
        happened("delivery/" + id);
    }

    /** The entry every change leaves. */
    void happened(String object) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> evidence.append(
                        new Entry("ZJ", "test", "test.changed", object, "changed", object, null, null)));
    }

    /** Several results that are public, a day apart, {@code R001} and on. */
    void results(int count) {
        jdbc.sql("""
                        INSERT INTO task (id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
                        SELECT (410402202700000000 + n)::text, 'COMPLAINT', '投', '检查', 'henan', '410402', '2026-11-01', '2026-11-30', 'OPEN',
                               'a', now() FROM generate_series(1, :count) n
                        """).param("count", count).update();
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, task_id, business_key, content, digest,
                                            event_on, submission, submitted_by, submitted_at)
                        SELECT 'R' || lpad(n::text, 7, '0'), 'RESULT', 'henan', CASE n % 2 WHEN 0 THEN '410402' ELSE '410308' END, 'ZJ', :firm,
                               (410402202700000000 + n)::text, 'k' || n,
                               '{"itemCodes": ["41040200000001"], "mode": "ON_SITE", "findings": ["NO_PROBLEM"]}', 'd',
                               DATE '2020-01-01' + n % 1000, 's', 'a', now() FROM generate_series(1, :count) n
                        """).param("firm", FIRM).param("count", count).update();
        jdbc.sql("""
                        INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most, created_at,
                                              changed_at, accepted_at, published_on)
                        SELECT id, province, 'RESULTS', id, 'l', '', 'PUBLISHED', now(), 1, now(), now(), now(), event_on + 5
                          FROM record WHERE submission = 's' AND id NOT IN (SELECT record_id FROM delivery)
                        """).update();
        happened("results");
    }

    void plan(String id, int version, String state) {
        jdbc.sql("""
                        INSERT INTO plan (plan_id, version, year, name, joint, starts, ends, lead_department, adjust_reason, state, written_by,
                                          written_at, published_at, published_where)
                        VALUES (:id, :version, 2026, '年度计划', true, '2026-01-01', '2026-12-31', 'ZJ', '调整', :state, 'a', now(), '2026-01-05', '网站')
                        """)
                .param("id", id)
                .param("version", version)
                .param("state", state)
                .update();
        jdbc.sql("""
                        INSERT INTO plan_round VALUES (:id, :version, 1, '第一批', '{41040200000001}', '{ZJ,XF}', 0.05, '2026-03-01', '2026-03-31')
                        """).param("id", id).param("version", version).update();
    }

    void list(int version, String state, String name) {
        jdbc.sql("""
                        WITH list AS (
                            INSERT INTO item_list (department, joint, year, version, state, written_by, written_at, fixed_by, fixed_at)
                            VALUES ('ZJ', false, 2026, :version, :state, 'a', now(), 'b', CASE :state WHEN 'FIXED' THEN now() END) RETURNING id)
                        INSERT INTO item SELECT id, '41040200000001', :name, 'GENERAL', '法', '局', '企业', '内容', '现场', '要求', NULL, NULL, NULL,
                               NULL, 'COUNTY' FROM list
                        """)
                .param("version", version)
                .param("state", state)
                .param("name", name)
                .update();
    }

    OpenData.Page page(OpenSet set) {
        return page(set, Map.of());
    }

    OpenData.Page page(OpenSet set, Map<String, String> parameters) {
        return open.page(query(set, parameters, 1_000));
    }

    static OpenQuery query(OpenSet set, Map<String, String> parameters, int rows) {
        var lists = new java.util.LinkedHashMap<String, List<String>>();
        parameters.forEach((name, value) -> lists.put(name, List.of(value)));
        return OpenQuery.of(set, lists, List.of(), rows);
    }

    List<Object> ids(OpenSet set) {
        return page(set).rows().stream().map(row -> row.get("id")).toList();
    }
}
