-- Penalties that departments share (R53). See docs/agreements.md and org.provgate.credit.SharedPenalties.
-- Free text goes without numbers of identity cards and mobile phones; what is secret goes nowhere; parties are organisations, known by their USCC.
CREATE VIEW shared_penalty WITH (security_barrier) AS
    SELECT r.id, r.department, r.subject_key, r.event_on AS decided_on, r.digest,
           r.content ->> 'docName' AS doc_name, r.content ->> 'docNo' AS doc_no,
           ARRAY(SELECT jsonb_array_elements_text(r.content -> 'kinds')) AS kinds,
           open_text(r.content ->> 'illegalType') AS illegal_type, open_text(r.content ->> 'facts') AS facts,
           open_text(r.content ->> 'basis') AS basis, open_text(r.content ->> 'content') AS content,
           (r.content ->> 'fine')::numeric AS fine, (r.content ->> 'forfeit')::numeric AS forfeit,
           (r.content ->> 'validTo')::date AS valid_to, (r.content ->> 'publicUntil')::date AS public_until,
           r.content -> 'organ' ->> 'name' AS organ, r.content -> 'party' ->> 'legalRep' AS legal_representative,
           -- here, where they are looked up for the few rows that are left; as joins all records would be read
           EXISTS (SELECT FROM record c WHERE c.correction_of = r.id) AS corrected,
           EXISTS (SELECT FROM open_withdrawal w WHERE w.record_id = r.id) AS taken_back
      FROM record r
     WHERE r.kind = 'PENALTY'
       AND coalesce(r.content ->> 'secret', 'false') <> 'true'
       AND (pg_has_role(current_user, 'provgate_gateway', 'MEMBER')
            OR r.department = current_department() OR shared_with_me(r.department, 'PENALTY'));
GRANT SELECT ON shared_penalty TO provgate_department, provgate_gateway;
