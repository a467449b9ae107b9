-- Who may see what of whose findings, and who has read what. See docs/agreements.md and the package agreements.

-- 共享协议 (R37, R45, R53): written by a person of the provider, put in force by another, ended by either side.
CREATE TABLE agreement (
    id          text        COLLATE "C" PRIMARY KEY,
    provider    text        NOT NULL,
    receiver    text        NOT NULL CHECK (receiver <> provider),
    kind        text        NOT NULL CHECK (kind IN ('INSPECTION', 'SANCTION', 'PENALTY')),
    fields      text[]      NOT NULL CHECK (cardinality(fields) > 0),
    purpose     text        NOT NULL,
    starts      date        NOT NULL,
    ends        date        NOT NULL CHECK (ends >= starts),
    state       text        NOT NULL CHECK (state IN ('DRAFT', 'IN_FORCE', 'ENDED')),
    written_by  text        NOT NULL,
    written_at  timestamptz NOT NULL,
    approved_by text        CHECK (approved_by <> written_by),
    approved_at timestamptz,
    ended_by    text,
    ended_side  text,                     -- the department that ended it; null where its last day did
    ended_at    timestamptz,
    end_reason  text,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK (state <> 'IN_FORCE' OR approved_by IS NOT NULL),
    CHECK ((state = 'ENDED') = (ended_at IS NOT NULL)),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX agreement_right ON agreement (receiver, kind, provider) WHERE state = 'IN_FORCE';
CREATE INDEX agreement_provider ON agreement (provider);
ALTER TABLE agreement ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON agreement TO provgate_gateway USING (true);
CREATE POLICY sides ON agreement FOR SELECT TO provgate_department
    USING (current_department() IN (provider, receiver));
CREATE POLICY write ON agreement FOR INSERT TO provgate_department
    WITH CHECK (provider = current_department() AND state = 'DRAFT');
CREATE POLICY change ON agreement FOR UPDATE TO provgate_department
    USING (current_department() IN (provider, receiver)) WITH CHECK (current_department() IN (provider, receiver));
GRANT SELECT, INSERT ON agreement TO provgate_department;
GRANT UPDATE (state, approved_by, approved_at, ended_by, ended_side, ended_at, end_reason) ON agreement TO provgate_department;

-- What gives a right on the day of the database's clock, in Asia/Shanghai. Shows each department what it may see as above.
CREATE VIEW sharing_right WITH (security_invoker) AS
    SELECT receiver, provider, kind, id AS agreement, fields, purpose FROM agreement
     WHERE state = 'IN_FORCE' AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN starts AND ends;
GRANT SELECT ON sharing_right TO provgate_department, provgate_gateway;

-- For policies of what is shared: whether an agreement lets the department of this connection see findings of this kind. Asked row by
-- row; a policy on a table of which thousands are read does better with (provider) IN (SELECT … FROM sharing_right …), asked once.
CREATE FUNCTION shared_with_me(provider text, kind text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT FROM sharing_right s
                    WHERE s.receiver = current_department() AND s.provider = $1 AND s.kind = $2)
$$;

-- Journals of reads that are in read_log; one that is here is not brought in again.
CREATE TABLE read_journal (
    id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file  text        NOT NULL UNIQUE,
    lines integer     NOT NULL,
    at    timestamptz NOT NULL
);
ALTER TABLE read_journal ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON read_journal TO provgate_gateway USING (true);

-- Who was shown what. No foreign keys: a row for each look-up.
CREATE TABLE read_log (
    journal    bigint      NOT NULL,
    line       integer     NOT NULL,
    at         timestamptz NOT NULL,
    department text        NOT NULL,
    actor      text        NOT NULL,
    kind       text        NOT NULL,
    subject    text        COLLATE "C",     -- null where it was about many
    purpose    text,                        -- of the agreements; null where only own findings were shown
    agreements text[]      NOT NULL,
    providers  text[]      NOT NULL,        -- whose findings were shown
    shown      text[]      NOT NULL,        -- ids
    PRIMARY KEY (journal, line)
);
CREATE INDEX read_log_subject ON read_log (subject, journal, line) WHERE subject IS NOT NULL;
CREATE INDEX read_log_department ON read_log (department, journal, line);
CREATE INDEX read_log_at ON read_log USING brin (at);
ALTER TABLE read_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON read_log TO provgate_gateway USING (true);
CREATE POLICY own ON read_log FOR SELECT TO provgate_department
    USING (department = current_department() OR current_department() = ANY (providers));
GRANT SELECT ON read_log TO provgate_department;
