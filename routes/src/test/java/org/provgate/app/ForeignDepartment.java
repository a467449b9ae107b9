package org.provgate.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything department XF has and nobody else may see, with a mark in every text; and the ids of it. */
final class ForeignDepartment {

    static final String CODE = "XF";
    /** No answer to another department may hold it. */
    static final String MARK = "SECRET-OF-XF";

    private static final String TASK = "410402202611020001";

    /** First part of a path, and an id below it that is XF's; then one of the same form that never was. */
    private final Map<String, String[]> ids = new LinkedHashMap<>();

    private final JdbcClient jdbc;

    ForeignDepartment(JdbcClient jdbc) {
        this.jdbc = jdbc;
        task();
        draw();
        records();
        sharing();
    }

    /** Returns a path with XF's ids in its places. @throws IllegalStateException for a kind of thing this class does not know */
    String path(String pattern) {
        return filled(pattern, 0);
    }

    /** Returns a path with ids that never were. */
    String never(String pattern) {
        return filled(pattern, 1);
    }

    /** Returns a body without what was asked for, which any answer may repeat. */
    String plain(String body, String pattern) {
        var text = body.replaceAll("\"instance\":\"[^\"]*\"", "");
        for (var id : ids.get(first(pattern))) text = text.replaceAll("\\b" + Pattern.quote(id) + "\\b", "ID");
        return text;
    }

    private static String first(String pattern) {
        return pattern.replaceFirst("^/api/v1/([^/]+).*", "$1");
    }

    private String filled(String pattern, int which) {
        var id = ids.get(first(pattern));
        if (id == null && pattern.contains("{"))
            throw new IllegalStateException("tell this test an id of XF's below /api/v1/" + first(pattern));
        var text = pattern;
        if (id != null) text = text.replaceFirst("\\{[^}]+}", id[which]);
        return text.replaceAll("\\{rule}", "R50").replaceAll("\\{[^}]+}", "1");
    }

    private void known(String first, String theirs, String never) {
        ids.put(first, new String[] {theirs, never});
    }

    private void task() {
        jdbc.sql("INSERT INTO department VALUES ('XF', 'XF', 'XF') ON CONFLICT DO NOTHING")
                .update();
        jdbc.sql("""
                        INSERT INTO officer (id, department, name, unit, cert_no, cert_valid_to, changed_by, changed_at)
                        VALUES ('XF1', 'XF', '甲', '队', 'XF1', '2099-12-31', 'a', now())
                        """).update();
        jdbc.sql("INSERT INTO officer_conflict VALUES ('XF1', 'SUBJ-000001', 'SECRET-OF-XF', 'a', now())")
                .update();
        jdbc.sql("""
                        INSERT INTO task (id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
                        VALUES (:task, 'COMPLAINT', 'SECRET-OF-XF', 'SECRET-OF-XF', 'henan', '410402', current_date - 9, current_date + 9,
                                'OPEN', 'a', now())
                        """).param("task", TASK).update();
        jdbc.sql(
                        "INSERT INTO task_target (task_id, subject_key, position, form_no) VALUES (:task, 'SUBJ-000001', 1, 'SECRET-OF-XF')")
                .param("task", TASK)
                .update();
        jdbc.sql("INSERT INTO task_seat VALUES (:task, 'SUBJ-000001', 'XF', 1, 'XF1')")
                .param("task", TASK)
                .update();
        known("tasks", TASK, "410402202611029999");
        // officers are public with their register (R23), whom they are related to is not
        known("officers", "XF1", "XF1");
        known("runs", "1", "1");
        known("platforms", "henan", "henan");
        known("reports", "2026Q4", "2026Q4");
    }

    private void draw() {
        jdbc.sql("""
                        INSERT INTO batch (id, province, area_code, name, lead_department, item_class, filter, rates, minimum, slack,
                                           window_start, window_end, state, created_by, created_at)
                        VALUES ('xf-1', 'henan', '410402', 'SECRET-OF-XF', 'XF', 'GENERAL', '{}', '{}', '{}', 0, current_date, current_date,
                                'DRAFT', 'a', now())
                        """).update();
        jdbc.sql("INSERT INTO batch_department VALUES ('xf-1', 0, 'XF', 2, NULL, '{SECRET-OF-XF}')")
                .update();
        jdbc.sql("INSERT INTO batch_contributor (batch_id, contributor) VALUES ('xf-1', 'xf')")
                .update();
        jdbc.sql("""
                        INSERT INTO plan (plan_id, version, year, name, joint, starts, ends, lead_department, state, written_by, written_at)
                        VALUES ('41040220260077', 1, 2026, 'SECRET-OF-XF', false, '2026-01-01', '2026-12-31', 'XF', 'DRAFT', 'a', now())
                        """).update();
        var list = jdbc.sql("""
                        INSERT INTO item_list (department, joint, year, version, state, written_by, written_at)
                        VALUES ('XF', false, 2026, 1, 'DRAFT', 'a', now()) RETURNING id
                        """).query(String.class).single();
        known("batches", "xf-1", "xf-9");
        known("plans", "41040220260077", "41040220260078");
        known("items", list, "987654");
    }

    private void records() {
        for (var kind : Map.of("RESULT", "results", "PENALTY", "penalties", "LICENCE", "licences")
                .entrySet()) {
            var id = "R-XF-" + kind.getKey();
            jdbc.sql("""
                            INSERT INTO record (id, kind, province, area_code, department, subject_key, task_id, business_key, content, digest,
                                                event_on, submission, submitted_by, submitted_at)
                            VALUES (:id, :kind, 'henan', '410402', 'XF', :subject, CASE :kind WHEN 'RESULT' THEN :task END, 'SECRET-OF-XF',
                                    '{"problems": "SECRET-OF-XF", "findings": ["NO_PROBLEM"], "itemCodes": ["41040200000001"],
                                      "checkDate": "2026-11-01", "mode": "ON_SITE", "signed": true}',
                                    repeat('a', 64), current_date - 1, 'S-XF', 'a', now())
                            """)
                    .param("id", id)
                    .param("kind", kind.getKey())
                    .param("task", TASK)
                    .param("subject", ReportingBureau.FIRM)
                    .update();
            jdbc.sql("""
                            INSERT INTO deadline (record_id, rule, rule_from, duty, event_on, due_on)
                            VALUES (:id, 'R50', '2021-01-01', 'ENTERED', current_date - 1, current_date + 5)
                            """).param("id", id).update();
            known(kind.getValue(), id, "R-XF-never");
        }
        jdbc.sql("""
                        INSERT INTO deadline_waiver (record_id, rule, until, reason, requested_by, requested_at)
                        VALUES ('R-XF-RESULT', 'R50', current_date + 9, 'SECRET-OF-XF', 'a', now())
                        """).update();
        var delivery = jdbc.sql("""
                        INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most, created_at,
                                              changed_at, reason)
                        VALUES ('R-XF-PENALTY', 'henan', 'PENALTIES', 'R-XF-PENALTY', 'l', '', 'PARKED', now(), 1, now(), now(), 'SECRET-OF-XF')
                        RETURNING id
                        """).query(String.class).single();
        known("deliveries", delivery, "98765432");
        known("deadlines", "R-XF-RESULT", "R-XF-never");
    }

    private void sharing() {
        jdbc.sql("INSERT INTO department VALUES ('CZ', 'CZ', 'CZ') ON CONFLICT DO NOTHING")
                .update();
        jdbc.sql("""
                        INSERT INTO agreement (id, provider, receiver, kind, fields, purpose, starts, ends, state, written_by, written_at)
                        VALUES ('G-XF', 'XF', 'CZ', 'INSPECTION', '{findings}', 'SECRET-OF-XF', current_date, current_date + 9, 'DRAFT', 'a', now())
                        """).update();
        known("agreements", "G-XF", "G-never");
        var adoption = jdbc.sql("""
                        INSERT INTO recognised_result (subject_key, item_code, department, checked_on, valid_until, record_id, adopter, adopted_by,
                                                       adopted_at, rule, reason)
                        VALUES (:firm, '41040200000001', 'XF', current_date - 1, current_date + 99, 'R-XF-RESULT', 'CZ', 'a', now(), 'r',
                                'SECRET-OF-XF') RETURNING id
                        """)
                .param("firm", ReportingBureau.FIRM)
                .query(String.class)
                .single();
        known("adoptions", adoption, "987654321");
        // that a firm is in the register is public
        known("subjects", ReportingBureau.FIRM, ReportingBureau.FIRM);
        known("inspections", "1", "1");
        sanction();
        transfer();
        subscription();
        known("departments", "XF", "XF");
        known("people", "nobody-here", "nobody-there");
        known("keys", "no-such-key", "no-such-other");
    }

    private void sanction() {
        var sanction = jdbc.sql("""
                        INSERT INTO sanction (province, ground, basis_key, basis_id, measure, rule_from, subject_key, uscc, name, field, measure_zh,
                                              measure_en, legal_basis, requester, executors, needs_feedback, begins, opened_at, digest)
                        VALUES ('henan', 'TAX', 'SECRET-OF-XF', 'SECRET-OF-XF', 'SECRET-OF-XF', '2020-01-01', :firm, :firm, 'SECRET-OF-XF',
                                'LAND_SUPPLY', 'SECRET-OF-XF', 'x', 'law', 'XF', '{XF}', true, '2026-01-01', now(), 'd') RETURNING id
                        """)
                .param("firm", ReportingBureau.FIRM)
                .query(Long.class)
                .single();
        jdbc.sql(
                        "INSERT INTO recall (sanction_id, department, reason, opened_at) VALUES (:id, 'XF', 'REPAIRED', now())")
                .param("id", sanction)
                .update();
        jdbc.sql("""
                        INSERT INTO sanction_repair (sanction_id, kind, reason, document, department, requested_by, requested_at)
                        VALUES (:id, 'REPAIRED', 'SECRET-OF-XF', 'd', 'XF', 'a', now())
                        """).param("id", sanction).update();
        jdbc.sql("""
                        INSERT INTO sanction_feedback (id, sanction_id, department, action, done_on, written_by, written_at)
                        VALUES ('F-XF', :id, 'XF', 'SECRET-OF-XF', current_date, 'a', now())
                        """).param("id", sanction).update();
        known("sanctions", sanction.toString(), "987654322");
        known("recalls", "1", "1");
    }

    private void transfer() {
        var id = "410402-20261101-0123456789ab";
        jdbc.sql("INSERT INTO department VALUES ('GA', 'GA', 'GA') ON CONFLICT DO NOTHING")
                .update();
        jdbc.sql("""
                        INSERT INTO transfer (id, kind, state, province, area_code, from_department, to_department, origin, name, item, facts,
                                              needs_feedback, digest, written_by, written_at, sent_at)
                        VALUES (:id, 'OTHER_DEPT', 'SENT', 'henan', '410402', 'XF', 'GA', 'ON_SITE', 'SECRET-OF-XF', 'i', 'SECRET-OF-XF', true,
                                'd', 'a', now(), now())
                        """).param("id", id).update();
        jdbc.sql("""
                        INSERT INTO suspected_crime (record_id, department, grounds, marked_by, marked_at)
                        VALUES ('R-XF-RESULT', 'XF', 'SECRET-OF-XF', 'a', now())
                        """).update();
        jdbc.sql("""
                        INSERT INTO clue (id, subject, what, contact, received_at, state, department, assigned_by, assigned_at)
                        VALUES ('C20261101-0123456789ab', 'SECRET-OF-XF', 'SECRET-OF-XF', 'SECRET-OF-XF', now(), 'ASSIGNED', 'XF', 'a', now())
                        """).update();
        known("transfers", id, "410402-20261101-ba9876543210");
        known("suspicions", "R-XF-RESULT", "R-XF-never");
        known("clues", "C20261101-0123456789ab", "C20261101-ba9876543210");
    }

    private void subscription() {
        jdbc.sql("""
                        INSERT INTO subscription (id, department, url, types, description, secret, position, leased_until, created_by, created_at)
                        VALUES ('sub_0123456789abcdef', 'XF', 'https://SECRET-OF-XF', '{}', 'SECRET-OF-XF', '\\x00', 0, now(), 'a', now())
                        """).update();
        jdbc.sql(
                        "INSERT INTO event (receiver, type, subject_key, object, at) VALUES ('XF', 'sanction.opened', 's', 'SECRET-OF-XF', now())")
                .update();
        jdbc.sql("""
                        INSERT INTO webhook (subscription_id, event_id, department, state, attempts, error)
                        VALUES ('sub_0123456789abcdef', 1, 'XF', 'DELIVERED', 1, 'SECRET-OF-XF')
                        """).update();
        jdbc.sql("""
                        INSERT INTO read_log (journal, line, at, department, actor, kind, subject, purpose, agreements, providers, shown)
                        VALUES (0, 1, now(), 'XF', 'a', 'SANCTION', :firm, 'SECRET-OF-XF', '{}', '{CZ}', '{SECRET-OF-XF}')
                        """).param("firm", ReportingBureau.FIRM).update();
        known("subscriptions", "sub_0123456789abcdef", "sub_fedcba9876543210");
    }
}
