-- What one department lets another see, where the parts of sharing meet. See docs/agreements.md.

-- Results a department's connection may rely on: its own, and those of departments that share inspections with it. Apart from record, which
-- shows a department its own alone: lists, due dates and reports are not widened by an agreement. The gateway and the office see all.
CREATE VIEW shared_result WITH (security_barrier) AS
    SELECT r.id, r.kind, r.department, r.subject_key, r.task_id, r.content, r.digest, r.event_on, r.correction_of, r.submission,
           (SELECT t.drawn FROM task t WHERE t.id = r.task_id) AS drawn,
           -- here, where it is looked up for the few rows that are left; as a join all records would be read
           EXISTS (SELECT FROM record c WHERE c.correction_of = r.id) AS corrected
      FROM record r
     WHERE r.kind = 'RESULT'
       AND (pg_has_role(current_user, 'provgate_gateway', 'MEMBER')
            OR r.department = current_department() OR shared_with_me(r.department, 'INSPECTION'));
GRANT SELECT ON shared_result TO provgate_department, provgate_gateway;

-- Measures of a field that the requesting department shares.
CREATE POLICY agreed ON sanction FOR SELECT TO provgate_department USING (
    EXISTS (SELECT FROM sharing_right s
             WHERE s.receiver = current_department() AND s.provider = requester AND s.kind = 'SANCTION' AND field = ANY (s.fields)));

-- Whose contribution it is, where a department gave it by itself; null: the office wrote it down.
ALTER TABLE batch_contributor ADD COLUMN given_by text;

-- Keys of requests about no record belong to who asked: 'by', department, actor.
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON idempotency TO provgate_gateway USING (true);
CREATE POLICY own ON idempotency TO provgate_department USING (starts_with(department, 'by ' || current_department() || ' '));
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency TO provgate_department;
