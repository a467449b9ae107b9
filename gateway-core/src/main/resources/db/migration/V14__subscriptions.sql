-- Who wants to be told of events at an address of his own, and what became of each. See docs/subscriptions.md.

-- Up to position every event is delivered, or stands in webhook. One worker at a time has a subscription, by its lease.
CREATE TABLE subscription (
    id              text        COLLATE "C" PRIMARY KEY CHECK (id ~ '^sub_[0-9a-f]{16}$'),
    department      text        NOT NULL,
    url             text        NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
    types           text[]      NOT NULL,  -- empty: all
    description     text        NOT NULL,
    state           text        NOT NULL DEFAULT 'ON' CHECK (state IN ('ON', 'GONE', 'REMOVED')),
    secret          bytea,                 -- sealed; null once removed
    previous_secret bytea,                 -- sealed; signs too until
    previous_until  timestamptz,
    position        bigint      NOT NULL,
    lease           bigint      NOT NULL DEFAULT 0,
    leased_until    timestamptz NOT NULL,
    failures        integer     NOT NULL DEFAULT 0,  -- in a row, of the address as a whole
    closed_until    timestamptz,           -- left alone until
    failed_at       timestamptz,           -- the first of those failures
    error           text,                  -- the last of them
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL,
    CHECK ((state = 'REMOVED') = (secret IS NULL)),
    CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
);
CREATE INDEX subscription_department ON subscription (department) WHERE state <> 'REMOVED';
ALTER TABLE subscription ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON subscription TO provgate_gateway USING (true);
CREATE POLICY own ON subscription TO provgate_department
    USING (department = current_department()) WITH CHECK (department = current_department());
GRANT SELECT, INSERT, UPDATE ON subscription TO provgate_department;

-- What was tried: written when the outcome is known, so that events nobody has got to yet cost no row. No foreign keys: many rows.
CREATE TABLE webhook (
    subscription_id text        COLLATE "C" NOT NULL,
    event_id        bigint      NOT NULL,
    department      text        NOT NULL,
    -- RETRY failed, and waits for its time; WAITING for an earlier one of its subject, or to be sent again
    state           text        NOT NULL CHECK (state IN ('DELIVERED', 'RETRY', 'WAITING', 'PARKED')),
    attempts        integer     NOT NULL,
    first_at        timestamptz,
    last_at         timestamptz,
    status          integer,               -- of the last answer; null: there was none
    error           text,
    next_at         timestamptz,
    PRIMARY KEY (subscription_id, event_id),
    CHECK ((next_at IS NOT NULL) = (state IN ('RETRY', 'WAITING')))
);
CREATE INDEX webhook_open ON webhook (subscription_id, event_id) WHERE next_at IS NOT NULL;
CREATE INDEX webhook_parked ON webhook (subscription_id, event_id) WHERE state = 'PARKED';
ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON webhook TO provgate_gateway USING (true);
CREATE POLICY own ON webhook TO provgate_department
    USING (department = current_department()) WITH CHECK (department = current_department());
GRANT SELECT, INSERT, UPDATE ON webhook TO provgate_department;
