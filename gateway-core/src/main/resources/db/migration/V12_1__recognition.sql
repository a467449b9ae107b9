-- Results adopted from other departments (结果互认, R53). See docs/recognition.md and the package recognition.

-- Rows from before know neither record nor adopter: they hold for every department, as they did.
ALTER TABLE recognised_result DROP CONSTRAINT recognised_result_pkey;
ALTER TABLE recognised_result
    ADD COLUMN id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ADD COLUMN record_id  text COLLATE "C",   -- the newest of its chain of corrections
    ADD COLUMN adopter    text,               -- whose items the subject leaves the frame for
    ADD COLUMN adopted_by text,
    ADD COLUMN adopted_at timestamptz,
    ADD COLUMN rule       text,               -- which let it be adopted, and its first day
    ADD COLUMN reason     text,
    ADD COLUMN ended_by   text,
    ADD COLUMN ended_at   timestamptz,
    ADD COLUMN end_reason text,
    ADD CHECK ((record_id IS NULL) = (adopter IS NULL)),
    ADD CHECK ((record_id IS NULL) = (adopted_at IS NULL)),
    ADD CHECK ((ended_at IS NULL) = (end_reason IS NULL));
ALTER TABLE recognised_result ALTER COLUMN subject_key TYPE text COLLATE "C";
CREATE UNIQUE INDEX recognised_result_once ON recognised_result (record_id, item_code, adopter) WHERE ended_at IS NULL;
CREATE INDEX recognised_result_item ON recognised_result (item_code) WHERE ended_at IS NULL;
CREATE INDEX recognised_result_subject ON recognised_result (subject_key);
CREATE INDEX recognised_result_adopter ON recognised_result (adopter, id);
CREATE INDEX recognised_result_provider ON recognised_result (department, id);
ALTER TABLE recognised_result ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON recognised_result TO provgate_gateway USING (true);
CREATE POLICY sides ON recognised_result FOR SELECT TO provgate_department
    USING (current_department() IN (adopter, department));
CREATE POLICY adopt ON recognised_result FOR INSERT TO provgate_department
    WITH CHECK (adopter = current_department() AND department <> current_department()
                AND shared_with_me(department, 'INSPECTION'));
CREATE POLICY withdraw ON recognised_result FOR UPDATE TO provgate_department
    USING (adopter = current_department()) WITH CHECK (adopter = current_department());
GRANT SELECT, INSERT ON recognised_result TO provgate_department;
GRANT UPDATE (ended_by, ended_at, end_reason) ON recognised_result TO provgate_department;

-- Where records stand at the province, and the evidence entry that binds their digests: what a department may know of a result shared
-- with it, though delivery and evidence are another's. It must be asked for records it sees; it does not look whether they are.
CREATE FUNCTION result_proof(records text[])
    RETURNS TABLE (record_id text, state text, published_on date, sequence bigint, hash text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 2 AS $$
    SELECT r.id, d.state, d.published_on, e.sequence, e.hash
      FROM record r
           LEFT JOIN delivery d ON d.record_id = r.id AND d.channel = 'RESULTS'
           LEFT JOIN LATERAL (SELECT e.sequence, e.hash FROM evidence e WHERE e.object = 'submission/' || r.submission
                               ORDER BY e.sequence LIMIT 1) e ON true
     WHERE r.id = ANY (records) AND r.kind = 'RESULT'
$$;
REVOKE ALL ON FUNCTION result_proof(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION result_proof(text[]) TO provgate_gateway, provgate_department;
