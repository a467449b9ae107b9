-- What anybody may read. See docs/open-data.md and the package opendata.
-- A view lists its columns and runs as its owner: provgate_public reads the views and nothing below them.

-- What a department took back from the open data (撤回公示): annulled, repaired, published by mistake.
CREATE TABLE open_withdrawal (
    record_id    text        COLLATE "C" PRIMARY KEY,
    department   text        NOT NULL,
    reason       text        NOT NULL,
    withdrawn_by text        NOT NULL,
    withdrawn_at timestamptz NOT NULL
);
ALTER TABLE open_withdrawal ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON open_withdrawal TO provgate_gateway USING (true);
CREATE POLICY own ON open_withdrawal TO provgate_department USING (department = current_department());
GRANT SELECT, INSERT ON open_withdrawal TO provgate_department;

-- Free text without what looks like a number of an identity card or a mobile phone.
CREATE FUNCTION open_text(told text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(
        regexp_replace(told, '[1-9][0-9]{5}(18|19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]', '******', 'g'),
        '(^|[^0-9])((\+|00)?86[- ]?)?1[3-9][0-9]{9}(?![0-9])', '\1******', 'g')
$$;

-- The eight public texts (抽查检查结果, domain 4.4), each once and in the order of the list. The public is not told which duty to
-- publish was missed.
CREATE FUNCTION open_findings(codes jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(told ORDER BY place) FROM (SELECT DISTINCT place, told FROM (VALUES
        (1, 'NO_PROBLEM', '未发现问题'),
        (2, 'NOTICE_NOT_PUBLISHED', '未按规定公示应当公示的信息'),
        (2, 'ANNUAL_REPORT_NOT_PUBLISHED', '未按规定公示应当公示的信息'),
        (3, 'FALSE_INFO', '公示信息隐瞒真实情况、弄虚作假'),
        (4, 'UNREACHABLE', '通过登记的住所（经营场所）无法联系'),
        (5, 'CORRECTED', '发现问题已责令改正'),
        (6, 'OBSTRUCTED', '不配合检查情节严重'),
        (7, 'NO_ACTIVITY', '未发现开展本次抽查涉及的经营活动'),
        (8, 'FOLLOW_UP', '发现问题待后续处理')) AS v (place, code, told)
     WHERE codes ? code) f
$$;

-- Every change leaves an entry of evidence: its last number is the version of all that is open.
CREATE VIEW open_version WITH (security_barrier) AS
    SELECT sequence, at FROM evidence ORDER BY sequence DESC LIMIT 1;

-- 抽查检查结果 (R42, R48, R72): public at the province, and neither corrected nor taken back.
CREATE VIEW open_result WITH (security_barrier) AS
    SELECT r.id, d.published_on, r.event_on AS checked_on, r.area_code, r.department, o.name_zh AS department_name,
           r.task_id, t.name AS task_name, t.drawn,
           ARRAY(SELECT jsonb_array_elements_text(r.content -> 'itemCodes')) AS items,
           r.content ->> 'mode' AS mode, open_findings(r.content -> 'findings') AS findings,
           coalesce(s.uscc, h.uscc) AS uscc, coalesce(s.name, h.name) AS name
      FROM record r
           JOIN delivery d ON d.record_id = r.id AND d.channel = 'RESULTS' AND d.state = 'PUBLISHED'
           JOIN task t ON t.id = r.task_id
           LEFT JOIN department o ON o.code = r.department
           LEFT JOIN subject s ON s.province = r.province AND s.identity = r.subject_key
           -- who has left the register since: as it was last
           LEFT JOIN LATERAL (
               SELECT uscc, name FROM subject_history
                WHERE province = r.province AND identity = r.subject_key ORDER BY valid_to DESC LIMIT 1) h ON s.identity IS NULL
     WHERE r.kind = 'RESULT'
       AND NOT EXISTS (SELECT FROM record c WHERE c.correction_of = r.id)
       AND NOT EXISTS (SELECT FROM open_withdrawal w WHERE w.record_id = r.id);

-- 行政处罚 of organisations: taken in by the credit platform, and within the time it is to be public; without a last day, three
-- years from the decision. No natural person, no legal representative, no facts, no remark.
CREATE VIEW open_penalty WITH (security_barrier) AS
    SELECT * FROM (
        SELECT r.id, (d.accepted_at AT TIME ZONE 'Asia/Shanghai')::date AS accepted_on, r.event_on AS decided_on, r.area_code,
               r.department, o.name_zh AS department_name, r.content -> 'organ' ->> 'name' AS organ,
               r.content -> 'party' ->> 'uscc' AS uscc, r.content -> 'party' ->> 'name' AS name, r.content ->> 'docNo' AS doc_no,
               ARRAY(SELECT jsonb_array_elements_text(r.content -> 'kinds')) AS kinds,
               open_text(r.content ->> 'illegalType') AS illegal_type, open_text(r.content ->> 'basis') AS basis,
               open_text(r.content ->> 'content') AS content, (r.content ->> 'fine')::numeric AS fine,
               (r.content ->> 'forfeit')::numeric AS forfeit, (r.content ->> 'validTo')::date AS valid_to,
               coalesce((r.content ->> 'publicUntil')::date, (r.event_on + interval '3 years')::date) AS public_until
          FROM record r
               JOIN delivery d ON d.record_id = r.id AND d.channel = 'PENALTIES' AND d.state IN ('ACCEPTED', 'PUBLISHED')
               LEFT JOIN department o ON o.code = r.department
         WHERE r.kind = 'PENALTY'
           AND r.content -> 'party' ->> 'kind' = 'ORGANISATION'
           AND coalesce(r.content ->> 'secret', 'false') <> 'true'
           AND coalesce(r.content ->> 'procedure', 'ORDINARY') <> 'SIMPLE'
           AND NOT EXISTS (SELECT FROM record c WHERE c.correction_of = r.id)
           AND NOT EXISTS (SELECT FROM open_withdrawal w WHERE w.record_id = r.id)) p
     WHERE public_until >= (now() AT TIME ZONE 'Asia/Shanghai')::date;

-- 年度抽查工作计划 (R32, R35, R72), a planned round a row.
CREATE VIEW open_plan WITH (security_barrier) AS
    SELECT (p.plan_id || '-' || lpad(r.number::text, 3, '0')) COLLATE "C" AS id, p.plan_id, p.version, p.year, left(p.plan_id, 6) AS area_code,
           p.name, p.joint, p.starts, p.ends, p.lead_department, o.name_zh AS department_name, p.scope, p.adjust_reason,
           p.published_at AS published_on, p.published_where, r.number AS round, r.name AS round_name, r.item_codes AS items,
           r.departments, r.rate, r.starts AS round_starts, r.ends AS round_ends
      FROM plan p JOIN plan_round r USING (plan_id, version) LEFT JOIN department o ON o.code = p.lead_department
     WHERE p.state = 'PUBLISHED';

-- 随机抽查事项清单 (R6, R23, R72): of each department and year the newest list that is fixed.
CREATE VIEW open_item WITH (security_barrier) AS
    SELECT (lpad(l.id::text, 9, '0') || '-' || i.code) COLLATE "C" AS id, l.year, l.version, l.joint, l.department, o.name_zh AS department_name,
           (l.fixed_at AT TIME ZONE 'Asia/Shanghai')::date AS fixed_on, i.code, i.name, i.item_class, i.legal_basis, i.subject_body,
           i.object_kind, i.content, i.method, i.requirements, i.ratio, i.frequency, i.min_rate, i.max_rate, i.level, i.guide, i.lenient
      FROM item_list l JOIN item i ON i.list_id = l.id LEFT JOIN department o ON o.code = l.department
     WHERE l.state = 'FIXED'
       AND NOT EXISTS (
               SELECT FROM item_list n
                WHERE n.department = l.department AND n.joint = l.joint AND n.year = l.year AND n.state = 'FIXED' AND n.version > l.version);

GRANT SELECT ON open_version, open_result, open_penalty, open_plan, open_item TO provgate_public;
