-- Transfers, suspected crimes, clues. See docs/transfers.md and the package transfers.

-- Two more ways out to a province, and what goes there.
ALTER TABLE delivery DROP CONSTRAINT delivery_channel_check;
ALTER TABLE delivery ADD CONSTRAINT delivery_channel_check CHECK (channel IN
    ('ITEMS', 'OFFICERS', 'PLANS', 'TASKS', 'RESULTS', 'PENALTIES', 'LICENCES', 'BEHAVIOURS', 'TRANSFERS', 'SANCTION_FEEDBACK')) NOT VALID;
ALTER TABLE record DROP CONSTRAINT record_kind_check;
ALTER TABLE record ADD CONSTRAINT record_kind_check CHECK (kind IN
    ('RESULT', 'PENALTY', 'LICENCE', 'PLAN', 'TASK', 'ITEM', 'OFFICER', 'TRANSFER', 'FEEDBACK')) NOT VALID;

-- 案件移送、抄告 (domain 3.11). What is handed over never changes; one that came back is put right by a further one that names it.
CREATE TABLE transfer (
    id              text        COLLATE "C" PRIMARY KEY CHECK (id ~ '^[0-9]{6}-[0-9]{8}-[0-9a-f]{12}$'),
    kind            text        NOT NULL CHECK (kind IN ('OTHER_DEPT', 'PUBLIC_SECURITY', 'JUDICIAL', 'COPY')),
    state           text        NOT NULL CHECK (state IN
                    ('DRAFT', 'APPROVED', 'SENT', 'RECEIVED', 'RETURNED', 'FILED', 'NOT_FILED', 'HANDLED', 'WITHDRAWN')),
    province        text        NOT NULL,
    area_code       text        NOT NULL,
    from_department text        NOT NULL REFERENCES department,
    to_department   text        REFERENCES department CHECK (to_department <> from_department),
    to_organ        text,                              -- one that is no department here: its answer is entered by the sender
    origin          text        NOT NULL CHECK (origin IN
                    ('ON_SITE', 'COMPLAINT', 'REPORT', 'SUPERIOR', 'OTHER_ORGAN', 'MEDIA', 'OTHER')),
    record_id       text        COLLATE "C",           -- the result or penalty it comes from
    clue_id         text        COLLATE "C" UNIQUE,
    follows         text        COLLATE "C" UNIQUE REFERENCES transfer,
    subject_key     text        COLLATE "C",           -- identity in the register; null where it has none
    uscc            text,
    name            text        NOT NULL,
    item            text        NOT NULL,
    facts           text        NOT NULL,
    evidence        text,
    needs_feedback  boolean     NOT NULL,
    contact         text,
    digest          text        NOT NULL,              -- SHA-256 of the RFC 8785 form of what was written
    written_by      text        NOT NULL,
    written_at      timestamptz NOT NULL,
    approved_by     text        CHECK (approved_by <> written_by),
    sent_at         timestamptz,
    receipt_no      text,                              -- the receiver's; the province's stands in its delivery
    due_rule        text,                              -- by which an answer or outcome is due; null: nothing is
    due_from        date,
    due_on          date,                              -- null while its year's working days are not known
    filed_at        timestamptz,                       -- when it was put into the outbox for the province
    CHECK ((to_department IS NULL) <> (to_organ IS NULL)),
    CHECK (sent_at IS NULL OR kind NOT IN ('PUBLIC_SECURITY', 'JUDICIAL') OR approved_by IS NOT NULL),
    CHECK (state NOT IN ('DRAFT', 'APPROVED') OR sent_at IS NULL),
    CHECK (state IN ('DRAFT', 'APPROVED', 'WITHDRAWN') OR sent_at IS NOT NULL),
    CHECK ((due_rule IS NULL) = (due_from IS NULL) AND (due_on IS NULL OR due_rule IS NOT NULL))
);
CREATE INDEX transfer_sender ON transfer (from_department, written_at DESC, id DESC);
CREATE INDEX transfer_receiver ON transfer (to_department, written_at DESC, id DESC) WHERE sent_at IS NOT NULL;
CREATE INDEX transfer_record ON transfer (record_id) WHERE record_id IS NOT NULL;
CREATE INDEX transfer_due ON transfer (due_on) WHERE due_rule IS NOT NULL;
CREATE INDEX transfer_unfiled ON transfer (province) WHERE filed_at IS NULL AND sent_at IS NOT NULL AND state <> 'WITHDRAWN';

-- Every step of a transfer's life.
CREATE TABLE transfer_step (
    transfer_id text        COLLATE "C" NOT NULL REFERENCES transfer,
    number      integer     NOT NULL,
    state       text        NOT NULL,
    department  text        NOT NULL,
    actor       text        NOT NULL,
    at          timestamptz NOT NULL,
    note        text,
    PRIMARY KEY (transfer_id, number)
);

-- 涉嫌犯罪 (R60): ends with a case that was handed over, or for a reason that another person has reviewed; no other way.
CREATE TABLE suspected_crime (
    record_id      text        COLLATE "C" PRIMARY KEY,
    department     text        NOT NULL,
    grounds        text        NOT NULL,
    marked_by      text        NOT NULL,
    marked_at      timestamptz NOT NULL,
    due_rule       text,
    due_from       date,
    due_on         date,
    reason         text,                               -- why it is none after all
    reason_by      text,
    reason_at      timestamptz,
    reviewed_by    text        CHECK (reviewed_by <> reason_by),
    reviewed_at    timestamptz,
    CHECK ((reason IS NULL) = (reason_by IS NULL) AND (reason IS NULL) = (reason_at IS NULL)),
    CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL) AND (reviewed_by IS NULL OR reason IS NOT NULL)),
    CHECK ((due_rule IS NULL) = (due_from IS NULL) AND (due_on IS NULL OR due_rule IS NOT NULL))
);

-- Where suspicions stand, over all departments: a batch is several departments', and who closes it may not see all of theirs.
-- The case may name the record itself or any correction of it: a correction ends no suspicion, and needs no second case.
CREATE FUNCTION suspicion_state(suspect text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE
        WHEN s.reviewed_by IS NOT NULL THEN 'DISMISSED'
        WHEN EXISTS (SELECT FROM record r
                       JOIN record o ON o.kind = r.kind AND o.business_key = r.business_key AND o.department = r.department
                       JOIN transfer t ON t.record_id = o.id
                      WHERE r.id = s.record_id AND t.kind IN ('PUBLIC_SECURITY', 'JUDICIAL')
                        AND t.state IN ('SENT', 'RECEIVED', 'FILED', 'NOT_FILED', 'HANDLED')) THEN 'TRANSFERRED'
        ELSE 'OPEN' END
      FROM suspected_crime s WHERE s.record_id = suspect
$$;
-- The first record of a task that keeps it from being closed; null if there is none.
CREATE FUNCTION suspicion_of_task(task text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.record_id FROM suspected_crime s JOIN record r ON r.id = s.record_id
     WHERE (r.task_id = task
            -- a penalty knows no task: it holds up those in which its department visits its subject
            OR r.task_id IS NULL AND EXISTS (SELECT FROM task_seat x WHERE x.task_id = task AND x.subject_key = r.subject_key
                                                                      AND x.department = r.department))
       AND suspicion_state(s.record_id) = 'OPEN' ORDER BY s.record_id LIMIT 1
$$;
-- How a transfer stands with the province's platform; the delivery is the sender's, who receives sees no more of it than this.
CREATE FUNCTION transfer_delivery(transfer text) RETURNS TABLE (state text, receipt_no text) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    SELECT d.state, d.receipt_no FROM record r JOIN delivery d ON d.record_id = r.id
     WHERE r.kind = 'TRANSFER' AND r.business_key = transfer
$$;
REVOKE EXECUTE ON FUNCTION suspicion_state(text), suspicion_of_task(text), transfer_delivery(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION suspicion_state(text), suspicion_of_task(text), transfer_delivery(text) TO provgate_gateway, provgate_department;

-- 公众线索 (R72, R67): what anybody told. Contact is personal data, for the department it was assigned to alone.
CREATE TABLE clue (
    id          text        COLLATE "C" PRIMARY KEY CHECK (id ~ '^C[0-9]{8}-[0-9a-f]{12}$'),
    subject     text        NOT NULL,                  -- name or USCC, as told
    what        text        NOT NULL,
    place       text,
    contact     text,
    received_at timestamptz NOT NULL,
    state       text        NOT NULL CHECK (state IN ('NEW', 'ASSIGNED', 'INSPECTED', 'TRANSFERRED', 'CLOSED')),
    department  text        REFERENCES department,
    assigned_by text,
    assigned_at timestamptz,
    task_id     text        REFERENCES task,
    transfer_id text        COLLATE "C" REFERENCES transfer,
    reason      text,                                  -- why nothing is done about it
    settled_by  text,
    settled_at  timestamptz,
    CHECK ((state = 'NEW') = (department IS NULL) AND (department IS NULL) = (assigned_by IS NULL)
           AND (department IS NULL) = (assigned_at IS NULL)),
    CHECK ((state = 'INSPECTED') = (task_id IS NOT NULL)),
    CHECK ((state = 'TRANSFERRED') = (transfer_id IS NOT NULL)),
    CHECK ((state = 'CLOSED') = (reason IS NOT NULL)),
    CHECK ((state IN ('NEW', 'ASSIGNED')) = (settled_by IS NULL) AND (settled_by IS NULL) = (settled_at IS NULL))
);
CREATE INDEX clue_new ON clue (received_at DESC, id DESC);
CREATE INDEX clue_assigned ON clue (department, received_at DESC, id DESC) WHERE department IS NOT NULL;

-- Both sides see a transfer, the receiver once it was sent; nobody else does.
ALTER TABLE transfer ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON transfer TO provgate_gateway USING (true);
CREATE POLICY sides ON transfer FOR SELECT TO provgate_department
    USING (from_department = current_department() OR to_department = current_department() AND sent_at IS NOT NULL);
CREATE POLICY write ON transfer FOR INSERT TO provgate_department WITH CHECK (from_department = current_department());
CREATE POLICY step ON transfer FOR UPDATE TO provgate_department
    USING (from_department = current_department() OR to_department = current_department() AND sent_at IS NOT NULL);
GRANT SELECT, INSERT, UPDATE (state, approved_by, sent_at, receipt_no, due_rule, due_from, due_on) ON transfer TO provgate_department;

ALTER TABLE transfer_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON transfer_step TO provgate_gateway USING (true);
CREATE POLICY sides ON transfer_step FOR SELECT TO provgate_department
    USING (EXISTS (SELECT FROM transfer t WHERE t.id = transfer_id));
CREATE POLICY step ON transfer_step FOR INSERT TO provgate_department
    WITH CHECK (department = current_department() AND EXISTS (SELECT FROM transfer t WHERE t.id = transfer_id));
GRANT SELECT, INSERT ON transfer_step TO provgate_department;

ALTER TABLE suspected_crime ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON suspected_crime TO provgate_gateway USING (true);
CREATE POLICY own ON suspected_crime TO provgate_department USING (department = current_department());
GRANT SELECT, INSERT, UPDATE (reason, reason_by, reason_at, reviewed_by, reviewed_at) ON suspected_crime TO provgate_department;

ALTER TABLE clue ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON clue TO provgate_gateway USING (true);
CREATE POLICY assigned ON clue FOR SELECT TO provgate_department USING (department = current_department());
CREATE POLICY settle ON clue FOR UPDATE TO provgate_department USING (department = current_department());
GRANT SELECT, UPDATE (state, task_id, transfer_id, reason, settled_by, settled_at) ON clue TO provgate_department;
