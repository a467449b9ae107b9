package org.provgate.app;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.provgate.access.Permission;
import org.provgate.agreements.ReadShipping;
import org.provgate.mock.register.Digits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The gateway that {@code LookUpBenchmark} asks. Arguments: URL of an empty database, subjects, measures, folder of the reads. */
final class MeasuredLookUps {

    private MeasuredLookUps() {}

    public static void main(String[] args) throws Exception {
        var url = args[0];
        int subjects = Integer.parseInt(args[1]);
        int measures = Integer.parseInt(args[2]);
        try (var gateway = Provgate.serve(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--server.port=0",
                "--provgate.read-log=" + args[3]))) {
            var jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
            seed(jdbc, subjects, measures, Path.of(args[3]).resolveSibling("keys.txt"));
            var key = Keys.of(jdbc, "CZ", Set.of(Permission.FINDINGS_READ)).substring("Bearer ".length());
            System.out.println("SERVING http://127.0.0.1:"
                    + gateway.getEnvironment().getProperty("local.server.port") + " " + key);
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                gateway.getBean(ReadShipping.class).ship();
                System.out.println("READS "
                        + jdbc.sql("SELECT count(*) FROM read_log")
                                .query(Long.class)
                                .single());
            }
        }
    }

    /** Every tenth subject is under sanction, each of those with one measure a field; as many have a result of ours. */
    static void seed(JdbcClient jdbc, int subjects, int measures, Path keys) throws Exception {
        jdbc.sql("SELECT register_partition('subject_henan', 'subject', 'henan', false)")
                .query()
                .singleRow();
        var firms = new java.util.ArrayList<String>(subjects);
        for (int n = 0; n < subjects; n++) firms.add(Digits.uscc("91", "410402", n));
        jdbc.sql("CREATE TABLE look_up_key (n integer PRIMARY KEY, uscc text)").update();
        for (int from = 0; from < subjects; from += 50_000) {
            var part = firms.subList(from, Math.min(subjects, from + 50_000)).toArray(String[]::new);
            jdbc.sql("""
                            INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, source_key, uscc, name, state,
                                                 address, scope)
                            SELECT 'henan', u, 0, '', now(), 1, now(), 'P' || u, u, '企业' || u, '1', repeat('地', 20), repeat('围', 100)
                              FROM unnest(CAST(? AS text[])) u
                            """).param(part).update();
            jdbc.sql("INSERT INTO look_up_key SELECT ? + n, u FROM unnest(CAST(? AS text[])) WITH ORDINALITY x (u, n)")
                    .params(from, part)
                    .update();
        }
        jdbc.sql("SELECT register_indexed('subject_henan')").query().singleRow();
        jdbc.sql("""
                        INSERT INTO sanction (province, ground, basis_key, basis_id, measure, rule_from, subject_key, uscc, name, field, measure_zh,
                                              measure_en, legal_basis, requester, executors, needs_feedback, begins, opened_at, digest)
                        SELECT 'henan', 'TAX', 'E' || n, 'E' || n, 'M' || f, '2020-01-01', uscc, uscc, '企业', f, '限制参加政府采购活动',
                               'barred from government procurement', '《政府采购法》第二十二条', 'SH', '{CZ}', true, '2026-01-01', now(), repeat('a', 64)
                          FROM (SELECT n, uscc FROM look_up_key WHERE n % 40 < 4 ORDER BY n LIMIT ?) k,
                               unnest('{GOV_PROCUREMENT,BIDDING,LAND_SUPPLY,HONOUR}'::text[]) f LIMIT ?
                        """).params(measures, measures).update();
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, business_key, content, digest, event_on, submission,
                                            submitted_by, submitted_at)
                        SELECT 'R' || n, 'RESULT', 'henan', '410402', 'CZ', uscc, 'k' || n,
                               '{"itemCodes": ["41040200000001"], "findings": ["NO_PROBLEM"], "mode": "ON_SITE", "checkDate": "2026-11-01",
                                 "certNos": ["A", "B"], "signed": true}', repeat('b', 64), '2026-11-01', 'S' || n, 'a', now()
                          FROM look_up_key WHERE n % 10 = 0
                        """).update();
        jdbc.sql("""
                        INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most, created_at, changed_at,
                                              accepted_at, published_on)
                        SELECT id, 'henan', 'RESULTS', id, id, 'g', 'PUBLISHED', now(), 1, now(), now(), now(), '2026-11-05' FROM record
                        """).update();
        // behind what the start of the gateway has written
        jdbc.sql("""
                        INSERT INTO evidence (sequence, department, at, actor, action, object, outcome, correlation_id, algorithm, previous_hash, hash)
                        SELECT 1000000 + row_number() OVER (ORDER BY id), 'CZ', now(), 'a', 'results.submitted', 'submission/' || submission, 'ok', 'c',
                               'SHA-256', encode(sha256(CAST(id AS bytea)), 'hex'), encode(sha256(CAST(id || 'x' AS bytea)), 'hex') FROM record
                        """).update();
        jdbc.sql("""
                        WITH list AS (
                            INSERT INTO item_list (department, joint, year, version, state, written_by, written_at, fixed_by, fixed_at)
                            VALUES ('CZ', false, 2026, 1, 'FIXED', 'a', now(), 'b', now()) RETURNING id)
                        INSERT INTO item SELECT id, '410402000000' || lpad(n::text, 2, '0'), '检查' || n, 'GENERAL', '法', '局', '企业', '内容', '现场', '要求',
                               NULL, NULL, NULL, NULL, 'COUNTY' FROM list, generate_series(1, 20) n
                        """).update();
        jdbc.sql("VACUUM ANALYZE").update();
        // every other question is about a subject under sanction
        Files.write(
                keys,
                jdbc.sql("SELECT uscc FROM look_up_key WHERE n % 40 < 4 OR n % 10 = 0")
                        .query(String.class)
                        .list());
    }
}
