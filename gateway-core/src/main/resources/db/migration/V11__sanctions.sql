-- Joint sanctions (联合惩戒, R55 to R58). See docs/sanctions.md and the package sanctions.

-- Which departments carry measures of a field out; written from the catalogue at each start.
CREATE TABLE sanction_executor (
    department text NOT NULL,
    field      text NOT NULL CHECK (field IN ('GOV_PROCUREMENT', 'BIDDING', 'LAND_SUPPLY', 'HONOUR')),
    PRIMARY KEY (department, field)
);

-- A measure that binds a subject, in the words of the catalogue when it began: the look-up reads this table alone.
CREATE TABLE sanction (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    province       text        NOT NULL,
    ground         text        NOT NULL CHECK (ground IN ('ABNORMAL', 'SERIOUS', 'TAX', 'DISHONEST', 'OWN_PENALTY', 'OWN_RESULT')),
    basis_key      text        COLLATE "C" NOT NULL,  -- the entry; of an own finding what all its corrections have in common
    basis_id       text        COLLATE "C" NOT NULL,  -- the entry; of an own finding the record that counts
    measure        text        COLLATE "C" NOT NULL,  -- code in the catalogue
    rule_from      date        NOT NULL,              -- and its version
    subject_key    text        COLLATE "C" NOT NULL,  -- identity in the register
    uscc           text        COLLATE "C",
    name           text        NOT NULL,
    field          text        NOT NULL CHECK (field IN ('GOV_PROCUREMENT', 'BIDDING', 'LAND_SUPPLY', 'HONOUR')),
    measure_zh     text        NOT NULL,
    measure_en     text        NOT NULL,
    legal_basis    text        NOT NULL CHECK (legal_basis <> ''),
    doc_no         text,
    organ          text,                              -- which decided on the basis
    requester      text        NOT NULL,              -- 提请部门
    executors      text[]      NOT NULL,              -- 执行部门
    needs_feedback boolean     NOT NULL,
    begins         date        NOT NULL,
    ends           date,                              -- last day; null: as long as the entry stands
    state          text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'ENDED', 'RECALLED')),
    reason         text        CHECK (reason IN ('EXPIRED', 'LEFT_LIST', 'REPAIRED', 'WITHDRAWN', 'ANNULLED')),
    opened_at      timestamptz NOT NULL,
    closed_at      timestamptz,
    closed_by      text,                              -- who approved; null: the gateway
    digest         text        NOT NULL,              -- SHA-256 of what it says, see docs/sanctions.md
    CHECK ((state = 'OPEN') = (closed_at IS NULL)),
    CHECK ((state = 'OPEN') = (reason IS NULL))
) WITH (fillfactor = 90);
-- No measure twice, and the look-up.
CREATE UNIQUE INDEX sanction_once ON sanction (basis_key, measure, ground, province) WHERE state = 'OPEN';
CREATE INDEX sanction_look_up ON sanction (uscc, field) WHERE state = 'OPEN';
CREATE INDEX sanction_closed_by_hand ON sanction (basis_key, measure) WHERE closed_by IS NOT NULL;

-- Who has been told of a measure or has read it, and so must hear that it is recalled. No foreign key: written by the hundred thousand.
CREATE TABLE sanction_receiver (
    sanction_id bigint      NOT NULL,
    department  text        NOT NULL,
    first_at    timestamptz NOT NULL,
    how         text        NOT NULL CHECK (how IN ('TOLD', 'READ')),
    PRIMARY KEY (sanction_id, department)
);

-- One row a receiver; the measure is undone when each has confirmed.
CREATE TABLE recall (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sanction_id  bigint      NOT NULL,
    department   text        NOT NULL,
    reason       text        NOT NULL CHECK (reason IN ('REPAIRED', 'WITHDRAWN', 'ANNULLED')),
    opened_at    timestamptz NOT NULL,
    confirmed_at timestamptz,
    confirmed_by text,
    remark       text,
    UNIQUE (sanction_id, department),
    CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL))
);
CREATE INDEX recall_department ON recall (department, id);
CREATE INDEX recall_open ON recall (department, opened_at) WHERE confirmed_at IS NULL;

-- 信用修复, 撤销: a measure ends before its day; the one who approves is not the one who wrote.
CREATE TABLE sanction_repair (
    sanction_id  bigint      PRIMARY KEY REFERENCES sanction,
    kind         text        NOT NULL CHECK (kind IN ('REPAIRED', 'ANNULLED')),
    reason       text        NOT NULL,
    document     text        NOT NULL,              -- 文号 of the decision
    department   text        NOT NULL,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    approved_by  text        CHECK (approved_by <> requested_by),
    approved_at  timestamptz,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);

-- Measures of the province itself, as it answered last.
CREATE TABLE province_measure (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    province    text        NOT NULL,
    order_id    text        COLLATE "C" NOT NULL,
    uscc        text        COLLATE "C" NOT NULL,
    area        text        NOT NULL,               -- 惩戒领域, in the province's words
    field       text        CHECK (field IN ('GOV_PROCUREMENT', 'BIDDING', 'LAND_SUPPLY', 'HONOUR')),  -- null: none of ours
    cause       text        NOT NULL,
    measure     text        NOT NULL,
    legal_basis text,
    doc_no      text,
    begins      date,
    ends        date,
    requester   text,
    digest      text        NOT NULL,
    first_at    timestamptz NOT NULL,
    gone_at     timestamptz,                        -- when the province no longer named it
    UNIQUE (uscc, order_id, province)
);
CREATE INDEX province_measure_look_up ON province_measure (uscc) WHERE gone_at IS NULL;
-- Whom the province was asked about, and when.
CREATE TABLE province_asked (
    uscc     text        COLLATE "C" NOT NULL,
    province text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (uscc, province)
);

-- What was done about a measure, ours or the province's.
CREATE TABLE sanction_feedback (
    id                  text        COLLATE "C" PRIMARY KEY,
    sanction_id         bigint,
    province_measure_id bigint,
    department          text        NOT NULL,
    action              text        NOT NULL,
    done_on             date        NOT NULL,
    remark              text,
    written_by          text        NOT NULL,
    written_at          timestamptz NOT NULL,
    CHECK ((sanction_id IS NULL) <> (province_measure_id IS NULL))
);
CREATE INDEX sanction_feedback_of ON sanction_feedback (sanction_id, department) WHERE sanction_id IS NOT NULL;
CREATE INDEX sanction_feedback_of_province ON sanction_feedback (province_measure_id) WHERE province_measure_id IS NOT NULL;

ALTER TABLE sanction_executor ENABLE ROW LEVEL SECURITY;
ALTER TABLE sanction ENABLE ROW LEVEL SECURITY;
ALTER TABLE sanction_receiver ENABLE ROW LEVEL SECURITY;
ALTER TABLE recall ENABLE ROW LEVEL SECURITY;
ALTER TABLE sanction_repair ENABLE ROW LEVEL SECURITY;
ALTER TABLE province_measure ENABLE ROW LEVEL SECURITY;
ALTER TABLE province_asked ENABLE ROW LEVEL SECURITY;
ALTER TABLE sanction_feedback ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON sanction_executor TO provgate_gateway USING (true);
CREATE POLICY gateway ON sanction TO provgate_gateway USING (true);
CREATE POLICY gateway ON sanction_receiver TO provgate_gateway USING (true);
CREATE POLICY gateway ON recall TO provgate_gateway USING (true);
CREATE POLICY gateway ON sanction_repair TO provgate_gateway USING (true);
CREATE POLICY gateway ON province_measure TO provgate_gateway USING (true);
CREATE POLICY gateway ON province_asked TO provgate_gateway USING (true);
CREATE POLICY gateway ON sanction_feedback TO provgate_gateway USING (true);

-- Fields a department carries out; an agreement about fields of sanction widens this view of them.
CREATE POLICY own ON sanction_executor FOR SELECT TO provgate_department USING (department = current_department());
CREATE POLICY shared ON sanction FOR SELECT TO provgate_department USING (
    field IN (SELECT x.field FROM sanction_executor x WHERE x.department = current_department())
    OR requester = current_department()
    OR EXISTS (SELECT FROM recall r WHERE r.sanction_id = sanction.id AND r.department = current_department()));
CREATE POLICY close ON sanction FOR UPDATE TO provgate_department USING (
    requester = current_department() OR current_department() = ANY (executors));
CREATE POLICY shared ON province_measure FOR SELECT TO provgate_department USING (
    field IN (SELECT x.field FROM sanction_executor x WHERE x.department = current_department()));
-- A department that ends a measure recalls it from whoever knows it.
CREATE POLICY shared ON sanction_receiver FOR SELECT TO provgate_department USING (
    department = current_department() OR EXISTS (SELECT FROM sanction s WHERE s.id = sanction_id));
CREATE POLICY own ON recall FOR SELECT TO provgate_department USING (department = current_department());
CREATE POLICY confirm ON recall FOR UPDATE TO provgate_department USING (department = current_department());
-- the two tables would ask for each other without end, so a function of the owner tells
CREATE FUNCTION has_recalled(of_id bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM sanction s WHERE s.id = of_id AND s.state = 'RECALLED'
                      AND (s.requester = current_department() OR current_department() = ANY (s.executors)))
$$;
CREATE POLICY tell ON recall FOR INSERT TO provgate_department WITH CHECK (has_recalled(sanction_id));
CREATE POLICY shared ON sanction_repair FOR SELECT TO provgate_department USING (
    department = current_department() OR EXISTS (SELECT FROM sanction s WHERE s.id = sanction_id));
CREATE POLICY own ON sanction_repair FOR INSERT TO provgate_department WITH CHECK (department = current_department());
CREATE POLICY approve ON sanction_repair FOR UPDATE TO provgate_department USING (
    department = current_department()
    OR EXISTS (SELECT FROM sanction s WHERE s.id = sanction_id AND s.requester = current_department()));
CREATE POLICY shared ON sanction_feedback FOR SELECT TO provgate_department USING (
    department = current_department()
    OR EXISTS (SELECT FROM sanction s WHERE s.id = sanction_id AND s.requester = current_department()));
CREATE POLICY own ON sanction_feedback FOR INSERT TO provgate_department WITH CHECK (department = current_department());

GRANT SELECT ON sanction_executor, sanction, sanction_receiver, recall, sanction_repair, province_measure, sanction_feedback
    TO provgate_department;
GRANT INSERT ON recall, sanction_repair, sanction_feedback TO provgate_department;
GRANT UPDATE (state, reason, closed_at, closed_by) ON sanction TO provgate_department;
GRANT UPDATE (confirmed_at, confirmed_by, remark) ON recall TO provgate_department;
GRANT UPDATE (approved_by, approved_at) ON sanction_repair TO provgate_department;
-- What nobody has approved can be taken back.
CREATE POLICY withdraw ON sanction_repair FOR DELETE TO provgate_department USING (
    department = current_department() AND approved_by IS NULL);
GRANT DELETE ON sanction_repair TO provgate_department;
