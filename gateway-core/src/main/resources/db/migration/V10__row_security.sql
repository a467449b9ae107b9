-- What a department's connections see of what was there before departments had connections of their own. They write nothing here:
-- what a department hands in passes the service's checks and is written by the gateway, which has to look across departments
-- (numbers, duplicates, who sits where). See docs/access.md.

-- What everybody in the joint conference sees: nights, registers but for the names of persons, what is made public anyway (R23).
GRANT SELECT ON run, run_stream, frontier, push_batch, list_entry, item_list, item, officer, push_gate, subject_tag TO provgate_department;
GRANT SELECT (id, run_id, province, stream, settled_at) ON quarantine TO provgate_department;
GRANT SELECT (province, identity, updated_at, run_id, valid_from, stale, source_key, uscc, reg_no, name, ent_type, industry_code, est_date,
              reg_org, area_code, address, scope, op_from, op_to, state, state_date, reg_capital, currency, risk_grade, on_abnormal_list,
              on_serious_list) ON subject TO provgate_department;
GRANT SELECT (province, identity, updated_at, run_id, valid_from, valid_to, stale, source_key, uscc, reg_no, name, ent_type,
              industry_code, est_date, reg_org, area_code, address, scope, op_from, op_to, state, state_date, reg_capital, currency,
              risk_grade, on_abnormal_list, on_serious_list) ON subject_history TO provgate_department;
-- Of item lists drafts are their department's own.
ALTER TABLE item_list ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON item_list TO provgate_gateway USING (true);
CREATE POLICY own_or_fixed ON item_list FOR SELECT TO provgate_department
    USING (department = current_department() OR state = 'FIXED' AND current_department() IS NOT NULL);
ALTER TABLE item ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON item TO provgate_gateway USING (true);
CREATE POLICY of_list ON item FOR SELECT TO provgate_department USING (list_id IN (SELECT l.id FROM item_list l));
-- To prove its deeds a department appends to the log and knows its end, no more.
GRANT SELECT (sequence, hash), INSERT ON evidence TO provgate_department;

-- Who lends a hand in a draw sees it.
ALTER TABLE batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON batch TO provgate_gateway USING (true);
ALTER TABLE batch_department ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON batch_department TO provgate_gateway USING (true);
-- Each table's rows are seen with the batch's; the two tables would ask for each other without end, so a function of the owner tells.
CREATE FUNCTION takes_part(batch text, lead text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT lead = current_department()
        OR EXISTS (SELECT FROM batch_department d WHERE d.batch_id = batch AND d.department = current_department())
$$;
CREATE POLICY taking_part ON batch FOR SELECT TO provgate_department USING (takes_part(id, lead_department));
CREATE POLICY of_batch ON batch_department FOR SELECT TO provgate_department USING (batch_id IN (SELECT b.id FROM batch b));
GRANT SELECT ON batch, batch_department TO provgate_department;
DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY '{batch_contributor,batch_exclusion,batch_line}'::text[] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY gateway ON %I TO provgate_gateway USING (true)', t);
        EXECUTE format('CREATE POLICY of_batch ON %I FOR SELECT TO provgate_department USING (batch_id IN (SELECT b.id FROM batch b))', t);
        EXECUTE format('GRANT SELECT ON %I TO provgate_department', t);
    END LOOP;
END
$$;

-- Plans: one's own, and those in force.
ALTER TABLE plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON plan TO provgate_gateway USING (true);
CREATE POLICY own_or_in_force ON plan FOR SELECT TO provgate_department
    USING (lead_department = current_department() OR state <> 'DRAFT' AND current_department() IS NOT NULL);
ALTER TABLE plan_round ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON plan_round TO provgate_gateway USING (true);
CREATE POLICY of_plan ON plan_round FOR SELECT TO provgate_department
    USING ((plan_id, version) IN (SELECT p.plan_id, p.version FROM plan p));
GRANT SELECT ON plan, plan_round TO provgate_department;

-- Officers are public with their register; whom somebody is related to is not.
ALTER TABLE officer_conflict ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON officer_conflict TO provgate_gateway USING (true);
CREATE POLICY own ON officer_conflict FOR SELECT TO provgate_department
    USING (officer_id IN (SELECT o.id FROM officer o WHERE o.department = current_department()));
GRANT SELECT ON officer_conflict TO provgate_department;

-- Tasks: where one has a seat, or takes part in the draw. A department sees the whole form of a subject it visits.
CREATE INDEX task_seat_department ON task_seat (department, task_id);
ALTER TABLE task ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON task TO provgate_gateway USING (true);
CREATE FUNCTION has_seat(task text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM task_seat s WHERE s.department = current_department() AND s.task_id = task)
$$;
CREATE POLICY seated ON task FOR SELECT TO provgate_department
    USING (has_seat(id) OR batch_id IN (SELECT b.id FROM batch b));
DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY '{task_target,task_seat}'::text[] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY gateway ON %I TO provgate_gateway USING (true)', t);
        EXECUTE format('CREATE POLICY of_task ON %I FOR SELECT TO provgate_department USING (task_id IN (SELECT k.id FROM task k))', t);
        EXECUTE format('GRANT SELECT ON %I TO provgate_department', t);
    END LOOP;
END
$$;
GRANT SELECT ON task TO provgate_department;

-- What departments hand in, and what became of it.
ALTER TABLE record ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON record TO provgate_gateway USING (true);
CREATE POLICY own ON record FOR SELECT TO provgate_department USING (department = current_department());
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON delivery TO provgate_gateway USING (true);
CREATE POLICY own ON delivery FOR SELECT TO provgate_department
    USING (EXISTS (SELECT FROM record r WHERE r.id = record_id AND r.department = current_department()));
ALTER TABLE delivery_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON delivery_event TO provgate_gateway USING (true);
CREATE POLICY own ON delivery_event FOR SELECT TO provgate_department
    USING (EXISTS (SELECT FROM delivery d WHERE d.id = delivery_id));
-- A batch holds records of several departments: its wire exchange is the office's. One's own look-ups are seen.
ALTER TABLE exchange ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON exchange TO provgate_gateway USING (true);
CREATE POLICY own ON exchange FOR SELECT TO provgate_department
    USING (EXISTS (SELECT FROM delivery d WHERE d.id = delivery_id));
ALTER TABLE deadline ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON deadline TO provgate_gateway USING (true);
CREATE POLICY own ON deadline FOR SELECT TO provgate_department
    USING (EXISTS (SELECT FROM record r WHERE r.id = record_id AND r.department = current_department()));
ALTER TABLE deadline_waiver ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON deadline_waiver TO provgate_gateway USING (true);
CREATE POLICY own ON deadline_waiver FOR SELECT TO provgate_department
    USING (EXISTS (SELECT FROM record r WHERE r.id = record_id AND r.department = current_department()));
GRANT SELECT ON record, delivery, delivery_event, exchange, deadline, deadline_waiver TO provgate_department;

-- Tables are made by their owner alone; the night asks it to, and names nothing but what belongs to a register.
CREATE FUNCTION register_table(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF name !~ '^"?(subject|list_entry|staging)_[a-z0-9][a-z0-9_-]{0,50}"?$' THEN RAISE EXCEPTION 'no table of a register: %', name; END IF;
    RETURN trim(both '"' from name);
END
$$;
-- room for a new version beside the old one: a changed row then leaves the indexes alone
CREATE FUNCTION register_partition(name text, parent text, value text, divided boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF parent NOT IN ('subject', 'list_entry') THEN parent := register_table(parent); END IF;
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES IN (%L) %s', register_table(name), parent, value,
                   CASE WHEN divided THEN 'PARTITION BY LIST (kind)' ELSE 'WITH (fillfactor = 90)' END);
END
$$;
CREATE FUNCTION register_unindexed(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t text := register_table(name); c text;
BEGIN
    FOREACH c IN ARRAY '{identity,source_key,bucket,stale}'::text[] LOOP EXECUTE format('DROP INDEX IF EXISTS %I', t || '_' || c); END LOOP;
END
$$;
-- stale rows are few and looked for in every merge; analysed is what the merge joins by, autovacuum looks at the rest when it has time
CREATE FUNCTION register_indexed(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t text := register_table(name);
BEGIN
    EXECUTE format('CREATE UNIQUE INDEX %I ON %I (identity)', t || '_identity', t);
    EXECUTE format('CREATE INDEX %I ON %I (source_key)', t || '_source_key', t);
    EXECUTE format('CREATE INDEX %I ON %I (bucket)', t || '_bucket', t);
    EXECUTE format('CREATE INDEX %I ON %I (identity) WHERE stale', t || '_stale', t);
    EXECUTE format('ANALYZE %I (identity, source_key, bucket, stale)', t);
END
$$;
CREATE FUNCTION staging_made(name text, parent text, columns text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF parent NOT IN ('subject', 'list_entry') THEN RAISE EXCEPTION 'no register: %', parent; END IF;
    EXECUTE format('CREATE UNLOGGED TABLE IF NOT EXISTS %I WITH (autovacuum_enabled = false) AS
                    SELECT 0::bigint AS seq, false AS withdrawn, identity, bucket, content_hash, updated_at, false AS held, %s
                      FROM %I LIMIT 0',
                   register_table(name), (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(columns) WITH ORDINALITY AS u (c, n)),
                   parent);
END
$$;
CREATE FUNCTION staging_cleared(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
    $$ BEGIN EXECUTE format('TRUNCATE %I', register_table(name)); END $$;
CREATE FUNCTION staging_gone(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
    $$ BEGIN EXECUTE format('DROP TABLE IF EXISTS %I', register_table(name)); END $$;
CREATE FUNCTION staging_analysed(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
    $$ BEGIN EXECUTE format('ANALYZE %I (identity, source_key, uscc, withdrawn)', register_table(name)); END $$;
REVOKE EXECUTE ON FUNCTION register_partition, register_unindexed, register_indexed, staging_made, staging_cleared, staging_gone,
    staging_analysed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_partition, register_unindexed, register_indexed, staging_made, staging_cleared, staging_gone,
    staging_analysed TO provgate_gateway;
