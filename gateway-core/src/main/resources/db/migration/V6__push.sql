-- What departments hand in, and how it reaches each receiver. See docs/results-out.md and the packages results, credit,
-- deadlines, outbox.

-- One thing handed in: it never changes; what is wrong with it is put right by a further one that names it.
CREATE TABLE record (
    id            text        COLLATE "C" PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._:-]{1,50}$'),
    kind          text        NOT NULL CHECK (kind IN ('RESULT', 'PENALTY', 'LICENCE', 'PLAN', 'TASK', 'ITEM', 'OFFICER')),
    province      text        NOT NULL,
    area_code     text        NOT NULL,
    department    text        NOT NULL,
    subject_key   text        COLLATE "C",         -- identity in the register; null where it is not about a subject
    task_id       text        REFERENCES task,
    business_key  text        COLLATE "C" NOT NULL,-- what it is about: subject of the task, document number, plan, item, certificate
    content       jsonb       NOT NULL,            -- as handed in, in the form of the API
    digest        text        NOT NULL,            -- SHA-256 of the RFC 8785 form of content
    event_on      date        NOT NULL,            -- 检查日期, 决定日期; of registers the day of the change
    correction_of text        COLLATE "C" REFERENCES record,
    submission    text        NOT NULL,            -- the request or upload it came in with
    submitted_by  text        NOT NULL,
    submitted_at  timestamptz NOT NULL
);
CREATE INDEX record_business ON record (kind, business_key);
CREATE INDEX record_subject ON record (subject_key) WHERE subject_key IS NOT NULL;
CREATE INDEX record_correction ON record (correction_of) WHERE correction_of IS NOT NULL;
-- One result a task, subject and department (domain 3.6); a second one is a correction.
CREATE UNIQUE INDEX record_one_result ON record (task_id, subject_key, department) WHERE kind = 'RESULT' AND correction_of IS NULL;
-- One decision a document number and department.
CREATE UNIQUE INDEX record_one_decision ON record (kind, department, business_key)
    WHERE kind IN ('PENALTY', 'LICENCE') AND correction_of IS NULL;

-- Who sent what under which key: the same question has the same answer.
CREATE TABLE idempotency (
    department text        NOT NULL,
    key        text        NOT NULL,
    digest     text        NOT NULL,   -- of method, path and body
    status     integer     NOT NULL,
    body       text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (department, key)
);

-- Records that went out together under one number, which they keep until their outcome is known.
CREATE TABLE push_batch (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    province    text        NOT NULL,
    channel     text        NOT NULL,
    batch_group text        NOT NULL,
    number      text        NOT NULL CHECK (number ~ '^[0-9]{13}$'),
    state       text        NOT NULL CHECK (state IN
                ('CLAIMED', 'POSTPONED', 'DEFERRED', 'UNCLEAR', 'SETTLED', 'REFUSED', 'FAILED', 'DISSOLVED')),
    records     integer     NOT NULL,
    ticket      text,                   -- what a deferred batch's receipts are asked with
    lease       bigint      NOT NULL,   -- counts claims: only the last one may settle
    next_at     timestamptz NOT NULL,   -- when it is taken up again; of a claimed one, when its worker is given up
    attempts    integer     NOT NULL DEFAULT 0,
    reason      text,
    created_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL,
    UNIQUE (province, number)
) WITH (fillfactor = 80);
CREATE INDEX push_batch_open ON push_batch (province, next_at) WHERE state IN ('CLAIMED', 'POSTPONED', 'DEFERRED', 'UNCLEAR');

-- One record on its way to one receiver.
CREATE TABLE delivery (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,  -- also the order
    record_id    text        COLLATE "C" NOT NULL REFERENCES record,
    province     text        NOT NULL,             -- the entry of the settings
    channel      text        NOT NULL CHECK (channel IN
                 ('ITEMS', 'OFFICERS', 'PLANS', 'TASKS', 'RESULTS', 'PENALTIES', 'LICENCES', 'BEHAVIOURS')),
    external_id  text        COLLATE "C" NOT NULL, -- its id at the receiver
    lane         text        COLLATE "C" NOT NULL, -- order is kept within: a subject, an item, …
    batch_group  text        NOT NULL,             -- only these go out together: the task of a result; empty for all
    content      text        NOT NULL,             -- JSON of the SPI record
    state        text        NOT NULL CHECK (state IN
                 ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR', 'ACCEPTED', 'PUBLISHED', 'REJECTED', 'RETURNED', 'PARKED')),
    next_at      timestamptz NOT NULL,             -- not before; of an accepted one, when it is next asked whether it is public
    most         integer     NOT NULL,             -- records its next batch may have: fewer after a refused one
    attempts     integer     NOT NULL DEFAULT 0,
    push_batch   bigint      REFERENCES push_batch,
    receipt_no   text,
    errors       jsonb,                            -- [{field, code, message}]: why rejected; of an accepted one, warnings
    reason       text,                             -- what happened last, in a sentence
    created_at   timestamptz NOT NULL,
    accepted_at  timestamptz,
    published_on date,
    changed_at   timestamptz NOT NULL,
    UNIQUE (province, channel, external_id),
    CHECK ((state IN ('ACCEPTED', 'PUBLISHED', 'RETURNED')) = (accepted_at IS NOT NULL)),
    CHECK ((state = 'PUBLISHED') = (published_on IS NOT NULL))
) WITH (fillfactor = 80);
CREATE INDEX delivery_record ON delivery (record_id);
CREATE INDEX delivery_pending ON delivery (province, channel, batch_group, id) WHERE state = 'PENDING';
CREATE INDEX delivery_open ON delivery (province, channel, lane, id) WHERE state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR');
CREATE INDEX delivery_task ON delivery (province, lane, id) WHERE channel = 'TASKS';
CREATE INDEX delivery_unclear ON delivery (province, next_at) WHERE state = 'UNCLEAR';
CREATE INDEX delivery_unpublished ON delivery (province, next_at) WHERE state = 'ACCEPTED' AND channel = 'RESULTS';
CREATE INDEX delivery_batch ON delivery (push_batch) WHERE push_batch IS NOT NULL;
CREATE INDEX delivery_receipt ON delivery (receipt_no) WHERE receipt_no IS NOT NULL;
CREATE INDEX delivery_attention ON delivery (state, id) WHERE state IN ('REJECTED', 'RETURNED', 'PARKED', 'UNCLEAR');

-- Everything that happened to a delivery; the evidence chain holds digests of these lines.
CREATE TABLE delivery_event (
    delivery_id bigint      NOT NULL,
    at          timestamptz NOT NULL,
    what        text        NOT NULL,
    push_batch  bigint,
    actor       text        NOT NULL,
    note        text
);
CREATE INDEX delivery_event_of ON delivery_event (delivery_id);

-- The wire exchange of a batch or question, without secrets and personal data.
CREATE TABLE exchange (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    push_batch  bigint,
    delivery_id bigint,
    province    text        NOT NULL,
    operation   text        NOT NULL,
    at          timestamptz NOT NULL,
    millis      bigint      NOT NULL,
    status      integer     NOT NULL,
    outcome     text        NOT NULL,
    request     text        NOT NULL,
    response    text        NOT NULL
);
CREATE INDEX exchange_batch ON exchange (push_batch) WHERE push_batch IS NOT NULL;
CREATE INDEX exchange_delivery ON exchange (delivery_id) WHERE delivery_id IS NOT NULL;

-- Numbers of kept batches: given out in blocks, each once.
CREATE TABLE batch_number (
    province text    NOT NULL,
    day      date    NOT NULL,
    last     integer NOT NULL CHECK (last BETWEEN 0 AND 99999),
    PRIMARY KEY (province, day)
);

-- When nothing is handed to a platform: it is closed, it failed, or a person stopped it. Questions go on.
CREATE TABLE push_gate (
    province     text        PRIMARY KEY,
    closed_until timestamptz,            -- by the platform or after a failure; null: open
    failures     integer     NOT NULL DEFAULT 0,
    paused_by    text,                   -- a person, or 'gateway' after a fault of the settings; null: not paused
    paused_at    timestamptz,
    reason       text,
    CHECK ((paused_by IS NULL) = (paused_at IS NULL))
);

-- What must have happened to a record by when, with the rule as it was then (R48 to R50, 双公示).
CREATE TABLE deadline (
    record_id text COLLATE "C" NOT NULL REFERENCES record,
    rule      text NOT NULL,
    rule_from date NOT NULL,             -- which version of the rule
    duty      text NOT NULL CHECK (duty IN ('ENTERED', 'PUBLISHED')),
    event_on  date NOT NULL,
    due_on    date NOT NULL,
    PRIMARY KEY (record_id, rule)
);
CREATE INDEX deadline_due ON deadline (due_on);
-- 延期 (R51): the one who approves is not the one who asked.
CREATE TABLE deadline_waiver (
    record_id    text        COLLATE "C" NOT NULL,
    rule         text        NOT NULL,
    until        date        NOT NULL,
    reason       text        NOT NULL,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    approved_by  text        CHECK (approved_by <> requested_by),
    approved_at  timestamptz,
    PRIMARY KEY (record_id, rule, requested_at),
    FOREIGN KEY (record_id, rule) REFERENCES deadline,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);
