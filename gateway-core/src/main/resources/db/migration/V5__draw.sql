-- From the item list to the tasks of a draw. See docs/draw.md and the packages items, officers, plans, batches, tasks.

-- 随机抽查事项清单 (domain 3.3; R6, R7, R8, R71): a version that is FIXED never changes.
CREATE TABLE item_list (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    department text        NOT NULL,
    joint      boolean     NOT NULL,
    year       integer     NOT NULL,
    version    integer     NOT NULL,
    state      text        NOT NULL CHECK (state IN ('DRAFT', 'FIXED')),
    written_by text        NOT NULL,
    written_at timestamptz NOT NULL,
    fixed_by   text,
    fixed_at   timestamptz,
    UNIQUE (department, joint, year, version),
    CHECK ((state = 'FIXED') = (fixed_at IS NOT NULL))
);
CREATE TABLE item (
    list_id      bigint  NOT NULL REFERENCES item_list ON DELETE CASCADE,
    code         text    NOT NULL CHECK (code ~ '^[0-9]{14}$'),
    name         text    NOT NULL,
    item_class   text    NOT NULL CHECK (item_class IN ('KEY', 'GENERAL')),
    legal_basis  text    NOT NULL,
    subject_body text    NOT NULL,
    object_kind  text    NOT NULL,
    content      text    NOT NULL,
    method       text    NOT NULL,
    requirements text    NOT NULL,
    ratio        text,
    frequency    text,
    min_rate     numeric(9, 6) CHECK (min_rate BETWEEN 0 AND 1),
    max_rate     numeric(9, 6) CHECK (max_rate BETWEEN 0 AND 1),
    level        text    NOT NULL CHECK (level IN ('COUNTY', 'CITY', 'PROVINCE', 'STATE')),
    filed_at     date,                            -- 备案, for items outside the own level (R8)
    guide        text,                            -- 工作细则/指引 (R71)
    lenient      boolean NOT NULL DEFAULT false,  -- 包容审慎 (R73)
    PRIMARY KEY (list_id, code)
);

-- 执法检查人员名录库 (domain 3.2; R20, R21). Never an identity-card number.
CREATE TABLE officer (
    id            text        COLLATE "C" PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._:-]{1,64}$'),
    department    text        NOT NULL CHECK (department ~ '^[A-Za-z0-9._:-]{1,64}$'),
    name          text        NOT NULL,
    unit          text        NOT NULL,
    post          text,
    cert_no       text        NOT NULL UNIQUE,
    cert_valid_to date        NOT NULL,
    specialties   text[]      NOT NULL DEFAULT '{}',
    item_scope    text[]      NOT NULL DEFAULT '{}',
    expert        boolean     NOT NULL DEFAULT false,  -- assists, is never drawn (R22, R26)
    active        boolean     NOT NULL DEFAULT true,
    changed_by    text        NOT NULL,
    changed_at    timestamptz NOT NULL
);
CREATE INDEX officer_department ON officer (department) WHERE active AND NOT expert;
-- 利害关系 (R27)
CREATE TABLE officer_conflict (
    officer_id  text        COLLATE "C" NOT NULL REFERENCES officer,
    subject_key text        COLLATE "C" NOT NULL,
    reason      text        NOT NULL,
    declared_by text        NOT NULL,
    declared_at timestamptz NOT NULL,
    PRIMARY KEY (officer_id, subject_key)
);

-- 年度抽查工作计划 (domain 3.4; R30 to R33): every version stays.
CREATE TABLE plan (
    plan_id         text        NOT NULL CHECK (plan_id ~ '^[0-9]{14}$'),
    version         integer     NOT NULL,
    year            integer     NOT NULL,
    name            text        NOT NULL,
    joint           boolean     NOT NULL,
    starts          date        NOT NULL,
    ends            date        NOT NULL CHECK (ends >= starts),
    lead_department text        NOT NULL,
    scope           text,
    adjust_reason   text,
    state           text        NOT NULL CHECK (state IN ('DRAFT', 'APPROVED', 'PUBLISHED', 'REPLACED')),
    written_by      text        NOT NULL,
    written_at      timestamptz NOT NULL,
    approved_by     text        CHECK (approved_by <> written_by),
    approved_at     timestamptz,
    published_at    date,
    published_where text,
    PRIMARY KEY (plan_id, version),
    CHECK (version = 1 OR adjust_reason IS NOT NULL)
);
-- A planned round: what is drawn, from what, at what rate, when (R36, R40, R41).
CREATE TABLE plan_round (
    plan_id    text          NOT NULL,
    version    integer       NOT NULL,
    number     integer       NOT NULL,
    name       text          NOT NULL,
    item_codes text[]        NOT NULL,
    departments text[]       NOT NULL,
    rate       numeric(9, 6) NOT NULL CHECK (rate > 0 AND rate <= 1),
    starts     date          NOT NULL,
    ends       date          NOT NULL CHECK (ends >= starts),
    PRIMARY KEY (plan_id, version, number),
    FOREIGN KEY (plan_id, version) REFERENCES plan
);

-- 抽查批次. A batch is frozen on a sealed register and drawn once; an aborted one stays, and a redraw names it.
CREATE TABLE batch (
    id                text        COLLATE "C" PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._:-]{1,64}$'),
    province          text        NOT NULL,
    area_code         text        NOT NULL,
    name              text        NOT NULL,
    plan_id           text,
    plan_version      integer,
    plan_round        integer,
    lead_department   text        NOT NULL,
    item_class        text        NOT NULL CHECK (item_class IN ('KEY', 'GENERAL')),
    template          text,                        -- the shipped or own rule its rates follow; null for none
    filter            jsonb       NOT NULL,        -- 定向 conditions; {} is undirected (R25)
    rates             jsonb       NOT NULL,        -- stratum: rate as a decimal string
    minimum           jsonb       NOT NULL,        -- stratum: count
    slack             integer     NOT NULL,
    window_start      date        NOT NULL,
    window_end        date        NOT NULL CHECK (window_end >= window_start),
    state             text        NOT NULL CHECK (state IN
                      ('DRAFT', 'FROZEN', 'COMMITTED', 'REVEALED', 'DRAWN', 'DISPATCHED', 'CLOSED', 'ABORTED')),
    replaces          text        COLLATE "C" REFERENCES batch UNIQUE,
    replace_reason    text,
    abort_reason      text,
    created_by        text        NOT NULL,
    created_at        timestamptz NOT NULL,
    frozen_at         timestamptz,
    drawn_at          timestamptz,
    run_id            bigint      REFERENCES run,  -- the seal the frame was taken from
    register_root     text,
    rules             jsonb,                       -- the rules applied, with their versions
    frame_size        bigint,
    strata            jsonb,                       -- candidates by stratum
    frame_root        text,
    roster_root       text,
    conflicts_root    text,
    parameters        text,                        -- RFC 8785
    parameters_digest text,
    seed              text,
    document          text,                        -- draw.json
    document_digest   text,
    FOREIGN KEY (plan_id, plan_version, plan_round) REFERENCES plan_round (plan_id, version, number),
    CHECK ((replaces IS NULL) = (replace_reason IS NULL)),
    CHECK ((state = 'ABORTED') = (abort_reason IS NOT NULL)),
    CHECK (state = 'ABORTED' OR (seed IS NOT NULL) = (state IN ('REVEALED', 'DRAWN', 'DISPATCHED', 'CLOSED')))
);
CREATE TABLE batch_department (
    batch_id   text    COLLATE "C" NOT NULL REFERENCES batch,
    position   integer NOT NULL,
    department text    NOT NULL,
    team_size  integer NOT NULL CHECK (team_size >= 2),
    specialty  text,
    item_codes text[]  NOT NULL,
    PRIMARY KEY (batch_id, position),
    UNIQUE (batch_id, department)
);
CREATE TABLE batch_contributor (
    batch_id     text        COLLATE "C" NOT NULL REFERENCES batch,
    contributor  text        COLLATE "C" NOT NULL CHECK (contributor ~ '^[a-z0-9-]{1,64}$'),
    event        text,                              -- of a public contributor: what it waits for, after the freeze
    event_at     timestamptz,
    commitment   text        CHECK (commitment ~ '^[0-9a-f]{64}$'),
    committed_at timestamptz,
    nonce        text,
    value        text,
    revealed_at  timestamptz,
    PRIMARY KEY (batch_id, contributor),
    CHECK ((event IS NULL) = (event_at IS NULL)),
    CHECK (event IS NULL OR commitment IS NULL)
);
CREATE TABLE batch_exclusion (
    batch_id text   COLLATE "C" NOT NULL REFERENCES batch,
    reason   text   NOT NULL,
    subjects bigint NOT NULL,
    PRIMARY KEY (batch_id, reason)
);
-- The three frozen files, a line a row.
CREATE TABLE batch_frame (
    batch_id    text COLLATE "C" NOT NULL,
    subject_key text COLLATE "C" NOT NULL,
    stratum     text NOT NULL
);
CREATE UNIQUE INDEX batch_frame_key ON batch_frame (batch_id, subject_key);
CREATE TABLE batch_line (
    batch_id text COLLATE "C" NOT NULL REFERENCES batch,
    file     text NOT NULL CHECK (file IN ('roster', 'conflicts')),
    line     text COLLATE "C" NOT NULL,
    PRIMARY KEY (batch_id, file, line)
);

-- 抽查任务: one for a drawn batch, or one outside the draw with its ground (R61, R62). Never both.
CREATE TABLE task (
    id         text        PRIMARY KEY CHECK (id ~ '^[0-9]{18}$'),
    batch_id   text        COLLATE "C" REFERENCES batch UNIQUE,
    ground     text        CHECK (ground IN ('COMPLAINT', 'ASSIGNED', 'TRANSFERRED', 'RISK_WARNING', 'MONITORING', 'SAFETY',
                                             'PUBLIC_SECURITY', 'QUALITY_LIABILITY', 'UNAPPROVED_CONSTRUCTION')),
    ground_ref text,
    name       text        NOT NULL,
    province   text        NOT NULL,
    area_code  text        NOT NULL,
    starts     date        NOT NULL,
    ends       date        NOT NULL CHECK (ends >= starts),
    state      text        NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    drawn      boolean     NOT NULL GENERATED ALWAYS AS (batch_id IS NOT NULL) STORED,
    UNIQUE (id, drawn),
    CHECK ((batch_id IS NULL) <> (ground IS NULL)),
    CHECK ((ground IS NULL) = (ground_ref IS NULL))
);
-- One subject of a task, with its form (一企一表).
-- A drawn task holds only targets with a ticket, a triggered one only targets without.
CREATE TABLE task_target (
    task_id     text    NOT NULL,
    subject_key text    COLLATE "C" NOT NULL,
    position    integer NOT NULL,
    form_no     text    NOT NULL UNIQUE,
    stratum     text,
    ticket      text,
    unstaffed   boolean NOT NULL DEFAULT false,
    drawn       boolean NOT NULL GENERATED ALWAYS AS (ticket IS NOT NULL) STORED,
    PRIMARY KEY (task_id, subject_key),
    FOREIGN KEY (task_id, drawn) REFERENCES task (id, drawn),
    CHECK ((ticket IS NULL) = (stratum IS NULL))
);
CREATE INDEX task_target_subject ON task_target (subject_key);
CREATE TABLE task_seat (
    task_id     text    NOT NULL,
    subject_key text    COLLATE "C" NOT NULL,
    department  text    NOT NULL,
    seat        integer NOT NULL,
    officer_id  text    COLLATE "C" REFERENCES officer,   -- null: nobody was able
    PRIMARY KEY (task_id, subject_key, department, seat),
    FOREIGN KEY (task_id, subject_key) REFERENCES task_target
);
CREATE INDEX task_seat_officer ON task_seat (officer_id);

-- Results adopted from other departments (结果互认, R53): such a subject leaves the frame for these items.
CREATE TABLE recognised_result (
    subject_key text NOT NULL,
    item_code   text NOT NULL,
    department  text NOT NULL,
    checked_on  date NOT NULL,
    valid_until date NOT NULL,
    PRIMARY KEY (subject_key, item_code, department, checked_on)
);
-- Marks of subjects (监管标签, R15, R24).
CREATE TABLE subject_tag (
    province    text NOT NULL,
    subject_key text COLLATE "C" NOT NULL,
    tag         text NOT NULL,
    PRIMARY KEY (province, subject_key, tag)
);
