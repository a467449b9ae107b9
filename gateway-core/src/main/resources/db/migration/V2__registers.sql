-- The registers (一单两库) and the nightly runs that keep them.
-- `subject` and `list_entry` have a partition for each province, made when its first run opens; the partitions carry the
-- indexes, so that a first load can build them after the rows.

CREATE TABLE run (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    province      text        NOT NULL,
    area_code     text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('RUNNING', 'SEALED', 'FAILED', 'HELD')),
    stage         text        NOT NULL CHECK (stage IN ('FETCH', 'MERGE', 'DONE')),
    holder        uuid        NOT NULL,          -- fences off a process that lost its lock
    opened_at     timestamptz NOT NULL,
    ended_at      timestamptz,
    busy_millis   bigint      NOT NULL DEFAULT 0,
    resumable     boolean     NOT NULL DEFAULT true,
    reason        text,
    register_root text
);
CREATE UNIQUE INDEX run_one_running ON run (province) WHERE state = 'RUNNING';
CREATE INDEX run_newest ON run (province, id DESC);

CREATE TABLE run_stream (
    run_id      bigint NOT NULL REFERENCES run,
    stream      text   NOT NULL,
    since       text,                            -- null: a full pull
    checkpoint  text,
    announced   bigint,
    held        bigint,                          -- what the platform says it holds
    fetched     bigint NOT NULL DEFAULT 0,
    added       bigint NOT NULL DEFAULT 0,
    changed     bigint NOT NULL DEFAULT 0,
    withdrawn   bigint NOT NULL DEFAULT 0,
    vanished    bigint NOT NULL DEFAULT 0,       -- held by us, missing in a full pull
    unchanged   bigint NOT NULL DEFAULT 0,
    duplicates  bigint NOT NULL DEFAULT 0,
    quarantined bigint NOT NULL DEFAULT 0,
    drift       bigint NOT NULL DEFAULT 0,       -- ours minus the platform's, after the merge
    root        text,
    PRIMARY KEY (run_id, stream)
);

CREATE TABLE frontier (
    run_id   bigint  NOT NULL REFERENCES run,
    stream   text    NOT NULL,
    position text    NOT NULL,
    done     boolean NOT NULL DEFAULT false,
    staged   integer NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, stream, position)
);

CREATE TABLE checkpoint (
    province  text        NOT NULL,
    stream    text        NOT NULL,
    area_code text        NOT NULL,
    position  text        NOT NULL,
    run_id    bigint      NOT NULL REFERENCES run,
    full_at   timestamptz NOT NULL,              -- when everything was last pulled
    PRIMARY KEY (province, stream)
);

CREATE TABLE subject (
    province         text        NOT NULL,
    identity         text        COLLATE "C" NOT NULL,
    bucket           integer     NOT NULL,
    content_hash     bytea       NOT NULL,
    updated_at       timestamptz NOT NULL,
    run_id           bigint      NOT NULL,
    valid_from       timestamptz NOT NULL,
    stale            boolean     NOT NULL DEFAULT false,
    source_key       text,
    uscc             text,
    reg_no           text,
    name             text,
    ent_type         text,
    industry_code    text,
    est_date         date,
    reg_org          text,
    area_code        text,
    address          text,
    scope            text,
    op_from          date,
    op_to            date,
    state            text,
    state_date       date,
    legal_rep        text,
    reg_capital      numeric(24, 6),
    currency         text,
    risk_grade       text,
    on_abnormal_list boolean,
    on_serious_list  boolean
) PARTITION BY LIST (province);

CREATE TABLE subject_history (LIKE subject, valid_to timestamptz NOT NULL);
CREATE INDEX subject_history_time ON subject_history (province, valid_to);
CREATE INDEX subject_history_identity ON subject_history (province, identity);

CREATE TABLE list_entry (
    province     text        NOT NULL,
    kind         text        NOT NULL,
    identity     text        COLLATE "C" NOT NULL,
    bucket       integer     NOT NULL,
    content_hash bytea       NOT NULL,
    updated_at   timestamptz NOT NULL,
    run_id       bigint      NOT NULL,
    valid_from   timestamptz NOT NULL,
    stale        boolean     NOT NULL DEFAULT false,
    entry_id     text,
    source_key   text,
    uscc         text,
    reg_no       text,
    name         text,
    reason       text,
    reason_text  text,
    in_date      date,
    in_organ     text,
    in_doc_no    text,
    out_date     date,
    out_reason   text,
    out_organ    text
) PARTITION BY LIST (province);

CREATE TABLE list_entry_history (LIKE list_entry, valid_to timestamptz NOT NULL);
CREATE INDEX list_entry_history_time ON list_entry_history (province, kind, valid_to);

-- Digest of the content hashes of one bucket of a register, so that a night recomputes only what it touched.
CREATE TABLE register_bucket (
    province text    NOT NULL,
    stream   text    NOT NULL,
    bucket   integer NOT NULL,
    digest   bytea   NOT NULL,
    PRIMARY KEY (province, stream, bucket)
);

CREATE TABLE quarantine (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id      bigint      NOT NULL REFERENCES run,
    province    text        NOT NULL,
    stream      text        NOT NULL,
    page        text        NOT NULL,
    identity    text        COLLATE "C",         -- where its keys could be read
    source_key  text,
    updated_at  timestamptz,
    faults      jsonb       NOT NULL,
    raw         text        NOT NULL,
    found_at    timestamptz NOT NULL,
    settled_at  timestamptz,
    settled_how text
);
CREATE INDEX quarantine_open ON quarantine (province, stream) WHERE settled_at IS NULL;
CREATE INDEX quarantine_run ON quarantine (run_id, stream);
