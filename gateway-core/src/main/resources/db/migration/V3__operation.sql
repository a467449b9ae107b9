-- What the gateway notes about its own work.

-- Attempts that gave no answer; answered ones are only counted.
CREATE TABLE call_journal (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    province  text        NOT NULL,
    operation text        NOT NULL,
    outcome   text        NOT NULL,
    status    integer     NOT NULL,
    millis    bigint      NOT NULL,
    bytes     bigint      NOT NULL,
    message   text        NOT NULL
);
CREATE INDEX call_journal_at ON call_journal (province, at);

CREATE TABLE night_report (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    report jsonb       NOT NULL
);

-- db-scheduler's table, as its documentation gives it for PostgreSQL.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
