-- Who closes a task and who marks a record as a suspected crime wait for each other: the second sees what the first did (R60).
-- A penalty holds up any task that visits its subject, so there is one lock for all; both are short and seldom.
CREATE FUNCTION suspicions_held() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(hashtext('provgate.suspicions')) $$;
