-- The hash-chained log of what was done. See org.provgate.evidence.

CREATE TABLE evidence (
    sequence       bigint         PRIMARY KEY CHECK (sequence > 0),
    department     text           NOT NULL,
    at             timestamptz(6) NOT NULL,
    actor          text           NOT NULL,
    action         text           NOT NULL,
    object         text           NOT NULL,
    outcome        text           NOT NULL,
    correlation_id text           NOT NULL,
    digest_before  text           CHECK (digest_before ~ '^[0-9a-f]{64}$'),
    digest_after   text           CHECK (digest_after ~ '^[0-9a-f]{64}$'),
    algorithm      text           NOT NULL,
    previous_hash  text           NOT NULL CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
    hash           text           NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$')
);

COMMENT ON TABLE evidence IS 'what was done, by whom, to what; appended only, each row sealed by the hash of the one before';

CREATE INDEX evidence_object ON evidence (object, sequence);

-- Against mistakes, not against the owner of the database: the chain shows what slips past it.
CREATE FUNCTION evidence_is_appended_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'evidence is appended only: % refused', TG_OP
        USING HINT = 'What was recorded wrongly is corrected by a further entry.';
END
$$;

CREATE TRIGGER evidence_is_appended_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_appended_only();

-- also where a session calls itself a replica
ALTER TABLE evidence ENABLE ALWAYS TRIGGER evidence_is_appended_only;
