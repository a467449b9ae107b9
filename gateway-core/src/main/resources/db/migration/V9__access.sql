-- Who may do what, and what departments are told of. See docs/access.md and the packages access and events.

-- Three roles the gateway works as; it signs in as provgate_app, which owns nothing and by itself may nothing.
--   provgate_gateway     the gateway's own work and the office's: all departments
--   provgate_department  what a department's people and systems ask for: its own rows and what is shared with it
--   provgate_public      what anybody may read: the views of the open data
-- Roles belong to the whole server: another database of it may have made them.
-- Where the owner may make no roles, an administrator has made them and granted the three (docs/operations.md).
DO $$
DECLARE r text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'provgate_app') THEN CREATE ROLE provgate_app LOGIN NOINHERIT; END IF;
    FOREACH r IN ARRAY '{provgate_gateway,provgate_department,provgate_public}'::text[] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', r); END IF;
        IF NOT pg_has_role('provgate_app', r, 'MEMBER') THEN EXECUTE format('GRANT %I TO provgate_app', r); END IF;
        -- one login for everything is allowed: it works as these roles too
        IF NOT pg_has_role(current_user, r, 'MEMBER') THEN EXECUTE format('GRANT %I TO %I', r, current_user); END IF;
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO provgate_gateway;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO provgate_gateway;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO provgate_gateway;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO provgate_gateway;

-- The department a connection of provgate_department works for; null, and so no rows, where none is set.
CREATE FUNCTION current_department() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('provgate.department', true), '') $$;

-- 成员单位 (R38, R39). Codes are ours.
CREATE TABLE department (
    code    text    COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Za-z0-9._:-]{1,64}$'),
    name_zh text    NOT NULL,
    name_en text    NOT NULL,
    active  boolean NOT NULL DEFAULT true
);
INSERT INTO department (code, name_zh, name_en) VALUES
    ('SC', '市场监督管理局', 'Market Regulation'),
    ('FG', '发展和改革委员会', 'Development and Reform'),
    ('JY', '教育体育局', 'Education and Sports'),
    ('GX', '工业和信息化局', 'Industry and Information Technology'),
    ('GA', '公安局', 'Public Security'),
    ('MZ', '民政局', 'Civil Affairs'),
    ('SF', '司法局', 'Justice'),
    ('CZ', '财政局', 'Finance'),
    ('RS', '人力资源和社会保障局', 'Human Resources and Social Security'),
    ('ZR', '自然资源局', 'Natural Resources'),
    ('ST', '生态环境局', 'Ecology and Environment'),
    ('ZJ', '住房和城乡建设局', 'Housing and Urban-Rural Development'),
    ('JT', '交通运输局', 'Transport'),
    ('SL', '水利局', 'Water Resources'),
    ('NY', '农业农村局', 'Agriculture and Rural Affairs'),
    ('SW', '商务局', 'Commerce'),
    ('WL', '文化和旅游局', 'Culture and Tourism'),
    ('WJ', '卫生健康委员会', 'Health'),
    ('YJ', '应急管理局', 'Emergency Management'),
    ('TJ', '统计局', 'Statistics'),
    ('SH', '税务局', 'Taxation'),
    ('XF', '消防救援大队', 'Fire and Rescue');

-- People. Passwords only as Argon2id; the secret of the second factor sealed with the gateway's own key.
CREATE TABLE person (
    login         text        COLLATE "C" PRIMARY KEY CHECK (login ~ '^[a-z0-9._-]{2,40}$'),
    name          text        NOT NULL,
    department    text        NOT NULL REFERENCES department,
    roles         text[]      NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ '{CLERK,REVIEWER,OPERATOR,AUDITOR,SECURITY}'),
    password_hash text,                    -- null: signs in elsewhere, or has not set one yet
    totp_sealed   bytea,                   -- null: no second factor yet
    totp_last     bigint      NOT NULL DEFAULT 0,  -- the step of the last code used: each counts once
    oidc_subject  text        UNIQUE,
    active        boolean     NOT NULL DEFAULT true,
    failures      integer     NOT NULL DEFAULT 0,
    locked_until  timestamptz,
    changed_by    text        NOT NULL,
    changed_at    timestamptz NOT NULL
);
-- A code that somebody types once: to become the first security administrator, or to set a first password.
CREATE TABLE one_time_code (
    code_hash  bytea       PRIMARY KEY,    -- SHA-256
    login      text        COLLATE "C" REFERENCES person,  -- null: whoever types it becomes the first security administrator
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
-- Systems of departments. A key is shown once; what is kept is its SHA-256 (it is 256 random bits).
CREATE TABLE client (
    id         text        COLLATE "C" PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
    department text        NOT NULL REFERENCES department,
    name       text        NOT NULL,
    scopes     text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    networks   cidr[]      NOT NULL DEFAULT '{}',  -- may come from there alone; empty: from anywhere
    key_hash   bytea       NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    revoked_by text,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);

-- What departments are told of: numbers grow in the order of commits.
CREATE TABLE event (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    receiver    text        NOT NULL,
    type        text        NOT NULL,
    subject_key text        COLLATE "C",
    object      text        NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX event_feed ON event (receiver, id);
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON event TO provgate_gateway USING (true);
CREATE POLICY own ON event FOR SELECT TO provgate_department USING (receiver = current_department());
-- a department's deed tells others
CREATE POLICY tell ON event FOR INSERT TO provgate_department WITH CHECK (current_department() IS NOT NULL);
GRANT SELECT, INSERT ON event TO provgate_department;
GRANT SELECT ON department TO provgate_department, provgate_public;
