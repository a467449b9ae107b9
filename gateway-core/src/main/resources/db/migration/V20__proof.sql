-- A result one may see, where it stands at the province, and the evidence entry that binds its digest: what a department may know of a result shared
-- with it, though delivery and evidence are another's. In place of a function that answered for any record it was asked for, and that the
-- planner could not look into.
CREATE VIEW proven_result WITH (security_barrier) AS
    SELECT r.id, r.department, r.subject_key, r.content, r.digest, r.event_on, r.corrected, d.state, d.published_on, e.sequence, e.hash
      FROM shared_result r
           LEFT JOIN delivery d ON d.record_id = r.id AND d.channel = 'RESULTS'
           LEFT JOIN LATERAL (SELECT e.sequence, e.hash FROM evidence e WHERE e.object = 'submission/' || r.submission
                               ORDER BY e.sequence LIMIT 1) e ON true;
GRANT SELECT ON proven_result TO provgate_department, provgate_gateway;
DROP FUNCTION result_proof(text[]);
